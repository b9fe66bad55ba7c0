#!/usr/bin/env bash
# Puts the QEMU of Debian's backports beside the installed one, into a folder, and prints the folder
# with its programs. Nothing is installed; no rights are needed. A folder that is complete is kept.
#
# Usage: Scripts/qemu-from-backports.sh [folder, .build-qemu-backports if not given]
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:-$root/.build-qemu-backports}
say() { printf '%s\n' "qemu-from-backports: $*" >&2; }

if [ -e "$folder/complete" ]; then
  echo "$folder/bin"
  exit 0
fi
if ! command -v apt-get >/dev/null || ! command -v dpkg-deb >/dev/null; then
  say "apt-get and dpkg-deb are needed: this works on Debian only"
  exit 1
fi
# shellcheck source=/dev/null
codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
rm -rf "$folder"
mkdir -p "$folder"/{apt/lists/partial,apt/archives/partial,bin,root}
folder=$(cd "$folder" && pwd)

# The machine's own source of its distribution, whatever file and format it is written in.
uri=$(apt-get indextargets --format "\$(RELEASE)|\$(COMPONENT)|\$(REPO_URI)" 'Created-By: Packages' |
  awk -F'|' -v name="$codename" '$1 == name && $2 == "main" { print $3; exit }')
if [ -z "$uri" ]; then
  say "apt-get knows no source of '$codename'"
  exit 1
fi
keys=/usr/share/keyrings/debian-archive-keyring.gpg
options=
if [ -e "$keys" ]; then options=" [signed-by=$keys]"; fi
for suite in "$codename" "$codename-updates" "$codename-backports"; do
  echo "deb$options $uri $suite main"
done >"$folder/apt/sources.list"

apt() {
  apt-get -qq -o Dir::Etc::sourcelist="$folder/apt/sources.list" -o Dir::Etc::sourceparts=- \
    -o Dir::State::lists="$folder/apt/lists" -o Dir::Cache="$folder/apt" \
    -o Dir::Cache::archives="$folder/apt/archives" -o Debug::NoLocking=1 \
    -o APT::Sandbox::User=root "$@" >&2
}
say "downloading QEMU of $codename-backports"
apt update
# Installed packages at the same version wouldn't be downloaded: only those of other versions, and
# what is missing, are.
apt install --reinstall --download-only --yes --no-install-recommends -t "$codename-backports" \
  qemu-system-arm qemu-system-misc qemu-system-x86 qemu-system-data qemu-system-common seabios ||
  apt install --reinstall --download-only --yes --no-install-recommends \
    -t "$codename-backports" qemu-system-arm qemu-system-riscv qemu-system-x86 qemu-system-data \
    qemu-system-common seabios

for package in "$folder"/apt/archives/*.deb; do dpkg-deb -x "$package" "$folder/root"; done
libraries=$(find "$folder/root/usr/lib" -name '*.so*' -printf '%h\n' | sort -u | grep -v /qemu | paste -sd:)
for architecture in aarch64 arm riscv64 riscv32 x86_64 i386; do
  program=$folder/root/usr/bin/qemu-system-$architecture
  if [ ! -x "$program" ]; then
    say "the packages have no qemu-system-$architecture"
    exit 1
  fi
  cat >"$folder/bin/qemu-system-$architecture" <<END
#!/bin/sh
export LD_LIBRARY_PATH='$libraries'
exec '$program' -L '$folder/root/usr/share/qemu' -L '$folder/root/usr/share/seabios' "\$@"
END
  chmod +x "$folder/bin/qemu-system-$architecture"
done
version=$("$folder/bin/qemu-system-aarch64" --version | head -1)
rm -rf "$folder/apt"
touch "$folder/complete"
say "$version"
echo "$folder/bin"
