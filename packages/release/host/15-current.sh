# What is live is what `current` resolves to, whichever tool made the link and however it is written.

find_live() { # sets `live` and `pointing`: none, release, missing, elsewhere, folder or file; and `target`, the link's text
  live=
  target=
  pointing=none
  if [ ! -L "$root/current" ]; then
    is_there "$root/current" || return 0
    pointing='file'
    [ ! -d "$root/current" ] || pointing=folder
    return 0
  fi
  target=$(readlink "$root/current") || refuse_read "$root/current" 'the link cannot be read'
  # As we make it ourselves: that costs no process more.
  live=${target#releases/}
  if [ "$live" != "$target" ] && is_plain "$live" && [ ! -L "$root/releases/$live" ] && [ -d "$root/releases/$live" ]; then
    pointing=release
    return 0
  fi
  live=
  resolve_current
}

resolve_current() {
  pointing=elsewhere
  here=$(cd -P "$root/current" 2>/dev/null && pwd -P && echo .)
  if [ -z "$here" ]; then
    complaint=$(ls -d "$root/current/." 2>&1 >/dev/null) || :
    case $complaint in
      *'No such file or directory') pointing=missing ;;
      *'Not a directory') ;;
      *) refuse_read "$root/current" "$complaint" ;;
    esac
    return 0
  fi
  above=$(cd -P "$root/releases" 2>/dev/null && pwd -P && echo .)
  above=${above%"$newline".}
  here=${here%"$newline".}
  case $here in "${above:-/no releases}"/*) here=${here#"$above"/} ;; *) return 0 ;; esac
  is_plain "$here" || return 0
  live=$here
  pointing=release
}

live_release() {
  find_live
  [ -z "$live" ] || printf '%s\n' "$live"
}

# A link that leads nowhere is replaced: what it led to is gone already.
require_own_current() { # sets `live`
  find_live
  case $pointing in none | release | missing) return 0 ;; esac
  there=$(quoted "$root")
  find_free_name
  case $pointing in
    elsewhere)
      object current HOST_UNFIT "$root/current points to $(printable "$target"), which is not a folder in $root/releases with a plain name; copy it there once: mkdir -p $there/releases && cp -a $there/current/. $there/releases/$free_name && ln -sfn releases/$free_name $there/current"
      ;;
    folder)
      object current HOST_UNFIT "$root/current is a folder, not a link; convert it once with three commands: mkdir -p $there/releases; mv $there/current $there/releases/$free_name; ln -s releases/$free_name $there/current"
      ;;
    file) object current HOST_UNFIT "$root/current is a file, not a link; move it away once: mv $there/current $there/current.old" ;;
  esac
}

find_free_name() { # sets `free_name`
  free_name=initial
  number=1
  while [ -e "$root/releases/$free_name" ] || [ -L "$root/releases/$free_name" ]; do
    number=$((number + 1))
    free_name=initial.$number
  done
}

printable() { # TEXT
  printf '%s' "$1" | tr -d '\000-\037\177'
}

# A path as a word of a command that a person copies.
quoted() { # PATH
  case $1 in
    *[!A-Za-z0-9/._+-]*) printf "'%s'" "$(printable "$1" | sed "s/'/'\\\\''/g")" ;;
    *) printf '%s' "$1" ;;
  esac
}

# Another tool, or a person, made `current` lead into releases/: what is live there becomes a release of ours, unverified
# and without steps, so that a failed deploy has somewhere to go back to. Nothing of it is touched, now or later.
adopt() { # after `require_own_current`, with the lock
  [ -n "$live" ] && [ ! -d "$own/releases/$live" ] || return 0
  outer=$doing
  begin "adopt $live" || refuse DISK_FULL 'cannot write the journal'
  draft="$own/tmp/adopt-$live"
  mkdir -p "$draft" || refuse DISK_FULL "cannot create $draft"
  chmod 700 "$draft"
  tick
  next_order
  put_text "$draft/adopted" ''
  put_text "$draft/version" "$live$newline"
  put_text "$draft/head.json" "$(adopted_head "$live")"
  read_events "$draft"
  add_event "$draft" adopted '"it was live before the first deploy by this suite"'
  write_state "$draft" live "$order" false
  write_manifest "$draft" "$live" live "$order" false
  mv "$draft" "$own/releases/$live" || refuse DISK_FULL "cannot create $own/releases/$live"
  note_adoption "$live"
  end
  doing=$outer
}

note_adoption() { # RELEASE
  history_line adopted "$1" '' || refuse DISK_FULL 'cannot write the history'
}

adopted_head() { # RELEASE
  printf '{"schema":"deploy-actions/release/1","version":"%s","adopted":true,"strategy":"files","environment":"","steps":{},"env":[],"envNames":[],"healthTimeoutMs":0,"sharedPaths":[],"payloadSha256":"","recordSha256":"","previousVersion":""' "$1"
}

# What `adopt` would make of it, for a caller that only reads.
unadopted() { # prints a manifest, behind a comma
  order=0
  [ ! -f "$own/order" ] || read -r order <"$own/order"
  state_members "$live" live $((order + 1)) false
  printf ',%s%snull,"events":[]}' "$(adopted_head "$live")" "$members"
}

is_adopted() { # RELEASE
  [ -f "$own/releases/$1/adopted" ] || [ ! -d "$own/releases/$1" ]
}

# Names in releases/ that are taken and no release of ours.
foreign_names() { # prints JSON strings
  comma=
  for place in "$root"/releases/*; do
    foreign=${place##*/}
    is_plain "$foreign" && [ ! -d "$own/releases/$foreign" ] || continue
    [ -e "$place" ] || [ -L "$place" ] || continue
    printf '%s"%s"' "$comma" "$foreign"
    comma=,
  done
}
