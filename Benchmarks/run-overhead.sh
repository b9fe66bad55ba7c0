#!/usr/bin/env bash
# What `qemu-exit run` costs: the same image is booted by the leanest QEMU command, by
# `qemu-exit run IMAGE`, which confines the guest, by `qemu-exit run` with an option, which takes the
# argument parser, without the guest's confinement to its files, and by the QEMU command that
# tutorials show; in turn, so that whatever else the computer does meets all alike.
#
# Prints, for each machine, the medians, and of the differences to the leanest command, round by
# round, the medians: of the time, and of the processors' time, QEMU's included.
#
# Usage: Benchmarks/run-overhead.sh [number of rounds, 101 if not given]
set -euo pipefail

# shellcheck source=Benchmarks/common.sh
source "$(dirname "$0")/common.sh"
rounds=${1:-101}
check_numbers "the number of rounds" "$rounds"
prepare

lean=(-nodefaults -no-user-config -display none -no-reboot -serial stdio)
debug_exit=(-device "isa-debug-exit,iobase=0xf4,iosize=0x04")

prepare_timing

benchmark() { # machine, QEMU's status, QEMU and what it needs
  local machine=$1 status=$2 image
  shift 2
  image=$("$tool" build --package-path "$root/Examples/hello" --machine "$machine" 2>/dev/null)
  local lean_times=$folder/$machine.lean tool_times=$folder/$machine.tool
  local option_times=$folder/$machine.option plain_times=$folder/$machine.plain
  local unsafe_times=$folder/$machine.unsafe
  for ((round = -3; round < rounds; round++)); do
    # The first rounds fill caches and aren't counted.
    if [ "$round" -eq 0 ]; then rm -f "$folder/$machine".*; fi
    timed "$lean_times" "$status" "$@" "${lean[@]}" -kernel "$image"
    timed "$tool_times" 13 "$tool" run "$image"
    timed "$option_times" 13 "$tool" run --timeout 30s "$image"
    timed "$unsafe_times" 13 "$tool" run --unsafe-semihosting "$image"
    timed "$plain_times" "$status" "$@" -nographic -kernel "$image"
  done
  awk -v machine="$machine" -v lean="$(median <"$lean_times")" -v tool="$(median <"$tool_times")" \
    -v plain="$(median <"$plain_times")" -v added="$(added "$lean_times" "$tool_times")" \
    -v processors="$(added "$lean_times.cpu" "$tool_times.cpu")" \
    -v option="$(added "$lean_times" "$option_times")" \
    -v unsafe="$(added "$lean_times" "$unsafe_times")" 'BEGIN {
      printf "| %s | %.1f ms | %.1f ms | %.2f | %+.1f ms | %+.2f ms | %+.1f ms | %+.1f ms | %.1f ms | %.2f |\n",
        machine, lean / 1000, tool / 1000, tool / lean, added / 1000, processors / 1000,
        option / 1000, unsafe / 1000, plain / 1000, tool / plain }'
}

echo "| machine | leanest QEMU | qemu-exit run | ratio | added | processors | with an option | unconfined | plain QEMU | ratio |"
echo "|---|---|---|---|---|---|---|---|---|---|"
benchmark aarch64-virt 13 qemu-system-aarch64 -M virt -cpu cortex-a57 -m 128M -semihosting
benchmark armv6m-microbit 13 qemu-system-arm -M microbit -semihosting
benchmark riscv64-virt 13 qemu-system-riscv64 -M virt -m 128M -bios none
benchmark x86_64-microvm 27 qemu-system-x86_64 -M microvm -m 128M "${debug_exit[@]}"
