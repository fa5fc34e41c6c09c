# Going live is one rename: `current` is the old link or the new one, never nothing.

# Where the power goes after the swap, the link may be on the disk and what it leads to not yet. `sync` with a file is
# more than POSIX knows: a host without it does without, and a disk that is slow does not hold a deploy up for long.
write_out() {
  sync -f "$root" </dev/null >/dev/null 2>&1 &
  writing=$!
  {
    sleep 5 &
    trap 'kill "$!"; exit' TERM
    wait "$!" && kill -ALRM $$
  } </dev/null >/dev/null 2>&1 &
  watching=$!
  # A signal with a handler ends the wait. The handler stays: the signal may be on its way at this very moment.
  trap : ALRM
  wait "$writing" 2>/dev/null
  kill "$watching" 2>/dev/null
}

# Which run switched to the release, written before the swap. A rollback without room for it leaves an unknown run. A
# revert leaves the record as it was: the run that reverts itself has not brought anything live.
record_switch() { # RECORD_FOLDER OPERATION
  find_lock
  look_up "$own/lock/$latest" owner
  tick
  switch_text="{\"at\":\"$stamp\",\"operation\":\"$2\",\"by\":${value:-null}}$newline"
  if [ "$2" = deploy ]; then
    put_text "$1/switched" "$switch_text"
  else
    (put_text "$1/switched" "$switch_text") 2>/dev/null || rm -f "$1/switched"
  fi
}

switch() { # TOKEN RELEASE(or - for none) OPERATION(deploy|rollback|revert) EXTRA_JSON_MEMBERS
  require_own_current
  first_found before "$live"
  before=$found
  if [ "$2" = - ]; then
    begin "switch - $3"
    rm -f "$root/current" || refuse HOST_UNFIT "cannot remove $root/current"
    unset live
    history_line "$3" '' "\"previous\":\"$before\"${4:+,$4}"
    end
    return 0
  fi
  plain "$2" release
  record="$own/releases/$2"
  [ -d "$root/releases/$2" ] && [ -f "$record/state" ] || refuse NO_PREVIOUS_RELEASE "$2 is not on this host"
  read_state "$record"
  # Whatever it was before: live means nothing until its steps have run, now. No room for a note stops no way back.
  if [ "$3" = deploy ]; then
    begin "switch $2 $3" || refuse DISK_FULL 'cannot write the journal'
    write_state "$record" "$state" "$order" false
  else
    begin "switch $2 $3"
    (set_state "$record" "$2" "$state" "$order" false -) 2>/dev/null
  fi
  [ "$3" = revert ] || record_switch "$record" "$3"
  [ "$3" != deploy ] || write_out
  link="$own/tmp/current"
  [ ! -L "$link" ] || rm -f "$link"
  ln -s "releases/$2" "$link" || refuse DISK_FULL 'cannot create a link'
  mv -f "$link" "$root/" || refuse HOST_UNFIT "cannot replace $root/current"
  unset live
  # A way back does not change the order of the releases: going back twice goes two steps back.
  if [ "$3" = deploy ]; then
    next_order
    set_state "$record" "$2" live "$order" false null
  elif [ "$state" = staged ]; then
    set_state "$record" "$2" live "$order" false null
  fi
  history_line "$3" "$2" "\"previous\":\"$before\"${4:+,$4}" || [ "$3" != deploy ] || refuse DISK_FULL 'cannot write the history'
  end
}
