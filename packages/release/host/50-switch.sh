# Going live is one rename: `current` is the old link or the new one, never nothing.

switch() { # TOKEN RELEASE(or - for none) OPERATION(deploy|rollback|revert) EXTRA_JSON_MEMBERS
  before=$(live_release)
  own_current
  if [ "$2" = - ]; then
    begin "switch - $3"
    rm -f "$root/current" || refuse HOST_UNFIT "cannot remove $root/current"
    history_line "$3" '' "\"previous\":\"$before\"${4:+,$4}"
    end
    return 0
  fi
  plain "$2" release
  record="$own/releases/$2"
  [ -d "$root/releases/$2" ] && [ -f "$record/state" ] || refuse NO_PREVIOUS_RELEASE "$2 is not on this host"
  state=$(field "$record/state" state)
  order=$(field "$record/state" order)
  # Whatever it was before: live means nothing until its steps have run, now. No room for a note stops no way back.
  if [ "$3" = deploy ]; then
    begin "switch $2 $3" || refuse DISK_FULL 'cannot write the journal'
    set_state "$record" "$2" "$state" "$order" false -
  else
    begin "switch $2 $3"
    (set_state "$record" "$2" "$state" "$order" false -) 2>/dev/null
  fi
  link="$own/tmp/current"
  rm -f "$link"
  ln -s "releases/$2" "$link" || refuse DISK_FULL 'cannot create a link'
  mv -f "$link" "$root/" || refuse HOST_UNFIT "cannot replace $root/current"
  # A way back does not change the order of the releases: going back twice goes two steps back.
  if [ "$3" = deploy ]; then
    order=$(next_order) || exit 90
    set_state "$record" "$2" live "$order" false null
  elif [ "$state" = staged ]; then
    set_state "$record" "$2" live "$order" false null
  fi
  history_line "$3" "$2" "\"previous\":\"$before\"${4:+,$4}" || [ "$3" != deploy ] || refuse DISK_FULL 'cannot write the history'
  end
}
