#!/usr/bin/env bash
# Writes the thousand tests of Tests/TestingGuests.
set -euo pipefail
cd "$(dirname "$0")/.."
{
  echo "// A thousand tests that do nothing much: what a session costs by itself. Made by"
  echo "// Scripts/thousand-tests.sh."
  echo
  echo "import Testing"
  for number in $(seq 0 999); do
    if ((number % 10 == 0)); then echo; fi
    printf '@Test func t%03d() { #expect(number(%d) == %d) }\n' "$number" "$number" "$number"
  done
  echo
  echo "@inline(never) func number(_ number: Int) -> Int { number }"
} >Tests/TestingGuests/Thousand/Tests/Thousand.swift
