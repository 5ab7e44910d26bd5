#!/usr/bin/env bash
# Installs what is missing, builds, and serves.
#   run.sh PORT DATA
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source=scripts/say.sh
source scripts/say.sh

port=$1
data=$2

if [[ ! $port =~ ^[0-9]{1,5}$ ]] || ((10#$port < 1 || 10#$port > 65535)); then
  die "PORT must be a number from 1 to 65535, not \"$port\"." "For example: make run PORT=8081"
fi
# Asked before the build: nobody wants to wait for this answer.
if (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
  die "port $port is in use." "Stop the program that has it, or choose another: make run PORT=$((10#$port + 1))"
fi

heading "Setting up"
scripts/setup.sh run
heading "Building"
scripts/build.sh --product liaison
heading "Starting (the first start takes the content in and trains on it)"
exec .build/release/liaison serve --home . --data "$data" --port "$port" --example-accounts
