#!/usr/bin/env bash
# What the Semihosting library costs beside the host's calls that it is made of: on each machine the
# guest Throughput does the same work by the library and by a loop in assembly that calls the host
# and does nothing else, in turn, and reads the host's clock.
#
# Prints, for each kind of work and machine, how much faster than raw calls the library is, the median
# of the rounds' ratios, and in parentheses the median of what one piece of work takes by the library.
#
# It takes the QEMU that is in PATH, or in the folder QEMU_EXIT_QEMU_DIR.
#
# Usage: Benchmarks/semihosting.sh [number of rounds, 21 if not given]
set -euo pipefail

# shellcheck source=Benchmarks/common.sh
source "$(dirname "$0")/common.sh"
rounds=${1:-21}
check_numbers "the number of rounds" "$rounds"
prepare

machines=(aarch64-virt armv7-virt armv7em-mps2-an500 riscv64-virt riscv32-virt)

# What the guest's words mean, in its order.
cat >"$folder/work" <<'end'
write-device write 64 KiB to /dev/null
write-file write 64 KiB to a file
read-file read 64 KiB from a file
stream-full write 64 bytes, `.full` buffering
stream-line write 64 bytes without a newline, `.line` buffering
stream-lines write 64 bytes with a newline, `.line` buffering
print-write `print` 21 bytes, against one `SYS_WRITE`
print-writec `print` 21 bytes, against a `SYS_WRITEC` for each
end

# The guest's file is in the folder, and what it writes to standard output is thrown away.
benchmark() { # machine
  local machine=$1 image status=0
  image=$("$tool" build --package-path "$root/Benchmarks/Guests" --machine "$machine" \
    --product Throughput 2>/dev/null)
  (cd "$folder" && "$tool" run --share . --timeout 10m --output-limit 0 "$image" <<<"$rounds" \
    >/dev/null 2>results) || status=$?
  if [ "$status" -ne 0 ]; then
    echo "semihosting: $machine ended with $status: $(cat "$folder/results")" >&2
    exit 1
  fi
  if ! cmp -s <(cut -d ' ' -f 1 "$folder/work") <(cut -d ' ' -f 1 "$folder/results"); then
    echo "semihosting: $machine measured something else: $(cat "$folder/results")" >&2
    exit 1
  fi
  awk '{ printf "%.*f (%.2f us)\n", $5 < 2000 ? 3 : 1, $5 / 1000, $3 / $2 / 1000 }' \
    "$folder/results" >"$folder/$machine.cells"
}

for machine in "${machines[@]}"; do benchmark "$machine"; done

header=$(printf ' %s |' "${machines[@]}")
echo "| work |$header"
echo "|---|$(printf -- '---|%.0s' "${machines[@]}")"
cells=("${machines[@]/%/.cells}")
(cd "$folder" && paste -d '|' <(cut -d ' ' -f 2- work) "${cells[@]}") |
  sed 's/|/ | /g; s/.*/| & |/'
