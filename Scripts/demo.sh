#!/usr/bin/env bash
# Builds every example for every machine in its table, boots each, and prints what was expected and
# seen: first a program on a machine of each architecture, and tests on one. Ends with 1 if a row is
# wrong.
#
# Usage: Scripts/demo.sh [path of qemu-exit]
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
tool=$(realpath "${1:-$root/.build/release/qemu-exit}")
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT
trap 'exit 130' INT TERM

if [ -t 1 ] && [ -z "${NO_COLOR:-}" ]; then
  green=$'\e[32m' red=$'\e[31m' bold=$'\e[1m' plain=$'\e[0m'
else
  green='' red='' bold='' plain=''
fi
progress() { if [ -t 2 ]; then printf '\r\e[K%s' "$1" >&2; fi; }

all_machines=$("$tool" machines --ids --available)
matching() { # patterns, separated by commas
  local patterns machine pattern
  IFS=, read -ra patterns <<<"$1"
  for machine in $all_machines; do
    for pattern in "${patterns[@]}"; do
      # shellcheck disable=SC2254 # A pattern is meant.
      case $machine in $pattern) echo "$machine" && break ;; esac
    done
  done
}
mechanism_of() { "$tool" machines --json "$1" | sed -n 's/.*"mechanism" : "\(.*\)".*/\1/p'; }

row() { # example, machine, mechanism, expected, seen, milliseconds
  local mark="${green}right${plain}"
  if [ "$4" != "$5" ]; then mark="${red}WRONG${plain}" wrong=$((wrong + 1)); fi
  progress ''
  printf '%-28s %-20s %-16s %8s %6s %6s ms  %s\n' "$1" "$2" "$3" "$4" "$5" "$6" "$mark"
}

boot() { # name, folder, machine, mechanism, expected, options, image and arguments
  local name=$1 folder=$2 machine=$3 mechanism=$4 expected=$5 status=0 start end
  shift 5
  start=$(date +%s%N)
  # Its input isn't the table that is being read.
  (cd "$folder" && "$tool" run "$@") </dev/null >"$logs/console" 2>"$logs/errors" || status=$?
  end=$(date +%s%N)
  rows=$((rows + 1))
  row "$name" "$machine" "$mechanism" "$expected" "$status" $(((end - start) / 1000000))
  if [ "$status" != "$expected" ]; then cat "$logs/console" "$logs/errors" >&2; fi
}

build() { # folder, product, machines
  local folder=$1 product=$2 machine options=()
  shift 2
  for machine in "$@"; do options+=(--machine "$machine"); done
  progress "building $(basename "$folder")/$product for $*"
  if ! "$tool" build --package-path "$folder" --product "$product" "${options[@]}" \
    >"$logs/images" 2>"$logs/build"; then
    progress ''
    cat "$logs/build" >&2
    echo "demo: building $(basename "$folder")/$product failed" >&2
    exit 1
  fi
}

programs() { # example, product, arguments, code, machines
  local example=$1 product=$2 arguments=$3 code=$4 folder=$root/Examples/$1 words=() options=()
  local machine
  shift 4
  if [ "$arguments" != - ]; then
    IFS=' ' read -ra words <<<"$arguments"
    options=(--share ".:ro")
  fi
  build "$folder" "$product" "$@"
  for machine in "$@"; do
    boot "$example/$product" "$folder" "$machine" "$(mechanism_of "$machine")" "$code" \
      ${options[@]+"${options[@]}"} "$folder/.build/qemu-exit/$machine/$product" -- \
      ${words[@]+"${words[@]}"}
  done
}

tests() { # example, code, machine
  local status=0 start end
  progress "testing $1 on $3"
  start=$(date +%s%N)
  "$tool" test --package-path "$root/Examples/$1" --machine "$3" \
    </dev/null >"$logs/console" 2>"$logs/errors" || status=$?
  end=$(date +%s%N)
  rows=$((rows + 1))
  row "$1" "$3" "tests" "$2" "$status" $(((end - start) / 1000000))
  if [ "$status" != "$2" ]; then cat "$logs/console" "$logs/errors" >&2; fi
}

rows=0 wrong=0 began=$SECONDS
printf '%s%-28s %-20s %-16s %8s %6s %9s%s\n' "$bold" example machine mechanism expected seen time "$plain"

# A machine of each architecture, and tests.
shown=' ' first=
for pattern in 'riscv64-*' 'aarch64-*' 'armv7-*' 'x86_64-*' 'riscv32-*' 'i686-*'; do
  for machine in $(matching "$pattern"); do
    programs hello Hello - 13 "$machine"
    shown+="$machine "
    if [ -z "$first" ]; then first=$machine && tests ring-buffer 1 "$machine"; fi
    break
  done
done

# The rest.
while IFS=$'\t' read -r example product arguments machines code _; do
  case $example in '#'* | '') continue ;; esac
  case $machines in
    linux) continue ;;
    tests)
      for machine in armv7em-mps2-an386 x86_64-microvm; do tests "$example" "$code" "$machine"; done
      continue
      ;;
  esac
  rest=()
  for machine in $(matching "$machines"); do
    case $example$shown in hello*" $machine "*) ;; *) rest+=("$machine") ;; esac
  done
  programs "$example" "$product" "$arguments" "$code" "${rest[@]}"
done <"$root/Examples/examples.tsv"

make -s -C "$root/Examples/exit-from-flash"
for program in fixed:5 computed:2; do
  boot "exit-from-flash/${program%:*}.S" "$root" aarch64-virt-bios semihosting "${program#*:}" \
    --arch aarch64 --bios "$root/Examples/exit-from-flash/.build/assembly/${program%:*}.bin"
done

echo
if [ "$wrong" -eq 0 ]; then
  echo "${green}All $rows rows are right${plain} ($((SECONDS - began)) s)."
else
  echo "${red}$wrong of $rows rows are wrong.${plain}"
  exit 1
fi
