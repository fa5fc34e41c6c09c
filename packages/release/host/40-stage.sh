# Takes an upload: a tar stream with record/ and payload/. Nothing of it is visible until all of it has been proven.

stage() { # TOKEN RELEASE INDEX_SHA256 ENTRIES
  plain "$2" release
  if [ -e "$root/releases/$2" ] || [ -e "$own/releases/$2" ]; then refuse HOST_PROTOCOL "$2 exists already"; fi
  box="$own/tmp/upload-$1"
  rm -rf "$box"
  mkdir -p "$box/payload" || refuse DISK_FULL "cannot create $box"
  journal "begin stage $2"
  if ! complaint=$(cd "$box" && tar -xzpof - 2>&1); then
    rm -rf "$box"
    case $complaint in
      *'o space left'* | *'isk quota'*) refuse DISK_FULL "no room for $2 in $root" ;;
      *'not found'*) refuse HOST_UNFIT "tar or gzip is missing on this host" ;;
    esac
    refuse UPLOAD_FAILED "tar: $(printf '%s' "$complaint" | tail -n 1)"
  fi
  proof=$(cd "$box" && prove "$3" "$4" 2>&1) || {
    rm -rf "$box"
    refuse UPLOAD_FAILED "$proof"
  }
  chmod 700 "$box/record" && chmod 600 "$box"/record/* 2>/dev/null
  [ ! -d "$box/record/steps" ] || chmod 700 "$box/record/steps"
  : >"$box/record/events" || refuse DISK_FULL "cannot write in $box"
  set_state "$box/record" "$2" staged 0 false null
  # The record comes first: a record without a payload is known for what it is, and `repair` removes it.
  mv "$box/record" "$own/releases/$2" && mv "$box/payload" "$root/releases/$2" || refuse DISK_FULL "cannot move $2 into place"
  rm -rf "$box"
  journal "end stage $2"
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
  # Renamed away first, so that a removal that is cut short leaves no release that looks whole.
  mkdir -p "$own/tmp/removed" && mv "$root/releases/$1" "$own/tmp/removed/$1" || refuse HOST_UNFIT "cannot remove $1"
  rm -rf "$own/releases/${1:?}" "$own/tmp/removed/${1:?}"
}
