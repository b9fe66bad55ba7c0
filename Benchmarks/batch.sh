#!/usr/bin/env bash
# What a batch of `qemu-exit run` costs: many boots of one image by `qemu-exit run --jobs N` and by
# `xargs -P N` with the leanest QEMU command; in turn, so that whatever else the computer does meets
# both alike.
#
# Prints the seconds of each round, and the median of the rounds' ratios.
#
# Usage: Benchmarks/batch.sh [number of boots, 1000 if not given] [number of rounds, 3 if not given]
set -euo pipefail

# shellcheck source=Benchmarks/common.sh
source "$(dirname "$0")/common.sh"
boots=${1:-1000}
rounds=${2:-3}
check_numbers "the number of boots, and of rounds," "$boots" "$rounds"
prepare
jobs=$(nproc)
ratios=$folder/ratios
image=$("$tool" build --package-path "$root/Examples/hello" --machine riscv64-virt 2>/dev/null)
lean=(qemu-system-riscv64 -M virt -m 128M -bios none -nodefaults -no-user-config -display none
  -no-reboot -serial stdio -kernel)

# Each image is named as often as it is booted.
names() { for ((index = 0; index < boots; index++)); do printf '%s\0' "$image"; done; }

# Runs a function and sets `seconds` to how long it took.
timed() {
  local start=$EPOCHREALTIME
  "$@" </dev/null
  seconds=$(awk -v a="$start" -v b="$EPOCHREALTIME" 'BEGIN { printf "%.3f", b - a }')
}

by_xargs() {
  # The guest ends with 13, for which xargs ends with 123.
  local status=0
  names | xargs -0 -n 1 -P "$jobs" "${lean[@]}" >/dev/null || status=$?
  [ "$status" -eq 123 ] || { echo "batch: xargs ended with $status" >&2; exit 1; }
}

by_tool() {
  names | xargs -0 -n "$boots" -s 2000000 "$tool" run --expect 13 --jobs "$jobs" >/dev/null
}

echo "| boots | at the same time | xargs -P | qemu-exit run | ratio |"
echo "|---|---|---|---|---|"
for ((round = 0; round < rounds; round++)); do
  timed by_xargs
  bare=$seconds
  timed by_tool
  awk -v boots="$boots" -v jobs="$jobs" -v bare="$bare" -v tool="$seconds" -v file="$ratios" 'BEGIN {
    printf "| %d | %d | %.1f s | %.1f s | %.3f |\n", boots, jobs, bare, tool, tool / bare
    printf "%.3f\n", tool / bare >>file }'
done
echo
echo "median ratio: $(median <"$ratios")"
