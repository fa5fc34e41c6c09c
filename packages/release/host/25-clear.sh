# What dead runs left: half an upload, a link that was not moved into place, what ended steps have printed. Not what is
# this run's own, which may have said `lock` twice; but a token that comes back (by hand, for instance) begins anew, or
# its steps would be taken for those of the last time, and not be run.
clean_up() { # TOKEN; after `take_lock`
  mine=$1
  set --
  for left in "$own"/tmp/* "$own"/run/*; do
    case ${left##*/} in "upload-$kept" | "$kept"-*) continue ;; esac
    if [ -e "$left" ] || [ -L "$left" ]; then set -- "$@" "$left"; fi
  done
  if [ "$#" -gt 0 ]; then
    discard_all "$@"
    free=
  fi
  set --
  for left in "$own"/busy/* "$own"/lock/.draft.*; do
    if [ -e "$left" ] && ! call_runs "$left"; then set -- "$@" "$left"; fi
  done
  [ "$#" -eq 0 ] || rm -f "$@"
  # A run that has not noticed in a week is dead.
  for left in "$own"/lock/.taken.*; do
    [ ! -e "$left" ] || find "$left" -mtime +7 -exec rm -f {} \;
  done
  put_calls_aside
}

# Other runs may have come and gone before a call that was lost arrives: it must find that its own run is over.
put_calls_aside() { # of `mine`: what is under way stays
  set --
  for left in "$own"/calls/*; do
    case ${left##*/} in "$mine".* | '*') ;; *) set -- "$@" "$left" ;; esac
  done
  [ "$#" -gt 60 ] || return 0
  discard_all "$own"/calls.old/*
  mv -f "$@" "$own/calls.old/"
}

# The disk is full before we have the lock. What a run left may be why; but by now another one may have taken it.
make_room() {
  # Where a quota is used up, the disk does not look full: see `reserve_room`.
  rm -f "$own/reserve"
  for left in "$own"/tmp/upload-* "$own"/run/*; do
    current=$(field "$own/lock/$(latest_lock)" token)
    case ${left##*/} in "upload-$current" | "$current"-*) continue ;; esac
    if [ -e "$left" ] && ! runs "$left"; then discard "$left"; fi
  done
  return 0
}
