#!/usr/bin/env bash
# Lists which functions of the Swift runtime and the C library `qemu-exit run IMAGE` executes, for the
# linker: side by side they are on a few pages, where they are spread over all of the tool's twelve
# megabytes otherwise, and each page that is touched is a fault.
#
# The tool is run one instruction after the other. For x86_64 hosts, after `make build`.
#
# Usage: Scripts/functions.sh FILE, which it writes
set -euo pipefail

file=$1
root=$(cd "$(dirname "$0")/.." && pwd)
tool=$root/.build/release/qemu-exit
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

clang -O2 -o "$folder/executed" "$root/Scripts/executed.c"
for machine in armv6m-microbit riscv64-virt; do
  image=$("$tool" build --package-path "$root/Examples/hello" --machine "$machine")
  status=0
  "$folder/executed" "$folder/$machine" "$tool" run "$image" >/dev/null </dev/null || status=$?
  if [ "$status" -ne 13 ] || [ ! -s "$folder/$machine" ]; then
    echo "Scripts/functions.sh: the run on $machine ended with $status, or executed nothing" >&2
    exit 1
  fi
done

# Addresses and symbols in one order: a symbol is listed if an address comes before the next one.
# Aliases have the same address. The tool's own Swift modules are in one piece each, which can't be
# ordered.
own="^_?[$]s(11HostSupport|10ObjectFile|7Sandbox|10QEMURunner|12GuestBuilder|7Reports|11BatchRunner|10TestRunner"
own+="|9qemu_exit|14ArgumentParser)|^(_?qx|_start$|_init$|_fini$)"
{
  sed 's/$/ 2/' "$folder"/armv6m-microbit "$folder"/riscv64-virt
  nm "$tool" | awk '$2 ~ /^[tTwWi]$/ { print $1, 1, $3 }'
} | LC_ALL=C sort -u | awk '
  $2 == 1 { if ($1 != start) { start = $1; count = 0 } names[count++] = $3; next }
  { while (count > 0) print names[--count] }
' | grep -vE "$own" | LC_ALL=C sort -u >"$folder/functions"
mv "$folder/functions" "$file"
