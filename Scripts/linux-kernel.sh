#!/usr/bin/env bash
# Downloads the kernel of Debian's cloud images from the machine's own package source into a folder,
# and prints its path. Nothing is installed; no rights are needed. A kernel that is there is kept.
#
# Usage: Scripts/linux-kernel.sh [folder, .build-linux-kernel if not given]
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-$root/.build-linux-kernel}

if [ ! -e "$folder/vmlinuz" ]; then
  if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
    echo "linux-kernel: apt-get and dpkg-deb are needed" >&2
    exit 1
  fi
  kernel_package() {
    apt-cache depends linux-image-cloud-amd64 2>/dev/null |
      awk '$1 == "Depends:" && $2 ~ /^linux-image-/ { print $2; exit }'
  }
  package=$(kernel_package)
  if [ -z "$package" ] && [ "$(id -u)" -eq 0 ]; then
    apt-get update -qq >&2
    package=$(kernel_package)
  fi
  if [ -z "$package" ]; then
    echo "linux-kernel: apt-get knows no linux-image-cloud-amd64. Run apt-get update" >&2
    exit 1
  fi
  mkdir -p "$folder"
  work=$(mktemp -d "$folder/download.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  (cd "$work" && apt-get download -qq -o APT::Sandbox::User=root "$package" >&2)
  dpkg-deb -x "$work"/*.deb "$work/package"
  mv "$work/package"/boot/vmlinuz-* "$folder/vmlinuz"
fi
echo "$folder/vmlinuz"
