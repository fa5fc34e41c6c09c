#!/bin/sh
# activate: stops the version that runs and starts the one in this folder. Whether it came up is the health command's
# question, so this waits for nothing and leaves no open channel behind.
set -eu
shared=$DEPLOY_PATH/shared
mkdir -p "$shared"
PORT=$(cat "$shared/port" 2>/dev/null || echo 3000)
export PORT

# A process id is used again after a reboot: only a process that is still this application may be stopped.
runs() {
  tr '\0' ' ' <"/proc/$1/cmdline" 2>/dev/null | grep -q 'server\.mjs'
}

if [ -s "$shared/app.pid" ]; then
  old=$(cat "$shared/app.pid")
  if runs "$old"; then
    kill "$old"
    tries=0
    while runs "$old" && [ "$tries" -lt 100 ]; do
      tries=$((tries + 1))
      sleep 0.1
    done
    if runs "$old"; then kill -9 "$old" || :; fi
  fi
fi

# A session of its own: the end of the SSH connection is not the end of the application.
setsid node server.mjs </dev/null >>"$shared/app.log" 2>&1 &
echo "$!" >"$shared/app.pid"
