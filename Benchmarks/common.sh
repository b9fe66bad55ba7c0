# What the scripts here begin with: they source this. It sets `root`, the repository, and `tool`, the
# release build of qemu-exit.
#
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck disable=SC2034 # It is for those who source this.
tool=$root/.build/release/qemu-exit

# Ends the script unless all that follow the words about them are positive numbers.
check_numbers() { # what they are, numbers
  local what=$1 number
  shift
  for number in "$@"; do
    case $number in '' | 0 | *[!0-9]*)
      echo "$(basename "$0" .sh): $what must be a positive number, not '$number'" >&2
      exit 2
      ;;
    esac
  done
}

# Builds the tool, and makes a folder for measurements, `folder`, which is removed at the end.
prepare() {
  make -s -C "$root" build >/dev/null
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
  trap 'exit 130' INT TERM
}

# Makes what `timed` measures with, in the folder for measurements.
prepare_timing() { clang -O2 -o "$folder/timed" "$root/Benchmarks/timed.c"; }

# Runs the rest as a command, and appends the microseconds that it took to a file, and those of
# processors to another one. The command must end with the guest's status.
timed() { # file, status, command
  local file=$1 times
  shift
  times=$("$folder/timed" "$@")
  echo "${times% *}" >>"$file"
  echo "${times#* }" >>"$file.cpu"
}

# The median of the numbers in the lines of standard input.
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# The median of what is added, round by round.
added() { # times, longer times of the same rounds
  paste "$1" "$2" | awk '{ print $2 - $1 }' | median
}
