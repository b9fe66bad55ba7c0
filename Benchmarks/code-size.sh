#!/usr/bin/env bash
# How large guests are: Examples/hello, which prints a line and ends with a code, and a guest that
# only ends (Benchmarks/Guests, Ends), on one machine of each triple.
#
# Prints, in bytes, the code (.text) and what of it is the console's: standard output and the UART's
# driver, which the report of a trap needs, too; the constants (.rodata), the data that has a value
# (.data), that which starts as zero (.bss), and that which is left as it is (.noinit: the stack that
# traps are reported on, and on some machines tables for address translation).
#
# Usage: Benchmarks/code-size.sh
set -euo pipefail

if [ $# -ne 0 ]; then
  echo "usage: Benchmarks/code-size.sh" >&2
  exit 2
fi
# shellcheck source=Benchmarks/common.sh
source "$(dirname "$0")/common.sh"
toolchain=$(dirname "$(readlink -f "$(command -v swift)")")
prepare

# The functions of the console, by their names.
console='Semihosting|7Console|UART|PL011|NS16550|putchar|_qx_(device|flush|has_newline|guarded)'

# An image's sizes, as cells of a table.
sizes() { # package, product, machine
  local image of_console
  image=$("$tool" build --package-path "$1" --product "$2" --machine "$3" 2>/dev/null)
  of_console=$("$toolchain/llvm-nm" --print-size --radix=d "$image" |
    awk -v names="$console" '$3 ~ /[tTwW]/ && $4 ~ names { sum += $2 } END { print sum + 0 }')
  "$toolchain/llvm-objdump" --section-headers "$image" | while read -r _ name size _; do
    case $name in .text | .rodata | .data | .bss | .noinit) echo "$name $((16#$size))" ;; esac
  done | awk -v of_console="$of_console" '
    { size[$1] = $2 }
    END {
      printf " %d | %d | %d | %d | %d | %d |", size[".text"], of_console, size[".rodata"],
        size[".data"], size[".bss"], size[".noinit"]
    }'
}

row() { # triple, machine
  printf '| %s | %s | hello |%s\n' "$1" "$2" "$(sizes "$root/Examples/hello" Hello "$2")"
  printf '| | | only ends |%s\n' "$(sizes "$root/Benchmarks/Guests" Ends "$2")"
}

echo "| triple | machine | guest | code | of it the console | constants | data | zeroed | left as it is |"
echo "|---|---|---|---|---|---|---|---|---|"
row aarch64-none-none-elf aarch64-virt
row armv4t-none-none-eabi armv4t-versatilepb
row armv6-none-none-eabi armv6-versatilepb
row armv6m-none-none-eabi armv6m-microbit
row armv7-none-none-eabi armv7-virt
row armv7em-none-none-eabi armv7em-mps2-an500
row riscv32-none-none-eabi riscv32-virt
row riscv64-none-none-eabi riscv64-virt
row i686-unknown-none-elf i686-microvm
row x86_64-unknown-none-elf x86_64-microvm
