# Everything about a host itself for which a deploy refuses it. `status` lists all of it, so that a plan finds the same;
# the verb that would be harmed checks again, and refuses.

collecting=
objections=
object() { # KIND(current|rights|tools|disk) CODE MESSAGE: refuses, or notes it where all are asked for
  [ -n "$collecting" ] || refuse "$2" "$3"
  objections="$objections,{\"kind\":\"$1\",\"code\":\"$2\",\"message\":\"$(json_text "$(printable "$3")")\"}"
}

find_objections() { # sets `objections`: JSON, behind a comma
  collecting=yes
  objections=
  require_rights
  require_tools
  require_one_disk
  require_own_current
  collecting=
}

require_rights() {
  place=$root
  while [ ! -e "$place" ] && [ ! -L "$place" ]; do
    place=${place%/*}
    [ -n "$place" ] || place=/
  done
  if [ ! -d "$place" ]; then
    object rights HOST_UNFIT "a file exists in place of the folder $place"
  elif ! is_writable "$place"; then
    object rights HOST_UNFIT "$(whoami_here) cannot write to $place; if the permission is missing, run once on the host: sudo install -d -o $(whoami_here) $(quoted "$root")"
  fi
  for folder in "$own" "$root/releases"; do
    [ ! -e "$folder" ] || is_writable "$folder" ||
      object rights HOST_UNFIT "$(whoami_here) cannot write to $folder; if the permission is missing, run once on the host: sudo chown -R $(whoami_here) $(quoted "$folder")"
  done
}

is_writable() { # FOLDER
  [ -d "$1" ] && [ -w "$1" ] && [ -x "$1" ]
}

require_tools() {
  for tool in tar gzip; do
    command -v "$tool" >/dev/null 2>&1 || object tools HOST_UNFIT "$tool is missing on this host: install it"
  done
  for tool in openssl sha256sum shasum; do
    command -v "$tool" >/dev/null 2>&1 && return 0
  done
  object tools HOST_UNFIT 'openssl, sha256sum and shasum are all missing on this host: install one of them'
}

# Between two file systems `mv` copies: a death on the way would leave half a release that looks whole.
require_one_disk() {
  find_free
  [ -z "$disks" ] ||
    object disk HOST_UNFIT "$root, its .deploy and its releases must be on one file system, so that a release can go live in one rename; mount that disk at $root itself, or make $root a link to a folder on it"
}

# Sets `free`, in KiB, once for a call, empty where the answer has another form; and `disks`, not empty where the path,
# .deploy and releases/ are on several.
find_free() {
  [ -z "${free-}" ] || return 0
  disks=
  device=
  lines=$(df -Pk "$root" "$root/releases" "$own/tmp" 2>/dev/null)
  case $lines in *"$newline"*) lines=${lines#*"$newline"} ;; *) lines= ;; esac
  set -f
  IFS=$newline
  for entry in $lines; do
    # The name of the device and the folder where it is mounted; what is free changes all the time.
    mount="${entry%% *} on ${entry##* }"
    [ "${device:=$mount}" = "$mount" ] || disks="$device, $mount"
  done
  unset IFS
  # shellcheck disable=SC2086 # words
  set -- $lines
  set +f
  free=${4-}
  case $free in '' | *[!0-9]*) free= ;; esac
}
