#!/usr/bin/env bash
# How much of an image a passing test takes: two packages with trivial tests, of which the second has
# twice as many, are built for a machine of each kind, without optimization, and with it for size.
# What the second one has more, divided by how many more tests it has, is a test's.
#
# Prints, in bytes, what is loaded: all of it, the code, the record by which the test is found, and
# the rest, constants and unwinding tables; and what the file has of the test's name and traits,
# which isn't loaded.
#
# The packages are kept in .build/benchmark-tests.
#
# Usage: Benchmarks/test-size.sh [number of tests, 200 if not given]
set -euo pipefail

# shellcheck source=Benchmarks/common.sh
source "$(dirname "$0")/common.sh"
tests=${1:-200}
check_numbers "the number of tests" "$tests"
toolchain=$(dirname "$(readlink -f "$(command -v swift)")")
prepare
packages=$root/.build/benchmark-tests

write_package() { # name, number of tests, Swift settings
  local package=$packages/$1 number
  mkdir -p "$package/Tests"
  {
    printf 'import Testing\n\n'
    for ((number = 0; number < $2; number++)); do
      printf '@Test func t%04d() { #expect(number(%d) == %d) }\n' "$number" "$number" "$number"
    done
    printf '\n@_optimize(none) func number(_ number: Int) -> Int { number }\n'
  } >"$package/Tests/Tests.swift"
  cat >"$package/Package.swift" <<end
// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "$1",
  targets: [.testTarget(name: "Tests", path: "Tests", swiftSettings: [$3])],
  swiftLanguageModes: [.v6]
)
end
}

write_package Once "$tests" ""
write_package Twice "$((2 * tests))" ""
write_package SmallOnce "$tests" '.unsafeFlags(["-Osize"])'
write_package SmallTwice "$((2 * tests))" '.unsafeFlags(["-Osize"])'

# The sizes of an image's sections: `name size loaded`, where loaded is 1 or 0.
sections() { # image
  "$toolchain/llvm-objdump" --section-headers "$1" |
    awk '$1 ~ /^[0-9]+$/ && NF >= 5 { print $2, $3, $NF }' |
    while read -r name size type; do
      # Without a type a section isn't in memory.
      echo "$name $((16#$size)) $type"
    done
}

row() { # triple, machine, configuration, what the programs' names begin with, words
  local image program
  for program in Once Twice; do
    image=$("$tool" build --build-tests --package-path "$packages/$4$program" \
      --machine "$2" --configuration "$3" 2>"$folder/log") || { cat "$folder/log" >&2; exit 1; }
    sections "$image" >"$folder/$program"
  done
  awk -v tests="$tests" -v triple="$1" -v words="$5" '
    NR == FNR { once[$1] = $2; next }
    {
      more = ($2 - once[$1]) / tests
      if ($1 == "qemu_exit_info") info = more
      else if ($3 == "TEXT" || $3 == "DATA" || $3 == "BSS") {
        all += more
        if ($1 ~ /^\.text/) code += more
        else if ($1 == "qemu_exit_tests") record += more
      }
    }
    END {
      printf "| %s | %s | %.0f | %.0f | %.0f | %.0f | %.0f |\n",
        triple, words, all, code, record, all - code - record, info
    }' "$folder/Once" "$folder/Twice"
}

rows() { # configuration, what the programs' names begin with, words
  row aarch64-none-none-elf aarch64-virt "$@"
  row armv6m-none-none-eabi armv6m-mps2-an505 "$@"
  row armv7em-none-none-eabi armv7em-mps2-an500 "$@"
  row riscv32-none-none-eabi riscv32-virt "$@"
  row riscv64-none-none-eabi riscv64-virt "$@"
  row x86_64-unknown-none-elf x86_64-microvm "$@"
}

echo "| triple | optimization | loaded | code | record | constants and tables | not loaded |"
echo "|---|---|---|---|---|---|---|"
rows debug "" "none (debug)"
rows debug Small "size (\`-Osize\`)"
