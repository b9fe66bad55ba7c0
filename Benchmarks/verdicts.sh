#!/usr/bin/env bash
# How long a verdict takes: of a new package's tests on a machine by `qemu-exit test`, beside `swift test`
# on the host in the same round.
#
# The package is that of `swift package init --type library`. Cold is the first verdict, with nothing built
# but the Swift SDKs; an edit changes the library and its test; then nothing changes. What is compared
# takes turns. Prints medians, and of each round's ratio the median.
#
# Usage: Benchmarks/verdicts.sh [number of rounds, 5 if not given]
set -euo pipefail

# shellcheck source=Benchmarks/common.sh
source "$(dirname "$0")/common.sh"
rounds=${1:-5}
check_numbers "the number of rounds" "$rounds"
prepare
package=$folder/Sample
sdks=$folder/sdks
mkdir "$package"
swift package --package-path "$package" init --type library --name Sample >/dev/null
all=()
while IFS= read -r machine; do
  # Its flash is too small for tests.
  [ "$machine" = armv6m-microbit ] || all+=("$machine")
done < <("$tool" machines --ids --available)
four=(riscv64-virt aarch64-virt armv7em-mps2-an386 x86_64-microvm)
"$tool" sdk install --swift-sdks-path "$sdks" "${all[@]}" >/dev/null

# Runs the rest as a command, which must end with 0, and appends its seconds to a file.
seconds_of() { # file, command
  local file=$folder/$1 start=$EPOCHREALTIME end
  shift
  "$@" </dev/null >"$folder/output" 2>&1 || {
    tail -n 20 "$folder/output" >&2
    echo "verdicts: failed: $*" >&2
    exit 1
  }
  end=$EPOCHREALTIME
  awk -v a="$start" -v b="$end" 'BEGIN { printf "%.3f\n", b - a }' >>"$file"
}

on_host() { seconds_of "$1" swift test --package-path "$package" --disable-xctest; }

on_machines() { # file, machines
  local file=$1 machine options=()
  shift
  for machine in "$@"; do options+=(--machine "$machine"); done
  seconds_of "$file" "$tool" test --package-path "$package" --swift-sdks-path "$sdks" "${options[@]}"
}

edit() { # number
  printf 'public func number() -> Int { %d }\n' "$1" >"$package/Sources/Sample/Number.swift"
  printf 'import Testing\n@testable import Sample\n\n@Test func edited() { #expect(number() == %d) }\n' \
    "$1" >"$package/Tests/SampleTests/NumberTests.swift"
}

number=0
for ((round = 0; round < rounds; round++)); do
  rm -rf "$package/.build"
  on_host cold.host
  on_machines cold.one riscv64-virt
  edit $((number += 1))
  on_host edit.host
  on_machines edit.one riscv64-virt
  on_host same.host
  on_machines same.one riscv64-virt
  # What they have beside an edit is built first.
  on_machines built.four "${four[@]}"
  edit $((number += 1))
  on_machines edit.four "${four[@]}"
  on_machines built.all "${all[@]}"
  edit $((number += 1))
  on_machines edit.all "${all[@]}"
  # The host's build has the same edits to take.
  on_host built.host
done

line() { # words, file, rival's file
  printf '| %s | %.2f s | ' "$1" "$(median <"$folder/$2")"
  paste "$folder/$3" "$folder/$2" | awk '{ print $2 / $1 }' | median |
    awk -v host="$(median <"$folder/$3")" '{ printf "%.2f s | %.2f |\n", host, $1 }'
}

echo "| | qemu-exit test | swift test | ratio |"
echo "|---|---|---|---|"
line "first verdict, one machine" cold.one cold.host
line "after an edit, one machine" edit.one edit.host
line "no change, one machine" same.one same.host
line "after an edit, ${#four[@]} machines" edit.four edit.host
line "after an edit, all ${#all[@]} machines" edit.all edit.host
