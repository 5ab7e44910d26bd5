#!/usr/bin/env bash
# Runs pytest from .venv. Arguments go to pytest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
PYTHONDONTWRITEBYTECODE=1 exec .venv/bin/python -m pytest -c Tests/pytest.ini "$@"
