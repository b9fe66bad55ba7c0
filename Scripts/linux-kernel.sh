#!/usr/bin/env bash
# Downloads a kernel of Debian's from the machine's own package source into a folder, and prints its
# path: that of the cloud images, or for armhf the one for all boards. Nothing is installed; no rights
# are needed. A kernel that is there is kept.
#
# Usage: Scripts/linux-kernel.sh [amd64, arm64 or armhf; amd64 if not given]
#        [folder, .build-linux-kernel if not given]
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
architecture=${1:-amd64}
folder=${2:-$root/.build-linux-kernel}

kernel=$folder/vmlinuz
case $architecture in
  amd64) image=linux-image-cloud-amd64 ;;
  arm64) image=linux-image-cloud-arm64 kernel+=-arm64 ;;
  armhf) image=linux-image-armmp kernel+=-armhf ;;
  *)
    echo "linux-kernel: no kernel for $architecture is known" >&2
    exit 1
    ;;
esac

if [ ! -e "$kernel" ]; then
  if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
    echo "linux-kernel: apt-get and dpkg-deb are needed" >&2
    exit 1
  fi
  mkdir -p "$folder"
  work=$(mktemp -d "$folder/download.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  is_native=1
  if [ "$architecture" != "$(dpkg --print-architecture)" ]; then
    # Lists of another architecture's packages, beside the machine's own.
    is_native=
    mkdir -p "$work/state/lists/partial" "$work/cache/archives/partial"
    touch "$work/status"
    cat >"$work/apt.conf" <<END
Dir::State "$work/state";
Dir::State::status "$work/status";
Dir::Cache "$work/cache";
APT::Architecture "$architecture";
APT::Architectures { "$architecture"; };
APT::Sandbox::User "root";
Acquire::Languages "none";
END
    export APT_CONFIG=$work/apt.conf
    # One source that can't be read is no harm if another has the kernel.
    apt-get update -qq >&2 || true
  fi
  kernel_package() {
    apt-cache depends "$image" 2>/dev/null |
      awk '$1 == "Depends:" && $2 ~ /^linux-image-/ { print $2; exit }'
  }
  package=$(kernel_package)
  if [ -z "$package" ] && [ -n "$is_native" ] && [ "$(id -u)" -eq 0 ]; then
    apt-get update -qq >&2
    package=$(kernel_package)
  fi
  if [ -z "$package" ]; then
    echo "linux-kernel: apt-get knows no $image. Run apt-get update" >&2
    exit 1
  fi
  (cd "$work" && apt-get download -qq -o APT::Sandbox::User=root "$package" >&2)
  dpkg-deb -x "$work"/*.deb "$work/package"
  mv "$work/package"/boot/vmlinuz-* "$kernel"
fi
echo "$kernel"
