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
  for step in "$own"/run/*; do
    runs "$step" && return 0
  done
  return 1
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
    reserve_room
    # What the last holder left behind may be what fills the disk.
    lock_text "$1" "$2" "$3" >"$draft" || { clean_up && lock_text "$1" "$2" "$3" >"$draft"; } || {
      rm -f "$draft"
      refuse DISK_FULL "cannot write the lock"
    }
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
  [ -e "$own/lock/$next" ] || refuse HOST_UNFIT "no hard link can be made in $own/lock"
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

# The number stays as the mark of how far the row has come; only the text goes, which needs no room on the disk.
free_lock() { # TOKEN, or `-` for whoever holds it; with NUMBER REASON_JSON only that lock, and the history tells
  [ -d "$own/lock" ] || return 0
  lock="$own/lock/$(latest_lock)"
  holder=$(field "$lock" token)
  [ -n "$holder" ] || return 0
  if [ "$1" = - ]; then
    if step_runs; then refuse LOCKED "0 $(epoch) $(field "$lock" owner)"; fi
    if [ -n "${2:-}" ]; then
      [ "${lock##*/}" = "$2" ] || refuse LOCKED "$(field "$lock" expires) $(epoch) $(field "$lock" owner)"
      history_line unlocked '' "\"reason\":$3"
    fi
  else
    [ "$holder" = "$1" ] || return 0
    for step in "$own/run/$1"-*; do
      if runs "$step"; then stop_step "${step##*/}"; fi
    done
    if step_runs; then
      # The step cannot be stopped: let the lock live as long as it does, and not a moment longer.
      printf 'token=%s\nexpires=0\nowner=%s\n' "$holder" "$(field "$lock" owner)" | put "$lock" || exit 90
      return 0
    fi
  fi
  # Only what is the holder's: where its time was over, somebody else may be at work by now.
  for left in "$own/tmp/upload-$holder" "$own/lock/.draft.$holder" "$own/run/$holder"-*; do
    if [ -e "$left" ]; then discard "$left"; fi
  done
  true >"$lock" || refuse HOST_UNFIT "cannot write $lock"
}

# What dead runs left: half an upload, a link that was not moved into place, the output of ended steps.
clean_up() {
  for left in "$own"/tmp/* "$own"/lock/.draft.* "$own"/run/*; do
    if [ -e "$left" ] || [ -L "$left" ]; then discard "$left"; fi
  done
  return 0
}
