#!/usr/bin/env bash
# swift test, and after a failure what failed once more: the end of a long log is what people see.
# Arguments: those of swift test.
set -uo pipefail
log=$(mktemp)
trap 'rm -f "$log"' EXIT
swift test --skip-build "$@" 2>&1 | tee "$log"
status=${PIPESTATUS[0]}
if [ "$status" -ne 0 ]; then
  echo
  echo "What failed, once more:"
  # Tests run beside each other: lines of those that passed stand between. Names of tests that start
  # may have the word, too.
  grep -v '^[◇✔]' "$log" | grep -A 4 -E '^✘ Test .* recorded an issue|error:' | head -200
fi
exit "$status"
