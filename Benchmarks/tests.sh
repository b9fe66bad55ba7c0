#!/usr/bin/env bash
# What a test costs: the thousand trivial tests of Tests/TestingGuests, built without optimisation as
# tests are by default.
#
# Prints, for machines, the seconds of `qemu-exit test` for one test, which are those of an empty
# boot, and for all of them with isolation by nothing and by memory: medians, and of the differences
# to one test, round by round, the medians. Then, for isolation by boot on riscv64-virt, the seconds
# of each round beside `xargs -P` with the QEMU command that does the same by hand, and the median of
# the rounds' ratios. What is compared takes turns, so that whatever else the computer does meets all
# alike.
#
# Usage: Benchmarks/tests.sh [number of rounds, 11 if not given] [of rounds with boots, 3 if not given]
#   [number of tests with a boot each, in hundreds, 10 if not given]
set -euo pipefail

# shellcheck source=Benchmarks/common.sh
source "$(dirname "$0")/common.sh"
rounds=${1:-11}
boot_rounds=${2:-3}
hundreds=${3:-10}
check_numbers "each argument" "$rounds" "$boot_rounds" "$hundreds"
if [ "$hundreds" -gt 10 ]; then
  echo "tests: there are no more than ten hundred tests" >&2
  exit 2
fi
prepare
jobs=$(nproc)

build() { # machine
  "$tool" build --build-tests --package-path "$root/Tests/TestingGuests/Thousand" --machine "$1" \
    2>"$folder/log" || { cat "$folder/log" >&2; exit 1; }
}

# Runs the rest as a command, and sets `seconds` to how long it took. The command must end with 0.
timed() {
  local start=$EPOCHREALTIME status=0
  "$@" </dev/null >"$folder/output" 2>&1 || status=$?
  local end=$EPOCHREALTIME
  if [ "$status" -ne 0 ]; then
    echo "tests: ended with $status: $*" >&2
    tail -n 20 "$folder/output" >&2
    exit 1
  fi
  seconds=$(awk -v a="$start" -v b="$end" 'BEGIN { printf "%.3f", b - a }')
}

together() { # machine
  local image one=$folder/$1.one none=$folder/$1.none memory=$folder/$1.memory
  image=$(build "$1")
  for ((round = -1; round < rounds; round++)); do
    # The first round fills caches and isn't counted.
    if [ "$round" -eq 0 ]; then rm -f "$folder/$1".*; fi
    timed "$tool" test --filter 't500\(' "$image"
    echo "$seconds" >>"$one"
    timed "$tool" test --isolation none "$image"
    echo "$seconds" >>"$none"
    timed "$tool" test --isolation memory "$image"
    echo "$seconds" >>"$memory"
  done
  awk -v machine="$1" -v one="$(median <"$one")" -v none="$(median <"$none")" \
    -v memory="$(median <"$memory")" -v added_none="$(added "$one" "$none")" \
    -v added_memory="$(added "$one" "$memory")" 'BEGIN {
      printf "| %s | %.3f s | %.3f s | %+.3f s | %.2f | %.3f s | %+.3f s | %.2f |\n", machine, one,
        none, added_none, none / one, memory, added_memory, memory / one }'
}

echo "| machine | one test | \`none\` | added | ratio | \`memory\` | added | ratio |"
echo "|---|---|---|---|---|---|---|---|"
for machine in riscv64-virt aarch64-virt; do together "$machine"; done
echo

image=$(build riscv64-virt)
# The tests' indices are their numbers.
bare=()
while IFS= read -r -d '' word; do bare+=("$word"); done < <(
  "$tool" run --print-command "$image" -- qemu-exit-test/1 0123456789abcdef memory INDEX |
    xargs printf '%s\0'
)
bare=("${bare[@]/INDEX/{\}}")

by_xargs() { seq 0 $((hundreds * 100 - 1)) | xargs -P "$jobs" -I '{}' "${bare[@]}"; }

by_tool() {
  "$tool" test --isolation boot --num-workers "$jobs" --filter "t[0-$((hundreds - 1))][0-9]+" "$image"
}

# Both must have run as many tests.
check_count() { # the records' or lines' pattern
  local count
  count=$(grep -a -c "$1" "$folder/output")
  [ "$count" -eq $((hundreds * 100)) ] || { echo "tests: $count tests passed: $1" >&2; exit 1; }
}

echo "| boots | at the same time | xargs -P | qemu-exit test | ratio |"
echo "|---|---|---|---|---|"
for ((round = 0; round < boot_rounds; round++)); do
  timed by_xargs
  check_count '0123456789abcdef E '
  by_hand=$seconds
  timed by_tool
  check_count '✔ Test t[0-9]*() passed'
  awk -v boots=$((hundreds * 100)) -v jobs="$jobs" -v bare="$by_hand" -v tool="$seconds" \
    -v file="$folder/ratios" 'BEGIN {
      printf "| %d | %d | %.1f s | %.1f s | %.3f |\n", boots, jobs, bare, tool, tool / bare
      printf "%.3f\n", tool / bare >>file }'
done
echo
echo "median ratio: $(median <"$folder/ratios")"
