# What cannot be read is not missing: `[ -e x ]` is false for both. Every answer of "nothing is there" is verified first.

# Once for a call: the folders whose content decides what we answer.
readable=
require_readable() {
  [ -z "$readable" ] || return 0
  readable=yes
  set -- "$root/releases" "$own" "$own/lock" "$own/busy" "$own/run" "$own/releases" "$own/bad"
  complaints=$(ls "$@" 2>&1 >/dev/null)
  # Most paths are whole, and all of the above is one word for them.
  IFS=$newline
  set -f
  for complaint in $complaints; do
    case $complaint in
      *'No such file or directory') ;;
      *'Not a directory') refuse HOST_UNFIT "a file exists in place of $root or of a folder above it" ;;
      *) refuse_read '' "$complaint" ;;
    esac
  done
  set +f
  unset IFS
  for folder; do
    if [ -d "$folder" ]; then
      [ -x "$folder" ] || refuse_read "$folder" 'Permission denied'
    elif [ -e "$folder" ]; then
      refuse HOST_UNFIT "$folder is not a folder; move it away once"
    elif [ -L "$folder" ]; then
      refuse HOST_UNFIT "$folder is a link to a missing target; check whether a disk is not mounted"
    fi
  done
}

# Fails where it is missing.
is_there() { # PATH
  if [ -e "$1" ] || [ -L "$1" ]; then return 0; fi
  complaint=$(ls -d "$1" 2>&1 >/dev/null) && return 0
  case $complaint in *'No such file or directory') return 1 ;; esac
  refuse_read "$1" "$complaint"
}

# Another call may have removed it meanwhile.
require_file() { # PATH
  complaint=$(cat "$1" 2>&1 >/dev/null) || [ ! -e "$1" ] || refuse_read "$1" "$complaint"
}

refuse_read() { # PATH (empty where the complaint has it) COMPLAINT
  unset IFS
  set +f
  complaint=${2%%"$newline"*}
  whose=
  # shellcheck disable=SC2012 # names of users, not of files
  if [ -d "$own" ]; then whose=$(ls -ld "$own" 2>/dev/null | sed 's/^[^ ]* *[^ ]* *\([^ ]*\) .*/\1/'); fi
  if [ -z "$whose" ] || [ "$whose" = "$(whoami_here)" ]; then whose='the user who deploys here'; fi
  refuse HOST_UNFIT "$(whoami_here) cannot read ${1:-all of $root}: ${complaint#*: }; log in as $whose, or restore the read permission"
}
