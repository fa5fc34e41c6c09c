# The lock is a row of numbered files in lock/: the highest one counts. To take the lock is to link the next number,
# which succeeds for one contender only; so an expired lock is taken over without a moment in which two hold it.

latest_lock() {
  latest=0
  for file in "$own"/lock/*; do
    number=${file##*/}
    case $number in '' | *[!0-9]*) continue ;; esac
    [ "$number" -gt "$latest" ] && latest=$number
  done
  printf '%s\n' "$latest"
}

# A lock ends by its time, but never while a step that was started under it still runs.
is_held() { # FILE
  [ -n "$(field "$1" token)" ] || return 1
  expires=$(field "$1" expires)
  [ "$(epoch)" -lt "${expires:-0}" ] && return 0
  step_runs
}

step_runs() {
  for folder in "$own"/run/*; do
    [ -s "$folder/pid" ] && [ ! -f "$folder/result" ] && is_same_process "$folder" && return 0
  done
  return 1
}

# A number alone may belong to another process by now, after a restart of the host at the latest.
is_same_process() { # FOLDER of a step
  pid=$(cat "$1/pid")
  kill -0 "$pid" 2>/dev/null && [ "$(birth "$pid")" = "$(cat "$1/birth" 2>/dev/null)" ]
}

# When a process began, and since which start of the host that is counted; empty where there is no /proc.
birth() { # PID
  sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20
  cat /proc/sys/kernel/random/boot_id 2>/dev/null
}

lock_text() { # TOKEN TTL_SECONDS OWNER_JSON
  printf 'token=%s\nexpires=%s\nowner=%s\n' "$1" "$(($(epoch) + $2))" "$3"
}

take_lock() { # TOKEN TTL_SECONDS OWNER_JSON
  plain "$1" token
  make_ground
  draft="$own/lock/.draft.$1"
  tries=0
  while [ "$tries" -lt 20 ]; do
    tries=$((tries + 1))
    latest=$(latest_lock)
    if is_held "$own/lock/$latest"; then
      [ "$(field "$own/lock/$latest" token)" = "$1" ] && return 0
      refuse LOCKED "$(field "$own/lock/$latest" expires) $(epoch) $(field "$own/lock/$latest" owner)"
    fi
    lock_text "$1" "$2" "$3" >"$draft" || refuse DISK_FULL "cannot write the lock"
    next=$((latest + 1))
    if ln "$draft" "$own/lock/$next" 2>/dev/null; then
      rm -f "$draft"
      # Somebody may have gone on to a higher number while we looked at an old row.
      if [ "$(latest_lock)" = "$next" ]; then
        drop_locks_below "$next"
        return 0
      fi
      rm -f "$own/lock/$next"
    fi
  done
  rm -f "$draft"
  refuse LOCKED "0 $(epoch) {}"
}

drop_locks_below() { # NUMBER
  for file in "$own"/lock/*; do
    number=${file##*/}
    case $number in '' | *[!0-9]*) continue ;; esac
    [ "$number" -lt "$1" ] && rm -f "$file"
  done
  return 0
}

need_lock() { # TOKEN
  plain "$1" token
  latest=$(latest_lock)
  [ "$(field "$own/lock/$latest" token)" = "$1" ] ||
    refuse LOCKED "0 $(epoch) $(field "$own/lock/$latest" owner)"
}

refresh_lock() { # TOKEN TTL_SECONDS
  need_lock "$1"
  lock_text "$1" "$2" "$(field "$own/lock/$latest" owner)" | put "$own/lock/$latest" || exit 90
}

# The number stays as the mark of how far the row has come; only the token goes.
free_lock() { # TOKEN, or `-` for whoever holds it
  [ -d "$own/lock" ] || return 0
  latest=$(latest_lock)
  holder=$(field "$own/lock/$latest" token)
  [ -n "$holder" ] || return 0
  if [ "$1" != - ] && [ "$holder" != "$1" ]; then return 0; fi
  if step_runs; then
    [ "$1" != - ] || refuse LOCKED "0 $(epoch) $(field "$own/lock/$latest" owner)"
    # The step cannot be stopped: let the lock live as long as it does, and not a moment longer.
    printf 'token=%s\nexpires=0\nowner=%s\n' "$holder" "$(field "$own/lock/$latest" owner)" | put "$own/lock/$latest" || exit 90
    return 0
  fi
  clean_up
  printf 'token=\n' | put "$own/lock/$latest" || exit 90
}

# What a dead run left: half an upload, a link that was not moved into place, the output of ended steps.
clean_up() {
  for left in "$own"/tmp/* "$own"/lock/.draft.*; do
    if [ -e "$left" ] || [ -L "$left" ]; then rm -rf "$left"; fi
  done
  for left in "$own"/run/*; do
    [ -d "$left" ] && rm -rf "$left"
  done
  return 0
}
