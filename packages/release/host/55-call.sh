# Calls that survive a lost connection. Each has a number, and its answer may be lost: said again, what has ended is not
# done twice, and what was cut off is begun anew. A call that comes late, when the runner has long gone on, does nothing.

# Files in calls/: TOKEN.NUMBER.ATTEMPT says which process is at it, TOKEN.NUMBER.done which of its parts have ended.
numbered() { # TOKEN NUMBER VERB ARGS… [--then VERB ARGS…]…
  plain "$1" token
  plain "$2" number
  caller=$1
  calling=$2
  shift 2
  call_file="$own/calls/$caller.$calling"
  begin_call "$1"
  part=1
  while [ $# -gt 0 ]; do
    size=0
    words=
    for word; do
      [ "$word" != --then ] || break
      size=$((size + 1))
      words="$words \"\${$size}\""
    done
    eval "once $words"
    shift "$size"
    [ $# -eq 0 ] || shift
    part=$((part + 1))
  done
}

once() { # VERB ARGS…
  if has_ended "$part"; then
    case $1 in lock | status | index) ;; *) return 0 ;; esac
    # What it did is done, what it said is asked for again.
    [ "$1" != lock ] || set -- status
  fi
  verb "$@" || exit
  # Where there is no room for a note it may be done twice, which is better than not at all.
  printf '%s.\n' "$part" >>"$call_file.done" 2>/dev/null || true
}

has_ended() { # PART
  for notes in "$call_file.done" "$own/calls.old/${call_file##*/}.done"; do
    [ -f "$notes" ] || continue
    while IFS= read -r entry; do
      [ "$entry" != "$1." ] || return 0
    done <"$notes"
  done
  return 1
}

# What a call found when it was said first; said again, it finds what it has made of it.
first_found() { # NAME VALUE; sets `found`
  found=$2
  [ -n "${call_file:-}" ] || return 0
  [ -s "$call_file.$1" ] || { printf '%s\n' "$2" >"$call_file.$1"; } 2>/dev/null || true
  [ ! -s "$call_file.$1" ] || read -r found <"$call_file.$1"
}

begin_call() { # VERB
  case $1 in unlock | loosen) is_last=yes ;; *) is_last=no ;; esac
  if [ ! -d "$own/calls" ]; then
    # To give back what was never taken must not fail where nothing can be taken.
    if [ "$is_last" = yes ]; then (make_ground) 2>/dev/null; else make_ground; fi
  fi
  # Two may come at the same time, the call that was lost and the one that was said again: one attempt after the other.
  attempt=1
  until (set -C && : >"$call_file.$attempt") 2>/dev/null; do
    # No room for a note stops no way back.
    [ -e "$call_file.$attempt" ] || return 0
    outlast "$call_file.$attempt"
    attempt=$((attempt + 1))
  done
  printf '%s %s %s\n' $$ "$1" "$(birth $$)" >"$call_file.$attempt" 2>/dev/null || true
  # Only now: whoever comes with a higher number from here on sees us, and waits.
  for other in "$own/calls/$caller".* "$own/calls.old/$caller".*; do
    rank=${other##*/"$caller".}
    case $rank in *.*[!0-9]* | '*') continue ;; esac
    rank=${rank%%.*}
    [ "$rank" -le "$calling" ] || refuse HOST_PROTOCOL "call $calling comes too late: call $rank has begun"
    if [ "$rank" -eq "$calling" ]; then continue; fi
    # Whoever gives the lock back is in a hurry, and waits for nobody who hangs.
    if [ "$is_last" = yes ]; then stop_call "$other"; else outlast "$other"; fi
  done
}

# Waits for the end of a call whose answer nobody hears any more.
outlast() { # ATTEMPT_FILE
  patience=20
  while [ ! -s "$1" ] && [ "$patience" -gt 0 ]; do
    patience=$((patience - 1))
    nap
  done
  [ -s "$1" ] || return 0
  read -r pid verb born <"$1"
  # An upload that was broken off may wait for the rest of it as long as nobody tells the host that its peer is gone.
  if [ "$verb" = stage ] && is_same "$pid" "$born"; then end_process KILL "$pid"; fi
  while is_same "$pid" "$born"; do nap; done
}
