#!/usr/bin/env bash
# Runs everything that must hold, in an order that shows cheap failures first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/say.sh
source scripts/say.sh

steps=0
current=

# step NAME COMMAND…: stops at the first failure.
step() {
  current=$1
  shift
  local began=$SECONDS
  heading "$current"
  "$@"
  steps=$((steps + 1))
  echo "-- $current: passed in $((SECONDS - began)) s"
}

conclude() {
  local status=$?
  if [ "$status" -eq 0 ]; then
    printf '\nmake test: all %d steps passed in %d min %d s.\n' "$steps" $((SECONDS / 60)) $((SECONDS % 60))
  else
    printf '\nmake test: FAILED at "%s"; %d steps before it passed.\n' "$current" "$steps" >&2
  fi
}
trap conclude EXIT

step "Set-up" scripts/setup.sh test
step "Format" scripts/lint.sh
step "Imports are declared" python3 scripts/check_imports.py
step "JavaScript tests" node --test Tests/JavaScript/*.test.mjs
step "Build, with the tests" scripts/build.sh --build-tests
# Hundreds at once would wait for each other longer than the limits that some of them test.
export SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4
# By themselves: they hold the processors for a minute, and others wait with time limits.
step "Readers grow in proportion" swift test -c release --skip-build --filter LinearityTests
step "Unit and API tests" swift test -c release --skip-build --skip LinearityTests
step "Spoilt pages, for a minute" .build/release/liaison-page-fuzzer --seconds 60
step "Content" .build/release/liaison content check --home .
step "Command tests" scripts/pytest.sh Tests/Commands
step "Browser tests" scripts/pytest.sh Tests/Browser
