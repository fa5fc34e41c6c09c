# What outlives a release lies in shared/, and the release has links to it; what is not there yet begins with a seed.

# All of it is looked at before anything is moved.
check_shared() { # in the box
  [ -f record/shared ] || return 0
  while IFS= read -r path; do
    name=${path%/}
    if [ -e "$root/shared/$name" ] || [ -L "$root/shared/$name" ]; then continue; fi
    if [ -e "seed/$name" ] || [ -L "seed/$name" ] || [ "$path" != "$name" ]; then continue; fi
    give_up SHARED_MISSING "shared/$name is not there, and the payload has none to begin with"
  done <record/shared
}

place_shared() { # in the box
  [ -f record/shared ] || return 0
  while IFS= read -r path; do
    name=${path%/}
    there="$root/shared/$name"
    if [ -e "$there" ] || [ -L "$there" ]; then continue; fi
    mkdir -p "${there%/*}" || give_up DISK_FULL "cannot create ${there%/*}"
    if [ -e "seed/$name" ] || [ -L "seed/$name" ]; then
      # shared/ may be another file system, to which `mv` copies: half a seed must not look like what is there already.
      seed="${there%/*}/.deploy-seed"
      wipe "$seed" && mv "seed/$name" "$seed" && mv "$seed" "$there" || give_up HOST_UNFIT "cannot move $name to $root/shared"
    else
      mkdir "$there" || give_up DISK_FULL "cannot create $there"
    fi
  done <record/shared
}
