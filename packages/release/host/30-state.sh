# State of a release: .deploy/releases/NAME/{head.json, events, state} make manifest.json; history.jsonl tells the story.

journal() { # WORDS; fails where there is no room
  tick
  add_line "$own/journal" "$stamp $*"
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
  find_lock
  look_up "$own/lock/$latest" owner
  tick
  add_line "$own/history.jsonl" "{\"at\":\"$stamp\",\"event\":\"$1\",\"release\":\"$2\"${3:+,$3},\"by\":${value:-null}}"
}

version_of() { # RELEASE
  cat "$own/releases/$1/version" 2>/dev/null
}

# `state` is what counts, and is replaced in one rename; the manifest follows it, see `repair`.
set_state() { # RECORD_FOLDER RELEASE STATE ORDER CHECKED REASON_JSON (`-`: no event)
  read_events "$1"
  [ "$6" = - ] || add_event "$1" "$3" "$6"
  write_state "$1" "$3" "$4" "$5"
  write_manifest "$1" "$2" "$3" "$4" "$5"
}

write_state() { # RECORD_FOLDER STATE ORDER CHECKED
  put_text "$1/state" "state=$2${newline}order=$3${newline}checked=$4$newline"
}

read_state() { # RECORD_FOLDER; sets `state`, `order` and `checked`
  look_up "$1/state" state
  state=$value
  look_up "$1/state" order
  order=$value
  look_up "$1/state" checked
  checked=$value
}

MOST_EVENTS=200

# Sets `events` (lines), `joined` (JSON), `event` (the last one) and `activated` (JSON). A line that is cut off is none.
read_events() { # RECORD_FOLDER
  events=
  joined=
  event=
  activated=null
  count=0
  [ -f "$1/events" ] || return 0
  while IFS= read -r entry; do keep_event "$entry"; done <"$1/events"
  [ "$count" -gt "$MOST_EVENTS" ] || return 0
  last_lines "$1/events" $((MOST_EVENTS / 2)) | put "$1/events" || exit 90
  read_events "$1"
}

keep_event() { # JSON
  event=$1
  events="$events$event$newline"
  joined="${joined:+$joined,}$event"
  count=$((count + 1))
  case $event in
    '{"state":"live","at":'*)
      activated=${event#*'"at":'}
      activated=${activated%%,*}
      ;;
  esac
}

add_event() { # RECORD_FOLDER STATE REASON_JSON; after `read_events`
  tick
  keep_event "{\"state\":\"$2\",\"at\":\"$stamp\",\"reason\":$3}"
  put_text "$1/events" "$events"
}

# Sets `members`.
state_members() { # RELEASE STATE ORDER CHECKED
  members=",\"release\":\"$1\",\"state\":\"$2\",\"order\":$3,\"checked\":$4,\"activatedAt\":"
}

write_manifest() { # RECORD_FOLDER RELEASE STATE ORDER CHECKED; after `read_events`
  state_members "$2" "$3" "$4" "$5"
  manifests=
  put_text "$1/manifest.json" "$(cat "$1/head.json")$members$activated,\"events\":[$joined]}$newline"
}

next_order() { # sets `order`
  order=0
  [ ! -f "$own/order" ] || read -r order <"$own/order"
  order=$((order + 1))
  put_text "$own/order" "$order$newline"
}

# What a dead run left half done: the link tells what is live, and the notes follow it.
repair() {
  read_manifests
  known=$manifests
  for record in "$own"/releases/*; do
    [ -d "$record" ] || continue
    name=${record##*/}
    if [ -d "$root/releases/$name" ]; then mend_manifest "$record" "$name"; else discard "$record"; fi
  done
  find_unfinished
  mend_live
  case $unfinished in
    "mark "*" bad") mend_bad "$unfinished" ;;
    # Its record is there, or we would have adopted it just now.
    "adopt "*) note_adoption "${unfinished#adopt }" ;;
  esac
  [ -z "$unfinished" ] || journal "repaired $unfinished"
  shorten_notes
}

# Sets `unfinished` (words) and `journal_lines`.
find_unfinished() {
  kinds='(begin|end|refused|repaired) (stage|switch|mark|remove|forgive|note|unlock|adopt) '
  last=$(sed -n -E -e "/^[^ ]+ $kinds/h" -e '${' -e x -e p -e = -e '}' "$own/journal" 2>/dev/null)
  journal_lines=${last##*"$newline"}
  last=${last%%"$newline"*}
  unfinished=
  case $last in *' begin '*) unfinished=${last#* begin } ;; esac
}

mend_live() { # after `require_own_current`
  release=$live
  [ -n "$release" ] || return 0
  look_up "$own/releases/$release/state" state
  case "$value $unfinished" in
    staged* | *" switch $release deploy")
      next_order
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
  read_state "$record"
  [ "$state" = bad ] ||
    set_state "$record" "$release" bad "$order" "$checked" '"an interrupted run marked its version"'
}

# Each event has lines in the journal, too: so it is enough to look at the history when the journal is long.
shorten_notes() {
  [ "${journal_lines:-0}" -gt 1000 ] || return 0
  last_lines "$own/journal" 500 | put "$own/journal" || exit 90
  [ -f "$own/history.jsonl" ] && [ "$(wc -l <"$own/history.jsonl")" -gt 10000 ] || return 0
  last_lines "$own/history.jsonl" 5000 | put "$own/history.jsonl" || exit 90
}

mend_manifest() { # RECORD_FOLDER RELEASE
  read_state "$1"
  [ -n "$state" ] || return 0
  read_events "$1"
  state_members "$2" "$state" "$order" "$checked"
  case $known in *"$members"*"$event]}"*) return 0 ;; esac
  write_manifest "$1" "$2" "$state" "$order" "$checked"
}

mark() { # RELEASE STATE(staged|checked|good|bad|migrated|migrated-down) REASON_JSON
  plain "$1" release
  record="$own/releases/$1"
  [ -f "$record/state" ] || refuse NO_PREVIOUS_RELEASE "$1 is not on this host"
  read_state "$record"
  begin "mark $1 $2"
  case $2 in
    staged) set_state "$record" "$1" staged "$order" false "$3" ;;
    migrated | migrated-down)
      # Events beside the state: where a migration ran, and that it was undone.
      read_events "$record"
      add_event "$record" "$2" "$3"
      write_manifest "$record" "$1" "$state" "$order" "$checked"
      history_line "$2" "$1" "\"reason\":$3" || refuse DISK_FULL 'cannot write the history'
      ;;
    checked) set_state "$record" "$1" "$state" "$order" true "$3" ;;
    good)
      set_state "$record" "$1" good "$order" true "$3"
      history_line good "$1" "\"reason\":$3" || refuse DISK_FULL 'cannot write the history'
      ;;
    bad)
      # The version's mark first: it is what keeps a re-run from bringing it back.
      tick
      version=$(version_of "$1") || refuse HOST_UNFIT "the version of $1 cannot be read"
      find_lock
      look_up "$own/lock/$latest" owner
      put_text "$own/bad/$version" "{\"version\":\"$version\",\"at\":\"$stamp\",\"reason\":$3,\"by\":${value:-null}}$newline"
      set_state "$record" "$1" bad "$order" "$checked" "$3"
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
