# The program that changes a deploy path, and the only one that does. Plain POSIX sh: dash, busybox ash, bash.
# Called as: sh program VERB ROOT [arguments]. Answers on stdout; refuses with one line on stderr and status 90.
# Any command here may be the last one before the power goes, and any write may find the disk full.
# shellcheck disable=SC2015 # `refuse` ends the program, so `a && b || refuse` is an if
set -u
umask 022
# However the user's shell is set up: what our tools say and do must be the same everywhere. A step gets its locale back.
: "${deploy_locale=${LC_ALL-}}"
LC_ALL=C
export deploy_locale LC_ALL
unset CDPATH GREP_OPTIONS TAR_OPTIONS GZIP POSIXLY_CORRECT

newline='
'
doing=
refuse() { # CODE MESSAGE
  printf 'deploy-host-refusal %s %s\n' "$1" "$2" >&2
  refused=$doing
  doing=
  [ -z "$refused" ] || journal "refused $refused $1" 2>/dev/null
  exit 90
}

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }
epoch() { date +%s; }

# One look at the clock serves a call; whoever has waited for something forgets it. Sets `stamp` and `seconds`.
moment=
tick() {
  [ -n "$moment" ] || moment=$(date -u '+%Y-%m-%dT%H:%M:%SZ %s')
  stamp=${moment% *}
  seconds=${moment#* }
}

# The arguments become parts of paths, so nothing but a plain name may pass.
plain() { # NAME WHAT
  is_plain "$1" || refuse HOST_PROTOCOL "not a plain name for $2"
}

is_plain() { # NAME
  case $1 in '' | *[!A-Za-z0-9._+-]* | [!A-Za-z0-9]*) return 1 ;; esac
}

# One line of key=value files, the last one wins; empty where there is none. Sets `value`: a process costs more than that.
look_up() { # FILE KEY
  value=
  [ -f "$1" ] || return 0
  seen=
  {
    while IFS= read -r entry; do
      seen=yes
      case $entry in "$2="*) value=${entry#*=} ;; esac
    done <"$1"
  } 2>/dev/null || seen=
  [ -n "$seen" ] || [ ! -s "$1" ] || require_file "$1"
}

field() { # FILE KEY
  look_up "$@"
  printf '%s\n' "$value"
}

# Whole or not at all: readers never see half a file.
put() { # FILE, content on stdin
  cat >"$own/tmp/put.$$" && mv -f "$own/tmp/put.$$" "$1" && return 0
  rm -f "$own/tmp/put.$$"
  refuse DISK_FULL "cannot write $1"
}

put_text() { # FILE TEXT
  write_text "$@" && return 0
  # Now is what the room was put by for.
  rm -f "$own/reserve"
  write_text "$@" || refuse DISK_FULL "cannot write $1"
}

write_text() { # FILE TEXT
  { printf '%s' "$2" >"$own/tmp/put.$$"; } 2>/dev/null && mv -f "$own/tmp/put.$$" "$1" && return 0
  rm -f "$own/tmp/put.$$"
  return 1
}

# The last lines of a file, but never one that a full disk has cut off.
last_lines() { # FILE COUNT
  [ -f "$1" ] || return 0
  tail -n "$2" "$1" | while IFS= read -r entry; do printf '%s\n' "$entry"; done
}

# What a full disk has cut off is looked for once; from then on every line of ours was whole.
unbroken=
add_line() { # FILE TEXT; fails where there is no room
  case $unbroken in
    *"|$1|"*) ;;
    *)
      if [ -s "$1" ] && [ -n "$(tail -c 1 "$1")" ]; then
        sed '$d' "$1" | put "$1" || return 1
      fi
      unbroken="$unbroken|$1|"
      ;;
  esac
  { printf '%s\n' "$2" >>"$1"; } 2>/dev/null && return 0
  unbroken=
  [ -f "$own/reserve" ] && rm -f "$own/reserve" && add_line "$@" && return 0
  return 1
}

# Not even their owner can remove what is in a read-only folder. The files stay as they are: they may be another
# release's, too.
wipe() { # PATH
  rm -rf "$1" 2>/dev/null && return 0
  # Folders only: a file in it may be one with a file of the live release, whose mode that would change.
  find "$1" -type d ! -perm -700 -exec chmod u+rwx {} \; 2>/dev/null
  rm -rf "$1"
}

# Renamed away first: whoever may still be at work in it then finds nothing, and not half of it.
discard() { # PATH
  gone="$own/tmp/gone.$$"
  wipe "$gone"
  mv "$1" "$gone" 2>/dev/null || gone=$1
  wipe "$gone"
}

discard_all() { # PATHS
  gone="$own/tmp/gone.$$"
  wipe "$gone"
  mkdir "$gone" 2>/dev/null && mv "$@" "$gone/" 2>/dev/null
  wipe "$gone"
  for each in "$@"; do
    [ ! -e "$each" ] && [ ! -L "$each" ] || wipe "$each"
  done
}

# Of a user without a name `id -un` prints the number, and fails.
whoami_here() {
  me=$(id -un 2>/dev/null) || me=$(id -u)
  printf '%s\n' "$me"
}

make_ground() {
  for folder in lock busy releases bad tmp run calls calls.old; do
    [ -d "$own/$folder" ] || break
  done
  if [ -d "$own/$folder" ] && [ -d "$root/releases" ] && [ -d "$root/shared" ] && [ -w "$own" ]; then
    # A `chmod -R` of the whole path is quickly said. What cannot be mended must not stop a way back.
    chmod 700 "$own" 2>/dev/null
    return 0
  fi
  mkdir -p "$root/releases" "$root/shared" "$own" 2>/dev/null ||
    refuse HOST_UNFIT "$(whoami_here) cannot create folders in $root (no permission or no space); if the permission is missing, run once on the host: sudo chown $(whoami_here) '$root'"
  chmod 700 "$own" || refuse HOST_UNFIT "$own belongs to another user than $(whoami_here)"
  mkdir -p "$own/lock" "$own/busy" "$own/releases" "$own/bad" "$own/tmp" "$own/run" "$own/calls" "$own/calls.old" || refuse DISK_FULL "cannot create folders in $own"
}

# An application that has filled the disk must not keep us from bringing the old one back: we have some room put by.
reserve_room() {
  find_free
  # To write and remove it each time would tell the same; only that takes two processes more.
  if [ -f "$own/reserve" ] && [ "${free:-0}" -gt 4096 ]; then return 0; fi
  draft_room="$own/tmp/reserve.$$"
  if ! dd if=/dev/zero of="$draft_room" bs=4096 count=64 2>/dev/null; then rm -f "$draft_room" "$own/reserve" 2>/dev/null
  elif [ -f "$own/reserve" ]; then rm -f "$draft_room"
  else mv -f "$draft_room" "$own/reserve"
  fi
}
