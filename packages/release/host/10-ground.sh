# The program that changes a deploy path, and the only one that does. Plain POSIX sh: dash, busybox ash, bash.
# Called as: sh program VERB ROOT [arguments]. Answers on stdout; refuses with one line on stderr and status 90.
# shellcheck disable=SC2015 # `refuse` ends the program, so `a && b || refuse` is an if
set -u
umask 022

refuse() { # CODE MESSAGE
  printf 'deploy-host-refusal %s %s\n' "$1" "$2" >&2
  exit 90
}

now() { date -u +%Y-%m-%dT%H:%M:%SZ; }
epoch() { date +%s; }

# The arguments become parts of paths, so nothing but a plain name may pass.
plain() { # NAME WHAT
  case $1 in
    '' | . | .. | *[!A-Za-z0-9._+-]* | [!A-Za-z0-9]*) refuse HOST_PROTOCOL "not a plain name for $2" ;;
  esac
}

# One line of key=value files, the last one wins; empty where there is none.
field() { # FILE KEY
  [ -f "$1" ] || return 0
  sed -n "s/^$2=//p" "$1" | tail -n 1
}

# Whole or not at all: readers never see half a file.
put() { # FILE, content on stdin
  cat >"$1.new.$$" && mv -f "$1.new.$$" "$1" || refuse DISK_FULL "cannot write $1"
}

make_ground() {
  mkdir -p "$root/releases" "$root/shared" "$own" 2>/dev/null || refuse HOST_UNFIT "cannot create folders in $root (rights or disk)"
  chmod 700 "$own" || refuse HOST_UNFIT "$own belongs to another user"
  mkdir -p "$own/lock" "$own/releases" "$own/bad" "$own/tmp" "$own/run" || refuse DISK_FULL "cannot create folders in $own"
}

live_release() {
  [ -L "$root/current" ] || return 0
  target=$(readlink "$root/current") || return 0
  # A link that we did not make is shown as none; `own_current` refuses to replace it.
  case $target in releases/*) target=${target#releases/} ;; *) return 0 ;; esac
  case $target in *[!A-Za-z0-9._+-]*) return 0 ;; esac
  printf '%s\n' "$target"
}

own_current() {
  [ -e "$root/current" ] || [ -L "$root/current" ] || return 0
  release=$(live_release)
  [ -n "$release" ] && [ -d "$own/releases/$release" ] ||
    refuse HOST_UNFIT "$root/current was not made by this suite: move it away once"
}
