# State of a release: .deploy/releases/NAME/{head.json, events, state} make manifest.json; history.jsonl tells the story.

journal() { # WORDS; fails where there is no room
  add_line "$own/journal" "$(now) $*"
}

# Whatever changes something says so before and after; one at a time, because only the holder of the lock does. What
# was begun last and neither ended nor was refused, is what a dead run was at: see `repair`.
begin() { # WORDS; fails where there is no room
  doing=$*
  journal "begin $doing"
}

# No room for this note is no reason to fail what is done.
end() {
  done=$doing
  doing=
  journal "end $done" || return 0
}

history_line() { # EVENT RELEASE EXTRA_JSON_MEMBERS; fails where there is no room
  owner=$(field "$own/lock/$(latest_lock)" owner)
  add_line "$own/history.jsonl" \
    "$(printf '{"at":"%s","event":"%s","release":"%s"%s,"by":%s}' "$(now)" "$1" "$2" "${3:+,$3}" "${owner:-null}")"
}

version_of() { # RELEASE
  cat "$own/releases/$1/version"
}

# `state` is what counts, and is replaced in one rename; the manifest follows it, see `repair`.
set_state() { # RECORD_FOLDER RELEASE STATE ORDER CHECKED REASON_JSON (`-`: no event)
  if [ "$6" != - ]; then
    {
      last_lines "$1/events" 200
      printf '{"state":"%s","at":"%s","reason":%s}\n' "$3" "$(now)" "$6"
    } | put "$1/events" || exit 90
  fi
  printf 'state=%s\norder=%s\nchecked=%s\n' "$3" "$4" "$5" | put "$1/state" || exit 90
  write_manifest "$1" "$2" "$3" "$4" "$5"
}

state_members() { # RELEASE STATE ORDER CHECKED
  printf ',"release":"%s","state":"%s","order":%s,"checked":%s,"activatedAt":' "$1" "$2" "$3" "$4"
}

write_manifest() { # RECORD_FOLDER RELEASE STATE ORDER CHECKED
  {
    cat "$1/head.json"
    state_members "$2" "$3" "$4" "$5"
    printf '%s,"events":[' "$(activated_at "$1/events")"
    last_lines "$1/events" 200 | join_lines
    printf ']}\n'
  } | put "$1/manifest.json" || exit 90
}

activated_at() { # EVENTS_FILE
  at=$(sed -n 's/^{"state":"live","at":\("[^"]*"\).*/\1/p' "$1" | tail -n 1)
  printf '%s' "${at:-null}"
}

next_order() {
  order=$(cat "$own/order" 2>/dev/null)
  order=$((${order:-0} + 1))
  echo "$order" | put "$own/order" || exit 90
  echo "$order"
}

# What a dead run left half done: the link tells what is live, and the notes follow it.
repair() {
  for record in "$own"/releases/*; do
    [ -d "$record" ] || continue
    name=${record##*/}
    if [ -d "$root/releases/$name" ]; then mend_manifest "$record" "$name"; else discard "$record"; fi
  done
  unfinished=$(unfinished_change)
  mend_live
  case $unfinished in "mark "*" bad") mend_bad "$unfinished" ;; esac
  [ -z "$unfinished" ] || journal "repaired $unfinished"
  shorten_notes
}

unfinished_change() {
  last=$(grep -E '^[^ ]+ (begin|end|refused|repaired) (stage|switch|mark|remove|forgive|note|unlock) ' "$own/journal" 2>/dev/null | tail -n 1)
  case $last in *' begin '*) printf '%s\n' "${last#* begin }" ;; esac
}

mend_live() {
  release=$(live_release)
  [ -n "$release" ] || return 0
  case "$(field "$own/releases/$release/state" state) $unfinished" in
    staged* | *" switch $release deploy")
      order=$(next_order) || exit 90
      set_state "$own/releases/$release" "$release" live "$order" false '"found live after an interrupted run"'
      history_line recovered "$release" ''
      ;;
  esac
}

# Its version is marked, and so no re-run brings it back; but the release itself does not say so yet.
mend_bad() { # mark RELEASE bad
  release=${1#mark }
  release=${release% bad}
  record="$own/releases/$release"
  [ -f "$record/version" ] && [ -f "$own/bad/$(version_of "$release")" ] || return 0
  [ "$(field "$record/state" state)" = bad ] ||
    set_state "$record" "$release" bad "$(field "$record/state" order)" "$(field "$record/state" checked)" '"an interrupted run marked its version"'
}

# Each event has lines in the journal, too: so it is enough to look at the history when the journal is long.
shorten_notes() {
  [ -f "$own/journal" ] && [ "$(wc -l <"$own/journal")" -gt 1000 ] || return 0
  last_lines "$own/journal" 500 | put "$own/journal" || exit 90
  [ -f "$own/history.jsonl" ] && [ "$(wc -l <"$own/history.jsonl")" -gt 10000 ] || return 0
  last_lines "$own/history.jsonl" 5000 | put "$own/history.jsonl" || exit 90
}

mend_manifest() { # RECORD_FOLDER RELEASE
  state=$(field "$1/state" state)
  order=$(field "$1/state" order)
  checked=$(field "$1/state" checked)
  [ -n "$state" ] || return 0
  grep -F "$(state_members "$2" "$state" "$order" "$checked")" "$1/manifest.json" 2>/dev/null |
    grep -qF "$(tail -n 1 "$1/events" 2>/dev/null)" ||
    write_manifest "$1" "$2" "$state" "$order" "$checked"
}

mark() { # RELEASE STATE(staged|checked|good|bad|migrated|migrated-down) REASON_JSON
  plain "$1" release
  record="$own/releases/$1"
  [ -f "$record/state" ] || refuse NO_PREVIOUS_RELEASE "$1 is not on this host"
  order=$(field "$record/state" order)
  begin "mark $1 $2"
  case $2 in
    staged) set_state "$record" "$1" staged "$order" false "$3" ;;
    migrated | migrated-down)
      # Events beside the state: where a migration ran, and that it was undone.
      {
        last_lines "$record/events" 200
        printf '{"state":"%s","at":"%s","reason":%s}\n' "$2" "$(now)" "$3"
      } | put "$record/events" || exit 90
      set_state "$record" "$1" "$(field "$record/state" state)" "$order" "$(field "$record/state" checked)" -
      history_line "$2" "$1" "\"reason\":$3" || refuse DISK_FULL 'cannot write the history'
      ;;
    checked) set_state "$record" "$1" "$(field "$record/state" state)" "$order" true "$3" ;;
    good)
      set_state "$record" "$1" good "$order" true "$3"
      history_line good "$1" "\"reason\":$3" || refuse DISK_FULL 'cannot write the history'
      ;;
    bad)
      # The version's mark first: it is what keeps a re-run from bringing it back.
      printf '{"version":"%s","at":"%s","reason":%s}\n' "$(version_of "$1")" "$(now)" "$3" |
        put "$own/bad/$(version_of "$1")" || exit 90
      set_state "$record" "$1" bad "$order" "$(field "$record/state" checked)" "$3"
      history_line bad "$1" "\"reason\":$3" || refuse DISK_FULL 'cannot write the history'
      ;;
    *) refuse HOST_PROTOCOL "no such state: $2" ;;
  esac
  end
}

forgive() { # VERSION
  plain "$1" version
  begin "forgive $1"
  rm -f "$own/bad/$1"
  history_line forgiven "$1" '' || refuse DISK_FULL 'cannot write the history'
  end
}

note() { # EVENT RELEASE EXTRA_JSON_MEMBERS
  begin "note $1 $2"
  history_line "$@" || refuse DISK_FULL 'cannot write the history'
  end
}
