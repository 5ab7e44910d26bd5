#!/usr/bin/env bash
# Holds the Swift sources against .swift-format; with --mend, formats them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/say.sh
source scripts/say.sh

places=(Package.swift Sources Tests)
[ ! -d Benchmarks ] || places+=(Benchmarks)

if [ "${1:-}" = --mend ]; then
  swift format --in-place --parallel --recursive "${places[@]}"
else
  swift format lint --strict --parallel --recursive "${places[@]}" ||
    die "the format differs from .swift-format." "make format mends most of it."
fi
