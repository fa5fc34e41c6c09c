# Going live is one rename: `current` is the old link or the new one, never nothing.

switch() { # TOKEN RELEASE(or - for none) OPERATION(deploy|rollback|revert) EXTRA_JSON_MEMBERS
  before=$(live_release)
  own_current
  if [ "$2" = - ]; then
    journal "begin switch - $3"
    rm -f "$root/current"
    journal "end switch - $3"
    history_line "$3" '' "\"previous\":\"$before\"${4:+,$4}"
    return 0
  fi
  plain "$2" release
  [ -d "$root/releases/$2" ] && [ -f "$own/releases/$2/state" ] || refuse NO_PREVIOUS_RELEASE "$2 is not on this host"
  journal "begin switch $2 $3"
  box="$own/tmp/link-$1"
  rm -rf "$box"
  mkdir -p "$box" && ln -s "releases/$2" "$box/current" || refuse DISK_FULL "cannot create a link"
  mv -f "$box/current" "$root/" || refuse HOST_UNFIT "cannot replace $root/current"
  rmdir "$box"
  record="$own/releases/$2"
  state=$(field "$record/state" state)
  order=$(field "$record/state" order)
  checked=$(field "$record/state" checked)
  # A way back does not change the order of the releases: going back twice goes two steps back.
  if [ "$3" = deploy ]; then
    order=$(next_order) || exit 90
    set_state "$record" "$2" live "$order" false null
  elif [ "$state" = staged ]; then
    set_state "$record" "$2" live "$order" "$checked" null
  fi
  journal "end switch $2 $3"
  history_line "$3" "$2" "\"previous\":\"$before\"${4:+,$4}"
}
