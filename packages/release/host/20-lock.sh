# The lock is a row of numbered files in lock/: the highest one counts. To take the lock is to link the next number,
# which succeeds for one contender only; so an expired lock is taken over without a moment in which two hold it.

find_lock() { # sets `latest`
  latest=0
  for file in "$own"/lock/*; do
    number=${file##*/}
    case $number in '' | *[!0-9]*) continue ;; esac
    [ "$number" -gt "$latest" ] && latest=$number
  done
}

latest_lock() {
  find_lock
  printf '%s\n' "$latest"
}

# A lock ends by its time, but never while anything that was started under it still runs.
is_held() { # FILE
  look_up "$1" token
  [ -n "$value" ] || return 1
  find_expiry "$1"
  tick
  [ "$seconds" -lt "$ends" ] && return 0
  is_busy
}

# A refresh writes beside the lock and never into it: one that comes late cannot bring back a lock that was given back.
find_expiry() { # FILE; sets `ends`
  if [ -f "$1.until" ]; then look_up "$1.until" expires; else look_up "$1" expires; fi
  ends=${value:-0}
}

expiry() { # FILE
  find_expiry "$1"
  printf '%s\n' "$ends"
}

# Who holds it: when it ends, what time it is now, and the owner.
holder_line() { # FILE
  printf '%s %s %s\n' "$(expiry "$1")" "$(epoch)" "$(field "$1" owner)"
}

take_lock() { # TOKEN TTL_SECONDS OWNER_JSON; sets `kept`: the token, where the lock was ours already
  plain "$1" token
  require_readable
  make_ground
  kept=
  draft="$own/lock/.draft.$1"
  tries=0
  while [ "$tries" -lt 20 ]; do
    tries=$((tries + 1))
    moment=
    find_lock
    if is_held "$own/lock/$latest"; then
      whose=$(holder_line "$own/lock/$latest")
      # It may be the former one, and what is at work the next holder's.
      [ "$(latest_lock)" = "$latest" ] || continue
      [ "$tries" -eq 1 ] || rm -f "$draft"
      [ "$(field "$own/lock/$latest" token)" = "$1" ] && kept=$1 && return 0
      refuse LOCKED "$whose"
    fi
    look_up "$own/lock/$latest" owner
    former=$value
    reserve_room
    lock_text "$@" 2>/dev/null >"$draft" || { make_room && lock_text "$@" >"$draft"; } || {
      rm -f "$draft"
      refuse DISK_FULL "cannot write the lock"
    }
    next=$((latest + 1))
    if ln "$draft" "$own/lock/$next" 2>/dev/null; then
      # Somebody may have gone on to a higher number while we looked at an old row.
      find_lock
      if [ "$latest" = "$next" ]; then
        give_way "$next"
        look_up "$own/lock/$((next - 1))" token
        [ "$value" = "$1" ] || note_taker "$value" "$3"
        drop_locks_below "$next" "$draft"
        return 0
      fi
      rm -f "$own/lock/$next"
    fi
  done
  rm -f "$draft"
  [ -e "$own/lock/${next:-0}" ] || refuse HOST_UNFIT "no hard link can be made in $own/lock"
  refuse LOCKED "0 $(epoch) {}"
}

lock_text() { # TOKEN TTL_SECONDS OWNER_JSON
  tick
  printf 'token=%s\nexpires=%s\nowner=%s\n' "$1" "$((seconds + $2))" "$3"
}

# Something may have been started under the former lock at the very moment when we took it over.
give_way() { # OUR_NUMBER
  looks=0
  while is_busy; do
    looks=$((looks + 1))
    if [ "$looks" -gt 20 ]; then
      rm -f "$own/lock/$1" "$draft"
      refuse LOCKED "0 $(epoch) ${former:-{\}}"
    fi
    nap
  done
}

drop_locks_below() { # NUMBER, and what else is to go
  for file in "$own"/lock/*; do
    number=${file##*/}
    number=${number%.until}
    case $number in '' | *[!0-9]*) continue ;; esac
    [ "$number" -ge "$1" ] || set -- "$@" "$file"
  done
  shift
  [ "$#" -eq 0 ] || rm -f "$@"
}

need_lock() { # TOKEN
  plain "$1" token
  find_lock
  look_up "$own/lock/$latest" token
  [ "$value" = "$1" ] && return 0
  # Whoever has the lock by now, or had it last, need not be who took it from us.
  [ ! -s "$own/lock/.taken.$1" ] || refuse LOCK_LOST "$(holder_line "$own/lock/.taken.$1")"
  refuse LOCK_LOST "$(holder_line "$own/lock/$latest")"
}

# For the one whose lock it was, should it still be alive; no room for it is no reason to stop.
note_taker() { # TOKEN OWNER_JSON
  [ -n "$1" ] || return 0
  { printf 'owner=%s\n' "$2" >"$own/lock/.taken.$1"; } 2>/dev/null
}

refresh_lock() { # TOKEN TTL_SECONDS
  need_lock "$1"
  tick
  put_text "$own/lock/$latest.until" "expires=$((seconds + $2))$newline"
}

free_lock() { # TOKEN, or `-` for whoever holds it; OWNER_JSON of who breaks it; that lock alone: NUMBER REASON_JSON
  require_readable
  [ -d "$own/lock" ] || return 0
  lock="$own/lock/$(latest_lock)"
  holder=$(field "$lock" token)
  [ -n "$holder" ] || return 0
  if [ "$1" = - ]; then
    ! is_busy || refuse LOCKED "0 $(epoch) $(field "$lock" owner)"
    if [ -n "${3-}" ]; then
      [ "${lock##*/}" = "$3" ] || refuse LOCKED "$(holder_line "$lock")"
      history_line unlocked '' "\"reason\":$4"
    fi
  else
    [ "$holder" = "$1" ] || return 0
    end_all_of "$1"
    if is_busy; then
      # It cannot be stopped: let the lock live as long as it does, and not a moment longer. That needs no room.
      true >"$lock.until"
      return 0
    fi
  fi
  begin "unlock $holder"
  # Only what is the holder's: where its time was over, somebody else may be at work by now.
  for left in "$own/tmp/upload-$holder" "$own/lock/.draft.$holder"; do
    if [ -e "$left" ]; then discard "$left"; fi
  done
  # The number stays as the mark of how far the row has come.
  true >"$lock" || refuse HOST_UNFIT "cannot write $lock"
  if [ -n "${2-}" ]; then
    note_taker "$holder" "$2"
    { printf 'token=\nowner=%s\n' "$2" >"$lock"; } 2>/dev/null
  fi
  end
}

# What runs under it goes on, and the lock ends with the last of it: a way back is not stopped for want of time.
loosen_lock() { # TOKEN
  find_lock
  look_up "$own/lock/$latest" token
  [ "$value" = "$1" ] || return 0
  if is_busy; then true >"$own/lock/$latest.until"; else free_lock "$1"; fi
}
