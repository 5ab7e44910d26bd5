# shellcheck shell=bash
# How the scripts speak: sourced by the others.

heading() {
  printf '\n== %s\n' "$*"
}

# Says what is wrong and how to mend it, and stops.
die() {
  printf 'error: %s\n' "$1" >&2
  shift
  [ $# -eq 0 ] || printf '       %s\n' "$@" >&2
  exit 1
}
