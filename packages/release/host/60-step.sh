# A step runs apart from the connection: its output goes into files, and whoever is connected reads along.

# The most that is kept of each of the two streams of a step, in blocks of 512 bytes, as `ulimit` counts: 100 MiB.
MOST_BLOCKS=204800

# Most sleeps take fractions of a second; POSIX knows only whole ones.
nap() { # [SECONDS, 0.05 by default]
  sleep "${1:-0.05}" 2>/dev/null || sleep 1
}

# When a process was born, in whatever unit; empty for one that has ended, and where there is no /proc.
birth() { # PID
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
  # The name, in brackets, may hold anything; the state is the first field behind it, the time of birth the 20th.
  case ${stat##*) } in [ZX]*) return 0 ;; esac
  # shellcheck disable=SC2086 # numbers
  set -- ${stat##*) }
  printf '%s\n' "${20}"
}

# Ids of processes are given out again, after a reboot at the latest: with its time of birth one is ours.
runs() { # FOLDER of a step
  [ -s "$1/pid" ] && [ ! -f "$1/result" ] || return 1
  read -r pid born <"$1/pid"
  is_same "$pid" "$born"
}

is_same() { # PID BIRTH
  kill -0 "$1" 2>/dev/null && [ "$(birth "$1")" = "$2" ]
}

# Said again after a lost connection it starts nothing a second time, whoever of the two comes first.
start_step() { # ID RELEASE STEP OPERATION HOST PREVIOUS_VERSION LENDER (whose step it is; empty: the release itself) OUTPUT_BLOCKS
  plain "$1" step-id
  plain "$2" release
  plain "$3" step
  plain "${7:-$2}" lender
  [ -f "$own/releases/${7:-$2}/steps/$3" ] || refuse HOST_PROTOCOL "${7:-$2} has no step $3"
  folder="$own/run/$1"
  mkdir -p "$folder" && (umask 077 && true >>"$folder/out" && true >>"$folder/err") ||
    refuse DISK_FULL "cannot write in $own/run"
  journal "begin step $3 of $2 as $1"
  printf '%s of %s\n' "$3" "$2" >"$folder/what"
  # A group lets us stop the step with all its children: one of its own or, without setsid, that of this very call.
  if command -v setsid >/dev/null 2>&1; then
    setsid sh "$program" run-step "$root" "$@" </dev/null >/dev/null 2>&1 &
  else
    kill -0 "-$$" 2>/dev/null && printf '%s\n' "$$" >"$folder/group"
    sh "$program" run-step "$root" "$@" </dev/null >/dev/null 2>&1 &
  fi
  child=$!
}

load_env() { # FILE of KEY=VALUE lines, taken as they are, and of KEY<<DELIMITER, lines, DELIMITER
  [ -f "$1" ] || return 0
  # shellcheck disable=SC2094 # nothing is written
  while IFS= read -r DEPLOY_LINE || [ -n "$DEPLOY_LINE" ]; do
    case $DEPLOY_LINE in
      [A-Za-z_]*=*) export "${DEPLOY_LINE%%=*}=${DEPLOY_LINE#*=}" ;;
      [A-Za-z_]*"<<"*)
        # Parameters, because the user's variables may have any name.
        set -- "${DEPLOY_LINE%%<<*}" "${DEPLOY_LINE#*<<}"
        while IFS= read -r DEPLOY_LINE && [ "x$DEPLOY_LINE" != "x$2" ]; do
          if [ $# -lt 3 ]; then set -- "$1" "$2" "$DEPLOY_LINE"; else
            set -- "$1" "$2" "$3
$DEPLOY_LINE"
          fi
        done
        export "$1=${3-}"
        ;;
    esac
  done <"$1"
  unset DEPLOY_LINE
}

carriage_return=$(printf '\r')

# Which program runs a step, by its `#!` line or by the shell of its release. Sets `words`, to be split at blanks,
# `wanted`, the word that has to be a program, and `is_login`.
find_interpreter() { # RECORD_FOLDER STEP_FILE
  words='sh -e'
  wanted='sh'
  is_login=
  # Releases of versions that knew no other shell have none recorded.
  [ -s "$1/shell" ] || return 0
  read -r words <"$1/shell"
  IFS= read -r first <"$2" || [ -n "$first" ] || first=
  case $first in '#!'*[!\ ]*) words=${first#'#!'} ;; esac
  set -f
  # shellcheck disable=SC2086 # words
  set -- ${words%"$carriage_return"}
  set +f
  words=
  case ${1##*/} in
    env)
      # Its `-S` splits the words of a line that is one word to the kernel; here they are split already.
      words="$1 "
      shift
      while [ $# -gt 0 ]; do
        case $1 in -S | --split-string) ;; -* | *=*) words="$words$1 " ;; *) break ;; esac
        shift
      done
      ;;
  esac
  words="$words$*"
  wanted=${1-}
  case ${wanted##*/} in
    busybox) case ${2-} in sh | ash) ;; *) return 0 ;; esac ;;
    sh | dash | ash | bash | ksh | ksh93 | mksh | zsh | yash) ;;
    *) return 0 ;;
  esac
  for word; do
    case $word in --login) is_login=yes ;; --*) ;; -*l*) is_login=yes ;; esac
  done
  # A profile may have commands that fail: it is read before `set -e`.
  [ -n "$is_login" ] || words="$words -e"
}

# What a step prints goes through pipes to `tee`, which writes what may be kept and takes the rest as well: no step
# ends, waits or fails for what it prints. Where there can be no pipe, it goes into the files themselves.
open_output() { # OUTPUT_BLOCKS; sets `out`, `err` and `readers`
  out="$folder/out"
  err="$folder/err"
  readers=
  mkfifo -m 600 "$out.pipe" "$err.pipe" 2>/dev/null || return 0
  for stream in out err; do
    (
      # Whoever stops the step reads to the end what it still has to say.
      trap '' TERM INT HUP XFSZ
      ulimit -f "$1" 2>/dev/null
      exec tee "$folder/$stream" <"$folder/$stream.pipe" >/dev/null 2>&1
    ) &
    readers="$readers $!"
  done
  out="$out.pipe"
  err="$err.pipe"
}

drop_pipes() { # once both ends of them are open
  [ -z "$readers" ] || rm -f "$folder/out.pipe" "$folder/err.pipe"
}

# Until all that the step printed is in the files. What it left in the background may hold its pipes for ever: then, until
# nothing is left to read.
finish_output() { # sets `lost`, where something could not be written
  lost=
  for reader in $readers; do
    idle=0
    while [ "$idle" -lt 10 ]; do
      find_state "$reader"
      case $state in '' | [ZX]) break ;; S) idle=$((idle + 1)) ;; *) idle=0 ;; esac
      nap 0.005
    done
    case $state in '' | [ZX]) wait "$reader" || lost=yes ;; esac
  done
}

find_state() { # PID; sets `state`, a letter as in /proc, empty for what has ended
  state=
  if [ ! -r "/proc/$$/stat" ]; then
    kill -0 "$1" 2>/dev/null && state=S
    return 0
  fi
  { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return 0
  state=${stat##*) }
  state=${state%% *}
}

# Why a program was not found, in lines for `result`: what runs the step is not there, or `env` has changed PATH.
explain_missing() { # RECORD_FOLDER
  (
    set -- "$1/env" "$wanted" "$PATH"
    load_env "$1"
    command -v "$2" >/dev/null 2>&1 || printf 'missing=%s\n' "$2"
    # shellcheck disable=SC2016 # values are taken as they are, so a dollar sign in one is a mistake
    case $PATH in "$3") ;; *'$'*) echo path=literal ;; *) echo path=env ;; esac
  )
}

run_step() { # ID RELEASE STEP OPERATION HOST PREVIOUS_VERSION LENDER OUTPUT_BLOCKS
  folder="$own/run/$1"
  # Whoever is linked there first runs the step.
  printf '%s %s\n' $$ "$(birth $$)" >"$folder/pid.$$" && ln "$folder/pid.$$" "$folder/pid" 2>/dev/null || exit 90
  # Whoever started us may be dead, and the lock somebody else's.
  (need_lock "${1%-*}") || exit 90
  # We outlive a signal to our group, to note how the step ended; a handler, unlike `ignore`, is not inherited.
  trap : TERM INT HUP
  record="$own/releases/${7:-$2}"
  find_interpreter "$record" "$record/steps/$3"
  open_output "${8:-$MOST_BLOCKS}"
  (
    drop_pipes
    cd "$root/releases/$2" || exit 90
    step_file="$record/steps/$3"
    set -- "$record/env" "$4" "$5" "$6" "$(version_of "$2")" "$(cat "$record/environment" 2>/dev/null)" \
      "$root" "$root/releases/$2"
    set -f
    # shellcheck disable=SC2086 # words
    set -- "$@" $words
    set +f
    # shellcheck disable=SC2016 # for the login shell
    [ -z "$is_login" ] || set -- "$@" -c 'set -e; . "$0"'
    set -- "$@" "$step_file"
    # The user's variables may have any name, also one of ours: from here on only these count.
    if [ -n "$deploy_locale" ]; then LC_ALL=$deploy_locale; else unset LC_ALL; fi
    unset deploy_locale
    load_env "$1"
    export DEPLOY_OPERATION="$2" DEPLOY_HOST="$3" DEPLOY_PREVIOUS_VERSION="$4" DEPLOY_VERSION="$5"
    export DEPLOY_ENVIRONMENT="$6" DEPLOY_PATH="$7" DEPLOY_RELEASE_PATH="$8"
    shift 8
    exec "$@"
  ) >"$out" 2>"$err" </dev/null
  code=$?
  finish_output
  {
    printf 'exit=%s\n' "$code"
    [ -z "$lost" ] || printf 'lost=%s\n' "$lost"
    case $code in 126 | 127) explain_missing "$record" ;; esac
  } | put "$folder/result" || exit 90
}

skip() { # BYTES of stdin
  [ "$1" -lt 65536 ] || dd bs=65536 count=$(($1 / 65536)) >/dev/null 2>&1
  [ $(($1 % 65536)) -eq 0 ] || dd bs=$(($1 % 65536)) count=1 >/dev/null 2>&1
}

# Copies what the step prints until it has ended. Status 0: the step succeeded, and all that it printed was kept; 91: ask
# `result`.
follow() { # ID BYTES_OF_OUT BYTES_OF_ERR (what the caller has already)
  folder="$own/run/$1"
  [ -d "$folder" ] || refuse HOST_PROTOCOL "no such step: $1"
  exec 3<"$folder/out" 4<"$folder/err"
  skip "$2" <&3
  skip "$3" <&4
  # Many steps end at once, and those that do not have time.
  pause=0.01
  looks=0
  while :; do
    ended=no
    [ -f "$folder/result" ] && ended=yes
    cat <&3
    cat <&4 >&2
    [ "$ended" = yes ] && break
    if [ -s "$folder/pid" ]; then note_death "$folder"; else note_failed_start "$folder"; fi
    nap "$pause"
    looks=$((looks + 1))
    case $looks in 10) pause=0.03 ;; 50) pause=0.1 ;; 80) pause=0.2 ;; esac
  done
  moment=
  code=$(field "$folder/result" exit)
  journal "end step $1 exit=$code"
  look_up "$folder/result" lost
  [ "$code" = 0 ] && [ -z "$value" ] || return 91
}

note_failed_start() { # FOLDER
  # Started by a call that was lost: its process may not have got so far.
  [ -n "${child:-}" ] || [ "$looks" -gt 100 ] || return 0
  kill -0 "${child:-x}" 2>/dev/null && return 0
  [ -s "$1/pid" ] || refuse DISK_FULL "the step could not be started, or could not write in $1"
}

# A runner that was killed could not note the end; the second look closes the gap between its end and its note.
note_death() { # FOLDER
  runs "$1" && return 0
  nap
  [ -f "$1/result" ] || printf 'exit=137\n' | put "$1/result" || exit 90
}

stop_step() { # ID
  folder="$own/run/$1"
  runs "$folder" || return 0
  read -r pid born <"$folder/pid"
  group=$pid
  # No `--` here: neither dash nor busybox takes it before a group.
  kill -0 "-$pid" 2>/dev/null && group="-$pid"
  if [ -s "$folder/group" ]; then
    read -r leader <"$folder/group"
    [ "$leader" = "$$" ] || group="-$leader"
  fi
  kill -TERM "$group" 2>/dev/null
  grace=$(($(epoch) + 2))
  while [ ! -f "$folder/result" ] && [ "$(epoch)" -le "$grace" ]; do nap; done
  kill -KILL "$group" 2>/dev/null
  nap
  moment=
  journal "stopped step $1"
  [ -f "$folder/result" ] || printf 'exit=137\n' | put "$folder/result" || exit 90
}
