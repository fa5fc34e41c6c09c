# Takes an upload: a line that names the format, then a tar archive whose names begin at the deploy path. Nothing of it
# is visible until all of it has been proven. What the host has already comes as hard links to an older release.

stage() { # TOKEN RELEASE BOX
  plain "$2" release
  plain "$3" box
  if [ -e "$own/releases/$2" ]; then
    [ ! -e "$root/releases/$2" ] || refuse HOST_PROTOCOL "$2 exists already"
    # An attempt before this one died between the two moves at the end.
    discard "$own/releases/$2"
  fi
  [ ! -e "$root/releases/$2" ] ||
    refuse HOST_UNFIT "$root/releases/$2 was not made by this suite: move it away once"
  require_tools
  require_one_disk
  # An attempt before this one, whose connection was lost, may not have noticed yet: it has a box of its own.
  box="$own/tmp/upload-$1/$3"
  [ ! -e "$box" ] || wipe "$box"
  mkdir -p "$box/payload" "$box/record" "$box/odd" "$box/seed" && begin "stage $2" ||
    give_up DISK_FULL "cannot create $box"
  unpack "$2"
  cd "$box" || give_up HOST_UNFIT "cannot enter $box"
  # The swap waits until all is on the disk: what is written while the proof goes on need not be waited for.
  sync -f . >/dev/null 2>&1 </dev/null &
  prove
  write_tree
  check_shared
  # To fill a folder changes its time, and one that is read-only cannot be filled: so modes and times come last.
  { cd payload && tar -xpof ../record/folders.tar && { [ ! -s ../record/close ] || sh ../record/close; } && cd ..; } \
    >complaint 2>&1 || give_up HOST_UNFIT "the folders of the payload cannot be given their modes: $(tail -n 1 "$box/complaint")"
  rm -rf record/folders.tar record/close record/complete complaint found odd
  chmod 700 record && chmod 600 record/* 2>/dev/null
  [ ! -d record/steps ] || chmod 700 record/steps
  set_state "$box/record" "$2" staged 0 false null
  # It may have taken long: whoever has the lock now has cleared us away, and may be staging the same release.
  need_lock "$1"
  if [ -e "$own/releases/$2" ]; then
    cmp -s record/index "$own/releases/$2/index" && [ -d "$root/releases/$2" ] || give_up HOST_PROTOCOL "$2 exists already"
  else
    place_shared
    # The record comes first: a record without a payload is known for what it is, and `repair` removes it.
    mv record "$own/releases/$2" && mv payload "$root/releases/$2" || give_up DISK_FULL "cannot move $2 into place"
  fi
  cd "$root" && wipe "$box"
  rmdir "$own/tmp/upload-$1" 2>/dev/null
  moment=
  end
}

give_up() { # CODE MESSAGE
  if [ -n "${box-}" ]; then
    cd "$root" && wipe "$box"
    rmdir "${box%/*}" 2>/dev/null
  fi
  refuse "$1" "$2"
}

unpack() { # RELEASE
  IFS= read -r format || give_up UPLOAD_FAILED 'the upload was cut short'
  case $format in
    plain) how=-xpof ;;
    gzip) how=-xzpof ;;
    *) give_up HOST_PROTOCOL 'no such format of an upload' ;;
  esac
  complaint=$(cd "$root" && tar "$how" - 2>&1) && return 0
  case $complaint in
    *'o space left'* | *'isk quota'* | *'Wrote only'*) give_up DISK_FULL "no room for $1 in $root" ;;
    *'ard link'* | *'ardlink'* | *'ard-link'*) give_up STALE_BASE 'files of an older release cannot be linked' ;;
    *'not found'*) give_up HOST_UNFIT 'tar or gzip is missing on this host' ;;
  esac
  give_up UPLOAD_FAILED "tar: $(printf '%s' "$complaint" | tail -n 1)"
}

# Every file is read and compared, sent or linked: somebody may have written into an older release.
prove() { # in the box
  { read -r sum && read -r count && read -r modes; } 2>/dev/null <record/complete || give_up UPLOAD_FAILED 'the upload was cut short'
  find_hasher
  [ "$hasher" != : ] ||
    give_up UPLOAD_FAILED 'the list of files is damaged, or openssl, sha256sum and shasum are all missing'
  hash_listed record/index
  if cmp -s found record/index; then
    # No name has a slash in it: two of them tell the beginning of a path from a line break in one.
    found=$(find payload//. | grep -c '^payload//')
    [ "$found" -eq "$count" ] || give_up UPLOAD_FAILED "expected $count entries, found $found"
    prove_modes
    return 0
  fi
  # What stands once only is in the list and was not found; what was found stands there twice or three times.
  sort found found record/index | uniq -u | sed 's/^.\{66\}//' >wrong
  first=$(sed -n 1p wrong)
  if grep -q '^payload/' wrong; then
    sed 's/^/stale /' wrong
    give_up STALE_BASE "$first is not what the list says"
  fi
  give_up UPLOAD_FAILED "$first is not what was sent: $(tail -n 1 complaint)"
}

find_hasher() { # sets `hasher`, by the hash `sum` of the list; `:` where none tells that
  for hasher in 'openssl dgst -sha256 -r' sha256sum 'shasum -a 256' :; do
    # shellcheck disable=SC2086 # a command and its options
    found=$($hasher record/index 2>/dev/null) && [ "${found%% *}" = "$sum" ] && break
  done
}

hash_listed() { # LIST; makes the same list of what is there, `found`
  # shellcheck disable=SC2086
  cut -b67- "$1" | sed 's/[^A-Za-z0-9/._-]/\\&/g' | xargs $hasher 2>complaint |
    sed 's/^\([0-9a-f]*\) \*/\1  /' >found || give_up DISK_FULL "cannot write to $box"
}

# A link serves only where the older release still has a file there, of the mode that it was sent with: a symbolic link in
# its place has the right content today, and leads wherever it likes tomorrow.
prove_modes() { # in the box; `modes` are MODE=COUNT words
  [ -n "$modes" ] || return 0
  total=0
  for mode in $modes; do
    total=$((total + ${mode#*=}))
    find payload//. -type f -perm "${mode%=*}" | sed -n "s|^payload//\./|${mode%=*} |p"
  done >found
  # What should be there and was not found, as above.
  cut -b75- record/index | paste -d ' ' record/modes - | sed -n 's/^\([0-7]\{1,\}\) [0-9]* /\1 /p' |
    sort found found - | uniq -u | sed 's/^[0-7]* //' >wrong
  if [ -s wrong ]; then
    sed 's/^/stale payload\//' wrong
    give_up STALE_BASE "payload/$(sed -n 1p wrong) is no file any more, or of another mode"
  fi
  [ "$(wc -l <found)" -eq "$total" ] || give_up STALE_BASE 'files of an older release are no files any more, or of another mode'
}

# What the live release and the latest other one consist of, for a runner that wants to send only what is new.
index() { # PATHS that are shared, which are listed first
  require_readable
  find_live
  latest=0
  other=
  for record in "$own"/releases/*; do
    look_up "$record/state" order
    order=$value
    [ "${record##*/}" != "$live" ] && [ "${order:-0}" -gt "$latest" ] || continue
    latest=$order
    other=${record##*/}
  done
  # A refusal must not end in the pipe.
  shared_lines=$(list_shared "$@") || exit
  {
    [ -z "$shared_lines" ] || printf '%s\n' "$shared_lines"
    [ -z "$live" ] || { printf '=%s\n' "$live" && list_files "$live"; }
    [ -z "$other" ] || { printf '=%s\n' "$other" && { list_files "$live" && list_files "$live" && list_files "$other"; } | sort | uniq -u; }
  } | gzip -1
}

# `MODE SIZE HASH  payload/PATH`, the hash cut short: it is a hint, for whatever is linked is proven by all of it.
list_files() { # RELEASE
  record="$own/releases/$1"
  [ -f "$record/modes" ] && [ -f "$record/index" ] || return 0
  cut -b1-16,65- "$record/index" | paste -d ' ' "$record/modes" - | grep '^[0-7]'
  return 0
}

remove() { # RELEASE
  plain "$1" release
  [ "$(live_release)" != "$1" ] || refuse HOST_PROTOCOL "$1 is live and stays"
  # What we did not ship is not ours to remove.
  [ ! -e "$root/releases/$1" ] || ! is_adopted "$1" || refuse HOST_PROTOCOL "$1 was not shipped by this suite and stays"
  begin "remove $1"
  # Renamed away first, so that a removal that is cut short leaves no release that looks whole.
  removed="$own/tmp/removed-$1"
  if [ -e "$root/releases/$1" ]; then
    wipe "$removed" && mv "$root/releases/$1" "$removed" || refuse HOST_UNFIT "cannot remove $1"
  fi
  wipe "$own/releases/$1" && wipe "$removed" || refuse HOST_UNFIT "cannot remove all of $1"
  end
}

prune() { # RELEASE…; what cannot be removed stays, and is told
  for old; do
    why=$( (remove "$old") 2>&1) || printf '%s\n' "$old: ${why#deploy-host-refusal * }"
  done
}
