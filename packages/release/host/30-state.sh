# State of a release: .deploy/releases/NAME/{head.json, events, state} make manifest.json; history.jsonl tells the story.

journal() { # WORDS
  printf '%s %s\n' "$(now)" "$*" >>"$own/journal" || refuse DISK_FULL "cannot write the journal"
}

history_line() { # EVENT RELEASE EXTRA_JSON_MEMBERS
  owner=$(field "$own/lock/$(latest_lock)" owner)
  printf '{"at":"%s","event":"%s","release":"%s"%s,"by":%s}\n' "$(now)" "$1" "$2" "${3:+,$3}" "${owner:-null}" \
    >>"$own/history.jsonl" || refuse DISK_FULL "cannot write the history"
}

version_of() { # RELEASE
  cat "$own/releases/$1/version"
}

set_state() { # RECORD_FOLDER RELEASE STATE ORDER CHECKED REASON_JSON
  printf '{"state":"%s","at":"%s","reason":%s}\n' "$3" "$(now)" "${6:-null}" >>"$1/events" ||
    refuse DISK_FULL "cannot write the state of $2"
  printf 'state=%s\norder=%s\nchecked=%s\n' "$3" "$4" "$5" | put "$1/state" || exit 90
  {
    cat "$1/head.json"
    printf ',"release":"%s","state":"%s","order":%s,"checked":%s,"activatedAt":%s,"events":[' \
      "$2" "$3" "$4" "$5" "$(activated_at "$1/events")"
    tr '\n' ',' <"$1/events" | sed 's/,$//'
    printf ']}\n'
  } | put "$1/manifest.json" || exit 90
}

activated_at() { # EVENTS_FILE
  at=$(sed -n 's/^{"state":"live","at":\("[^"]*"\).*/\1/p' "$1" | tail -n 1)
  printf '%s' "${at:-null}"
}

next_order() {
  order=$(($(cat "$own/order" 2>/dev/null || echo 0) + 1))
  echo "$order" | put "$own/order" || exit 90
  echo "$order"
}

# What a dead run left half done: the link tells what is live, and the notes follow it.
repair() {
  journal_end=$(tail -n 1 "$own/journal" 2>/dev/null)
  for record in "$own"/releases/*; do
    [ -d "$record" ] && [ ! -d "$root/releases/${record##*/}" ] && rm -rf "$record"
  done
  release=$(live_release)
  if [ -n "$release" ] && [ "$(field "$own/releases/$release/state" state)" = staged ]; then
    order=$(next_order) || exit 90
    set_state "$own/releases/$release" "$release" live "$order" false '"found live after an interrupted run"'
    history_line recovered "$release" ''
  fi
  case $journal_end in
    *' begin '*) journal "repaired after: ${journal_end#* }" ;;
  esac
  return 0
}

mark() { # RELEASE STATE(staged|checked|good|bad) REASON_JSON
  plain "$1" release
  record="$own/releases/$1"
  [ -f "$record/state" ] || refuse NO_PREVIOUS_RELEASE "$1 is not on this host"
  order=$(field "$record/state" order)
  case $2 in
    staged) set_state "$record" "$1" staged "$order" false "$3" ;;
    checked) set_state "$record" "$1" "$(field "$record/state" state)" "$order" true "$3" ;;
    good)
      set_state "$record" "$1" good "$order" true "$3"
      history_line good "$1" "\"reason\":$3"
      ;;
    bad)
      set_state "$record" "$1" bad "$order" "$(field "$record/state" checked)" "$3"
      printf '{"version":"%s","at":"%s","reason":%s}\n' "$(version_of "$1")" "$(now)" "$3" |
        put "$own/bad/$(version_of "$1")" || exit 90
      history_line bad "$1" "\"reason\":$3"
      ;;
    *) refuse HOST_PROTOCOL "no such state: $2" ;;
  esac
}

forgive() { # VERSION
  plain "$1" version
  rm -f "$own/bad/$1"
  history_line forgiven "$1" ''
}
