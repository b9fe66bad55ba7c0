#!/usr/bin/env bash
# swift test, and then the slowest tests, and after a failure what failed once more: the end of a long log
# is what people see. After QEMU_EXIT_TEST_MINUTES, 60 if it isn't set, it is ended, and what hadn't ended
# is listed.
#
# Arguments: those of swift test.
set -uo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
minutes=${QEMU_EXIT_TEST_MINUTES:-60}
# At SIGINT SwiftPM ends what it has started, too.
timeout --signal=INT --kill-after=60 "${minutes}m" swift test --skip-build "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}

# "✔ Test name() passed after 1.234 seconds."; the same names are cases of one test.
echo
echo "The slowest tests, in seconds:"
sed -nE 's/^[✔✘] Test ((case )?.*) (passed|failed) after ([0-9.]+) seconds.*/\4 \1/p' "$log" |
  grep -v ' run with ' | sort -rn | head -15

if [ "$status" -eq 124 ]; then
  echo
  echo "Ended after $minutes minutes. Tests that hadn't ended:"
  comm -23 <(sed -nE 's/^◇ Test (.*) started\.$/\1/p' "$log" | grep -v '^run$' | sort) \
    <(sed -nE 's/^[✔✘] Test (.*) (with [0-9]+ test cases? )?(passed|failed) after .*/\1/p' "$log" |
      sed -E 's/ with [0-9]+ test cases?$//' | sort)
fi
if [ "$status" -ne 0 ]; then
  echo
  echo "What failed, once more:"
  # Tests run beside each other: lines of those that passed stand between. Names of tests that start
  # may have the word, too.
  grep -v '^[◇✔]' "$log" | grep -A 4 -E '^✘ Test .* recorded an issue|error:' | cut -c 1-2000 | head -200
fi
exit "$status"
