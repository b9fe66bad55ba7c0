#!/usr/bin/env bash
# Makes sure that Swift and QEMU are here, and xmllint, without which a test of JUnit's XML is skipped.
# Installs what is missing from the system's packages if it may; otherwise prints the command that does, and
# fails if it is QEMU.
set -euo pipefail

say() { printf '%s\n' "$*" >&2; }

if ! command -v swift >/dev/null; then
  say "setup: Swift is missing. Install a Swift 6.3 toolchain (https://www.swift.org/install) and put it in PATH."
  exit 1
fi

missing=()
for architecture in aarch64 arm riscv64 riscv32 x86_64 i386; do
  command -v "qemu-system-$architecture" >/dev/null || missing+=("qemu-system-$architecture")
done
needed=${#missing[@]}
command -v xmllint >/dev/null || missing+=(xmllint)
if [ ${#missing[@]} -eq 0 ]; then exit 0; fi

if ! command -v apt-get >/dev/null; then
  say "setup: missing: ${missing[*]}."
  if [ "$needed" -eq 0 ]; then exit 0; fi
  say "Install QEMU's system emulators for Arm, RISC-V and x86 with your system's package manager."
  exit 1
fi

# RISC-V has a package of its own in newer distributions.
# bubblewrap confines QEMU where the kernel has no Landlock; the tests have both.
packages() {
  echo libxml2-utils
  if [ "$needed" -eq 0 ]; then return; fi
  echo qemu-system-arm qemu-system-x86 bubblewrap
  if apt-cache show qemu-system-riscv >/dev/null 2>&1; then
    echo qemu-system-riscv
  else
    echo qemu-system-misc
  fi
}

if [ "$(id -u)" -eq 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo -n)
else
  say "setup: missing: ${missing[*]}. Installing them needs root. Run this, then try again:"
  say "  sudo apt-get update && sudo apt-get install -y --no-install-recommends $(packages | xargs)"
  if [ "$needed" -eq 0 ]; then exit 0; fi
  exit 1
fi

say "setup: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq >&2
# shellcheck disable=SC2046 # the list is meant to be split
"${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  $(packages) >&2
