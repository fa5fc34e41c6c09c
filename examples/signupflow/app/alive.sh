#!/bin/sh
# health-command: run in the release's folder.
set -eu
PORT=$(cat "$DEPLOY_PATH/shared/port" 2>/dev/null || echo 3000)
export PORT
exec node alive.mjs
