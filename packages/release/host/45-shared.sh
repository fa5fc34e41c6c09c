# What outlives a release lies in shared/, and the release has links to it; what is not there yet begins with a seed.
# Whoever runs the host may make or remove something there at any moment, without our lock.

is_shared() { # NAME
  [ -e "$root/shared/$1" ] || [ -L "$root/shared/$1" ]
}

has_seed() { # NAME, in the box
  [ -e "seed/$1" ] || [ -L "seed/$1" ]
}

# For a runner that sends no seeds for what is there. Refuses what an upload would be refused for, before it is sent.
list_shared() { # PATHS, as the user wrote them
  [ "$#" -eq 0 ] || require_shared_ground "$@"
  for path; do
    name=${path%/}
    if is_shared "$name" || is_there "$root/shared/$name"; then printf '@has %s\n' "$name"; else printf '@lacks %s\n' "$name"; fi
  done
}

# What is wrong with the host's own folders for these paths, whatever the payload has.
require_shared_ground() { # PATHS
  require_resolving_links
  for path; do
    name=${path%/}
    need_folders "$name"
    if [ "$path" != "$name" ] && [ -e "$root/shared/$name" ] && [ ! -d "$root/shared/$name" ]; then
      give_up HOST_UNFIT "shared/$name is no folder, which $path wants: move it away once"
    fi
  done
  require_new_place "$@"
}

# The links that a release has into shared/ are relative, and begin where releases/ really is.
require_resolving_links() {
  [ -L "$root/releases" ] || return 0
  begin_of_links=$(cd -P "$root/releases/.." 2>/dev/null && pwd -P)
  if [ "$begin_of_links" != "$(cd -P "$root" && pwd -P)" ]; then
    give_up HOST_UNFIT "$root/releases is a link to another folder, so that the links of shared-paths would lead to $begin_of_links/shared; make it a folder, or make $root itself the link"
  fi
}

# What was not shared so far lies in the live release: to begin with an empty folder would hide it from the application.
require_new_place() { # PATHS
  [ -n "${live+known}" ] || find_live
  [ -n "$live" ] || return 0
  moves=
  for path; do
    name=${path%/}
    old="$root/releases/$live/$name"
    if is_shared "$name" || ! has_own_files; then continue; fi
    new="$root/shared/$name"
    moves="$moves; mkdir -p $(quoted "${new%/*}") && mv $(quoted "$old") $(quoted "$new") && ln -s $(quoted "$new") $(quoted "$old")"
  done
  [ -z "$moves" ] ||
    give_up SHARED_IN_OLD_PLACE "the files of shared-paths are in the live release $live, not in $root/shared; move them once on the host: ${moves#; }"
}

# Whether there is something in the live release that did not come with it.
has_own_files() { # for `name` and `old`
  [ ! -L "$old" ] && is_there "$old" || return 1
  if is_adopted "$live"; then
    [ ! -d "$old" ] || [ -n "$(find "$old" ! -type d 2>/dev/null | head -n 1)" ]
    return
  fi
  shipped="$own/releases/$live/index"
  if [ -d "$old" ]; then
    found=$(find "$old" -type f 2>/dev/null | grep -c .)
    [ "$found" -gt "$(cut -b65- "$shipped" 2>/dev/null | grep -F "  payload/$name/" | grep -c .)" ]
    return
  fi
  hash=$(
    grep -F "  payload/$name" "$shipped" 2>/dev/null | while IFS= read -r entry; do
      [ "${entry#*  }" != "payload/$name" ] || printf '%s\n' "${entry%% *}"
    done
  )
  [ -z "$hash" ] || ! is_hash_of "$hash" "$old"
}

# A host that can tell no hashes takes a file for what it was.
is_hash_of() { # HASH FILE
  for hasher in 'openssl dgst -sha256 -r' sha256sum 'shasum -a 256'; do
    # shellcheck disable=SC2086 # a command and its options
    found=$($hasher "$2" 2>/dev/null) || continue
    [ "${found%% *}" = "$1" ]
    return
  done
}

# Only a folder for which the payload has nothing can be made of nothing.
require_origin() { # PATH of one, as the user wrote it; in the box
  name=${1%/}
  if is_shared "$name" || has_seed "$name"; then return 0; fi
  if grep -Fqx -e "$name" expected 2>/dev/null; then
    printf 'stale shared/%s\n' "$name"
    give_up STALE_BASE "shared/$name is not there any more"
  fi
  [ "$1" != "$name" ] || give_up SHARED_MISSING "shared/$name is not there, and the payload has none to begin with"
}

# All of it is looked at before anything is moved.
check_shared() { # in the box
  [ -f record/shared ] || return 0
  set --
  while IFS= read -r path; do set -- "$@" "$path"; done <record/shared
  require_shared_ground "$@"
  for path; do require_origin "$path"; done
}

# What stands in the way of a folder is no lack of room.
need_folders() { # PATH below shared/
  above=
  rest=$1
  while :; do
    case $rest in */*) ;; *) return 0 ;; esac
    above="$above${rest%%/*}"
    rest=${rest#*/}
    if { [ -e "$root/shared/$above" ] || [ -L "$root/shared/$above" ]; } && [ ! -d "$root/shared/$above" ]; then
      give_up HOST_UNFIT "shared/$above is no folder, and shared/$1 is to lie in it: move it away once"
    fi
    above="$above/"
  done
}

place_shared() { # in the box
  [ -f record/shared ] || return 0
  check_shared
  while IFS= read -r path; do
    name=${path%/}
    there="$root/shared/$name"
    seed="${there%/*}/.deploy-seed"
    # Of a run that died.
    if [ -e "$seed" ] || [ -L "$seed" ]; then wipe "$seed"; fi
    is_shared "$name" || place
  done <record/shared
}

place() { # for `path`
  share mkdir -p "${there%/*}"
  if has_seed "$name"; then
    place_seed
  else
    require_origin "$path"
    is_shared "$name" || share mkdir "$there"
  fi
}

# shared/ may be another file system, to which `mv` copies: half a seed must not look like what is there already. What
# somebody else makes there meanwhile stays: a hard link is made or refused in one go, and what is moved or linked to a
# folder that is there ends up inside.
place_seed() { # for `name`, `there` and `seed`
  share mv "seed/$name" "$seed"
  if [ -d "$seed" ] && [ ! -L "$seed" ] || ! ln "$seed" "$there" 2>/dev/null; then
    is_shared "$name" || share mv "$seed" "$there"
  fi
  wipe "$seed"
  [ ! -e "$there/.deploy-seed" ] || wipe "$there/.deploy-seed"
}

share() { # COMMAND that writes into shared/
  why=$("$@" 2>&1) && return 0
  is_shared "$name" && return 0
  wipe "$seed"
  case $why in *'o space left'* | *'isk quota'*) give_up DISK_FULL "no room for $name in $root/shared" ;; esac
  give_up HOST_UNFIT "cannot bring $name to $root/shared: $(printf '%s' "$why" | tail -n 1)"
}
