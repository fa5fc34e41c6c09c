# A release that goes live again is proven again: somebody may have written into it, or the disk may have lost a file.

# What the list of files does not tell: how many entries there are, and where links lead.
write_tree() { # in the box of an upload, after `prove`
  { printf '%s %s\n' "$sum" "$count" && list_links; } >record/tree || give_up DISK_FULL "cannot write to $box"
}

# Times say nothing, and no owner has a slash in his name. Most payloads have no links, and cost one process.
list_links() { # in a folder with `payload`
  lines=$(find payload//. -type l -exec ls -ld {} +)
  [ -z "$lines" ] || printf '%s\n' "$lines" | sed 's|^[^/]* payload//||' | sort
}

prove_again() { # TOKEN RELEASE; answers `whole`, or `damaged` and why
  plain "$2" release
  [ -d "$root/releases/$2" ] && [ -d "$own/releases/$2" ] || refuse NO_PREVIOUS_RELEASE "$2 is not on this host"
  # The names in the list are those that it had in the box of its upload.
  box="$own/tmp/upload-$1/proof-$$"
  mkdir -p "$box" && ln -s "$root/releases/$2" "$box/payload" && ln -s "$own/releases/$2" "$box/record" ||
    give_up DISK_FULL "cannot create $box"
  cd "$box" || give_up HOST_UNFIT "cannot enter $box"
  damage=
  find_damage
  cd "$root" || exit 90
  rm -f "$box/payload" "$box/record" && wipe "$box"
  rmdir "${box%/*}" 2>/dev/null
  if [ -z "$damage" ]; then echo whole; else printf 'damaged %s\n' "$damage"; fi
}

find_damage() { # in such a folder; sets `damage`
  if ! { [ -f record/index ] && [ -f record/modes ] && read -r sum count <record/tree; } 2>/dev/null; then
    damage='its list of files is gone'
    return 0
  fi
  if grep -q '^.\{64\}  odd/' record/index; then
    damage='it has names that no list can carry'
    return 0
  fi
  find_hasher
  if [ "$hasher" = : ]; then
    damage='its list of files has changed'
    return 0
  fi
  # First versions of shared paths have moved to where they belong.
  grep -E '^.{64}  (payload|record)/' record/index >listed && hash_listed listed
  if ! cmp -s found listed; then
    first=$(sort found found listed | uniq -u | sed -n '1s/^.\{66\}//p')
    damage="${first:-a file} has changed or is gone"
    return 0
  fi
  found=$(find payload//. | grep -c '^payload//')
  if [ "$found" -ne "$count" ]; then
    damage="it has $found entries instead of $count"
    return 0
  fi
  list_links >links
  sed 1d record/tree | cmp -s links - || damage='a link leads elsewhere'
  cut -d ' ' -f 1 record/modes | sort | uniq -c >modes
  while read -r count mode; do
    found=$(find payload//. -type f -perm "$mode" | grep -c '^payload//')
    [ "$found" -eq "$count" ] || damage="a file has lost its mode $mode"
  done <modes
}
