#!/usr/bin/env bash
# Builds in the one configuration that everything uses: release. Arguments go to `swift build`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/say.sh
source scripts/say.sh

if [ ! -d .build/release ]; then
  echo "The first build fetches and compiles every dependency: 10 to 40 minutes on two cores."
fi
if [ -x .venv/bin/python ]; then .venv/bin/python scripts/bundle.py; fi
swift build -c release "$@" || die "the build failed; what is wrong stands above." \
  "Where a package could not be fetched, check the network (and a proxy in https_proxy) and run this again."
