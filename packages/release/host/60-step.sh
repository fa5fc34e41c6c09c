# A step runs apart from the connection: its output goes into files, and whoever is connected reads along.

fraction=unknown
nap() {
  if [ "$fraction" = unknown ]; then
    if sleep 0.05 2>/dev/null; then fraction=yes; else fraction=no; fi
    [ "$fraction" = yes ] && return 0
  fi
  if [ "$fraction" = yes ]; then sleep 0.05; else sleep 1; fi
}

start_step() { # ID RELEASE STEP OPERATION HOST PREVIOUS_VERSION
  plain "$1" step-id
  plain "$2" release
  plain "$3" step
  [ -f "$own/releases/$2/steps/$3" ] || refuse HOST_PROTOCOL "$2 has no step $3"
  folder="$own/run/$1"
  mkdir -p "$folder" && : >"$folder/out" && : >"$folder/err" || refuse DISK_FULL "cannot write in $own/run"
  journal "begin step $3 of $2 as $1"
  # A group of its own lets us stop the step with all its children; without setsid only the step itself can be stopped.
  if command -v setsid >/dev/null 2>&1; then
    setsid sh "$program" run-step "$root" "$@" </dev/null >/dev/null 2>&1 &
  else
    sh "$program" run-step "$root" "$@" </dev/null >/dev/null 2>&1 &
  fi
  tries=0
  while [ ! -s "$folder/pid" ] && [ "$tries" -lt 100 ]; do
    tries=$((tries + 1))
    nap
  done
}

load_env() { # FILE of KEY=VALUE lines, taken as they are
  [ -f "$1" ] || return 0
  while IFS= read -r line || [ -n "$line" ]; do
    case $line in [A-Za-z_]*=*) export "${line%%=*}=${line#*=}" ;; esac
  done <"$1"
}

run_step() { # ID RELEASE STEP OPERATION HOST PREVIOUS_VERSION
  folder="$own/run/$1"
  record="$own/releases/$2"
  birth $$ | put "$folder/birth" || exit 90
  echo $$ | put "$folder/pid" || exit 90
  # We outlive a signal to our group, to note how the step ended; a handler, unlike `ignore`, is not inherited.
  trap : TERM INT HUP
  (
    load_env "$record/env"
    export DEPLOY_OPERATION="$4" DEPLOY_HOST="$5" DEPLOY_PREVIOUS_VERSION="$6"
    DEPLOY_VERSION=$(version_of "$2")
    DEPLOY_ENVIRONMENT=$(cat "$record/environment" 2>/dev/null)
    export DEPLOY_VERSION DEPLOY_ENVIRONMENT DEPLOY_PATH="$root" DEPLOY_RELEASE_PATH="$root/releases/$2"
    cd "$root/releases/$2" || exit 90
    exec sh -e "$record/steps/$3"
  ) >"$folder/out" 2>"$folder/err" </dev/null
  code=$?
  printf 'exit=%s\n' "$code" | put "$folder/result" || exit 90
}

# Copies what the step prints until it has ended. Status 0: the step succeeded; 91: it did not, ask `result`.
follow() { # ID BYTES_OF_OUT BYTES_OF_ERR (what the caller has already)
  folder="$own/run/$1"
  [ -d "$folder" ] || refuse HOST_PROTOCOL "no such step: $1"
  exec 3<"$folder/out" 4<"$folder/err"
  [ "$2" -eq 0 ] || dd bs="$2" count=1 <&3 >/dev/null 2>&1
  [ "$3" -eq 0 ] || dd bs="$3" count=1 <&4 >/dev/null 2>&1
  while :; do
    ended=no
    [ -f "$folder/result" ] && ended=yes
    cat <&3
    cat <&4 >&2
    [ "$ended" = yes ] && break
    note_death "$folder"
    nap
  done
  journal "end step $1 $(cat "$folder/result" 2>/dev/null)"
  [ "$(field "$folder/result" exit)" = 0 ] && return 0
  return 91
}

# A runner that was killed could not note the end; the second look closes the gap between its end and its note.
note_death() { # FOLDER
  [ -s "$1/pid" ] || return 0
  is_same_process "$1" && return 0
  nap
  [ -f "$1/result" ] || printf 'exit=137\n' | put "$1/result" || exit 90
}

stop_step() { # ID
  folder="$own/run/$1"
  [ -s "$folder/pid" ] && [ ! -f "$folder/result" ] || return 0
  pid=$(cat "$folder/pid")
  group=$pid
  # No `--` here: neither dash nor busybox takes it before a group.
  kill -0 "-$pid" 2>/dev/null && group="-$pid"
  kill -TERM "$group" 2>/dev/null
  tries=0
  while [ "$tries" -lt 40 ] && [ ! -f "$folder/result" ]; do
    tries=$((tries + 1))
    nap
  done
  kill -KILL "$group" 2>/dev/null
  nap
  [ -f "$folder/result" ] || printf 'exit=137\n' | put "$folder/result" || exit 90
  journal "stopped step $1"
}
