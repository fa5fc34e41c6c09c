# What outlives a release lies in shared/, and the release has links to it; what is not there yet begins with a seed.

# All of it is looked at before anything is moved.
check_shared() { # in the box
  [ -f record/shared ] || return 0
  while IFS= read -r path; do
    name=${path%/}
    need_folders "$name"
    if [ "$path" != "$name" ] && [ -e "$root/shared/$name" ] && [ ! -d "$root/shared/$name" ]; then
      give_up HOST_UNFIT "shared/$name is no folder, which $path wants: move it away once"
    fi
    if [ -e "$root/shared/$name" ] || [ -L "$root/shared/$name" ]; then continue; fi
    if [ -e "seed/$name" ] || [ -L "seed/$name" ] || [ "$path" != "$name" ]; then continue; fi
    give_up SHARED_MISSING "shared/$name is not there, and the payload has none to begin with"
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

make_shared() { # FOLDER
  complaint=$(mkdir -p "$1" 2>&1) && return 0
  case $complaint in
    *'o space left'* | *'isk quota'*) give_up DISK_FULL "no room for $1" ;;
  esac
  give_up HOST_UNFIT "cannot create $1: $(printf '%s' "$complaint" | tail -n 1)"
}

place_shared() { # in the box
  [ -f record/shared ] || return 0
  while IFS= read -r path; do
    name=${path%/}
    there="$root/shared/$name"
    if [ -e "$there" ] || [ -L "$there" ]; then continue; fi
    make_shared "${there%/*}"
    if [ -e "seed/$name" ] || [ -L "seed/$name" ]; then
      # shared/ may be another file system, to which `mv` copies: half a seed must not look like what is there already.
      seed="${there%/*}/.deploy-seed"
      wipe "$seed" && mv "seed/$name" "$seed" && mv "$seed" "$there" || give_up HOST_UNFIT "cannot move $name to $root/shared"
    else
      make_shared "$there"
    fi
  done <record/shared
}
