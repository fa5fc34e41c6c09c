# Takes an upload: a tar stream with record/ and payload/. Nothing of it is visible until all of it has been proven.

stage() { # TOKEN RELEASE INDEX_SHA256 ENTRIES
  plain "$2" release
  [ ! -e "$own/releases/$2" ] || refuse HOST_PROTOCOL "$2 exists already"
  [ ! -e "$root/releases/$2" ] ||
    refuse HOST_UNFIT "$root/releases/$2 was not made by this suite: move it away once"
  box="$own/tmp/upload-$1"
  wipe "$box"
  mkdir -p "$box/payload" && begin "stage $2" || give_up DISK_FULL "cannot create $box"
  if ! complaint=$(cd "$box" && tar -xzpof - 2>&1); then
    case $complaint in
      *'o space left'* | *'isk quota'* | *'Wrote only'*) give_up DISK_FULL "no room for $2 in $root" ;;
      *'not found'*) give_up HOST_UNFIT 'tar or gzip is missing on this host' ;;
    esac
    give_up UPLOAD_FAILED "tar: $(printf '%s' "$complaint" | tail -n 1)"
  fi
  proof=$(cd "$box" && prove "$3" "$4" 2>&1) || give_up UPLOAD_FAILED "$proof"
  close_folders "$box" || give_up HOST_UNFIT 'the folders of the payload cannot be given their modes'
  chmod 700 "$box/record" && chmod 600 "$box"/record/* 2>/dev/null
  [ ! -d "$box/record/steps" ] || chmod 700 "$box/record/steps"
  set_state "$box/record" "$2" staged 0 false null
  # It may have taken long: whoever has the lock now has cleared us away, and may be staging the same release.
  need_lock "$1"
  # The record comes first: a record without a payload is known for what it is, and `repair` removes it.
  mv "$box/record" "$own/releases/$2" && mv "$box/payload" "$root/releases/$2" || give_up DISK_FULL "cannot move $2 into place"
  wipe "$box"
  end
}

give_up() { # CODE MESSAGE
  wipe "$box"
  refuse "$1" "$2"
}

# A tar may give a read-only folder its mode before it has filled it; so all came open.
close_folders() { # BOX
  [ -f "$1/record/closed" ] || return 0
  while IFS= read -r entry; do
    chmod "${entry%% *}" "$1/payload/${entry#* }" || return 1
  done <"$1/record/closed"
}

sha256_check() { # reads `HASH  PATH` lines
  if command -v sha256sum >/dev/null 2>&1; then sha256sum -c -
  elif command -v shasum >/dev/null 2>&1; then shasum -a 256 -c -
  else
    echo 'neither sha256sum nor shasum is on this host'
    return 1
  fi
}

prove() { # INDEX_SHA256 ENTRIES
  [ -f record/index ] || { echo 'the upload was cut short'; return 1; }
  printf '%s  record/index\n' "$1" | sha256_check >/dev/null 2>&1 || { echo 'the list of files is damaged, or sha256sum is missing'; return 1; }
  if [ -s record/index ]; then
    bad=$(sha256_check <record/index 2>&1) || { printf '%s\n' "$bad" | grep -v ': OK$' | head -n 1; return 1; }
  fi
  [ "$(find payload | wc -l)" -eq "$2" ] || { echo "expected $2 entries, found $(find payload | wc -l)"; return 1; }
}

remove() { # RELEASE
  plain "$1" release
  [ "$(live_release)" != "$1" ] || refuse HOST_PROTOCOL "$1 is live and stays"
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
