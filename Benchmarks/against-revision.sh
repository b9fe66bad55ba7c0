#!/usr/bin/env bash
# What a run costs now, beside what it cost at another revision: the same image is booted by both builds
# of `qemu-exit run`, in turn, in one round after the other, so that whatever else the computer does
# meets both alike.
#
# Prints, for each machine, the medians of both, and of the differences, round by round, the median: of
# the time, and of the processors' time, QEMU's included.
#
# Usage: Benchmarks/against-revision.sh REVISION [number of rounds, 201 if not given]
set -euo pipefail

# shellcheck source=Benchmarks/common.sh
source "$(dirname "$0")/common.sh"
revision=$(git -C "$root" rev-parse --verify --quiet "${1:-}^{commit}") || {
  echo "against-revision: '${1:-}' is no revision of this repository" >&2
  exit 2
}
rounds=${2:-201}
check_numbers "the number of rounds" "$rounds"
prepare
trap 'git -C "$root" worktree remove --force "$folder/before" 2>/dev/null; rm -rf "$folder"' EXIT
git -C "$root" worktree add --quiet --detach "$folder/before" "$revision"
echo "against-revision: building $revision" >&2
make -s -C "$folder/before" build >/dev/null
before=$folder/before/.build/release/qemu-exit
prepare_timing

echo "| machine | before | now | added | processors |"
echo "|---|---|---|---|---|"
for machine in aarch64-virt armv6m-microbit riscv64-virt x86_64-microvm; do
  image=$("$tool" build --package-path "$root/Examples/hello" --machine "$machine" 2>/dev/null)
  for ((round = -3; round < rounds; round++)); do
    # The first rounds fill caches and aren't counted.
    if [ "$round" -eq 0 ]; then rm -f "$folder/$machine".*; fi
    timed "$folder/$machine.before" 13 "$before" run "$image"
    timed "$folder/$machine.now" 13 "$tool" run "$image"
  done
  awk -v machine="$machine" -v before="$(median <"$folder/$machine.before")" \
    -v now="$(median <"$folder/$machine.now")" \
    -v added="$(added "$folder/$machine.before" "$folder/$machine.now")" \
    -v processors="$(added "$folder/$machine.before.cpu" "$folder/$machine.now.cpu")" 'BEGIN {
      printf "| %s | %.2f ms | %.2f ms | %+.2f ms | %+.2f ms |\n",
        machine, before / 1000, now / 1000, added / 1000, processors / 1000 }'
done
