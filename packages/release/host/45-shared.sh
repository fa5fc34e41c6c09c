# What outlives a release lies in shared/, and the release has links to it; what is not there yet begins with a seed.
# Whoever runs the host may make or remove something there at any moment, without our lock.

is_shared() { # NAME
  [ -e "$root/shared/$1" ] || [ -L "$root/shared/$1" ]
}

has_seed() { # NAME, in the box
  [ -e "seed/$1" ] || [ -L "seed/$1" ]
}

# For a runner that sends no seeds for what is there.
list_shared() { # NAMES
  for name; do
    if is_shared "$name"; then printf '@has %s\n' "$name"; else printf '@lacks %s\n' "$name"; fi
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
  while IFS= read -r path; do
    name=${path%/}
    need_folders "$name"
    if [ "$path" != "$name" ] && [ -e "$root/shared/$name" ] && [ ! -d "$root/shared/$name" ]; then
      give_up HOST_UNFIT "shared/$name is no folder, which $path wants: move it away once"
    fi
    require_origin "$path"
  done <record/shared
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
