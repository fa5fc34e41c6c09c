# State of a release: .deploy/releases/NAME/{head.json, events, state} make manifest.json; history.jsonl tells the story.

journal() { # WORDS; fails where there is no room
  add_line "$own/journal" "$(now) $*"
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
  release=$(live_release)
  unfinished=$(grep -e ' begin switch ' -e ' end switch ' "$own/journal" 2>/dev/null | tail -n 1)
  state=$(field "$own/releases/$release/state" state)
  case "$state $unfinished" in
    staged* | *" begin switch $release deploy")
      order=$(next_order) || exit 90
      set_state "$own/releases/$release" "$release" live "$order" false '"found live after an interrupted run"'
      history_line recovered "$release" ''
      journal "end switch $release repaired"
      ;;
  esac
  shorten_journal
}

shorten_journal() {
  [ -f "$own/journal" ] && [ "$(wc -l <"$own/journal")" -gt 1000 ] || return 0
  last_lines "$own/journal" 500 | put "$own/journal" || exit 90
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
}

forgive() { # VERSION
  plain "$1" version
  rm -f "$own/bad/$1"
  history_line forgiven "$1" '' || refuse DISK_FULL 'cannot write the history'
}
