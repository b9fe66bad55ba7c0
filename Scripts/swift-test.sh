#!/usr/bin/env bash
# swift test, and then the slowest tests, and after a failure what failed once more: the end of a long log
# is what people see. A few tests that fail are run again by themselves: those that pass then, which
# wanted more of a busy computer than it had, are listed, and don't count.
#
# After QEMU_EXIT_TEST_MINUTES, 60 if it isn't set, it is ended, and what hadn't ended is listed.
#
# Arguments: those of swift test.
set -uo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 130' INT TERM
minutes=${QEMU_EXIT_TEST_MINUTES:-60}
# The most tests that are run again.
most=5

run() { # what its files are named, arguments
  local name=$folder/$1
  shift
  # At SIGINT SwiftPM ends what it has started, too.
  timeout --signal=INT --kill-after=60 "${minutes}m" \
    swift test --skip-build --disable-xctest --xunit-output "$name.xml" "$@" 2>&1 | tee "$name"
  return "${PIPESTATUS[0]}"
}

# The tests that failed, as MODULE.SUITE/TEST().
failed() { # the report
  awk -F'"' '/<testcase/ { test = $2 "/" $4 } /<failure/ && !seen[test]++ { print test }' "$1"
}

run all "$@"
status=$?

if [ -e "$folder/all.xml" ]; then
  echo
  echo "The slowest tests, in seconds:"
  awk -F'"' '/<testcase/ { printf "%8.1f %s/%s\n", $6, $2, $4 }' "$folder/all.xml" | sort -rn | head -15
fi
if [ "$status" -eq 124 ]; then
  echo
  echo "Ended after $minutes minutes. Tests that hadn't ended:"
  comm -23 <(sed -nE 's/^◇ Test (.*) started\.$/\1/p' "$folder/all" | grep -v '^run$' | sort) \
    <(sed -nE 's/^[✔✘] Test (.*) (passed|failed) after .*/\1/p' "$folder/all" |
      sed -E 's/ with [0-9]+ test cases?$//' | sort)
fi
if [ "$status" -ne 0 ]; then
  echo
  echo "What failed, once more:"
  # Tests run beside each other: lines of those that passed stand between. Names of tests that start
  # may have the word, too.
  grep -v '^[◇✔]' "$folder/all" | grep -A 4 -E '^✘ Test .* recorded an issue|error:' |
    cut -c 1-2000 | head -200
fi
if [ "$status" -eq 1 ] && [ -e "$folder/all.xml" ]; then
  mapfile -t tests < <(failed "$folder/all.xml")
  if [ "${#tests[@]}" -ge 1 ] && [ "${#tests[@]}" -le "$most" ]; then
    filters=()
    for test in "${tests[@]}"; do
      filters+=(--filter "$(sed -E 's/[][().*+?^$|\\{}]/\\&/g' <<<"$test")")
    done
    echo
    echo "By themselves: ${tests[*]}"
    run again "${filters[@]}"
    status=$?
    if [ "$status" -eq 0 ]; then
      echo
      echo "Failed at first, and passed by themselves:"
      printf '  %s\n' "${tests[@]}"
    fi
  fi
fi
exit "$status"
