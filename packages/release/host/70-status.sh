# Everything that a decision needs, as one line of JSON. Only plain names and JSON that we wrote ourselves go into it.

status() {
  require_readable
  find_objections
  [ -n "$manifests" ] || read_manifests
  # What we wrote ourselves is plain, and needs no process to be shown.
  case $target in *[!A-Za-z0-9/._+-]*) target=$(json_text "$(printable "$target")") ;; esac
  known=$manifests
  if [ -n "$live" ] && [ ! -d "$own/releases/$live" ]; then known="$known$(unadopted)"; fi
  # What is only a comma is none.
  known=${known#,}
  switched=null
  [ -z "$live" ] || { IFS= read -r switched <"$own/releases/$live/switched"; } 2>/dev/null || {
    switched=null
    require_file "$own/releases/$live/switched"
  }
  printf '{"protocol":1,"current":"%s","pointing":"%s","target":"%s",' "$live" "$pointing" "$target"
  printf '"switched":%s,"releases":[%s],"foreign":[' "$switched" "${known#,}"
  foreign_names
  printf '],"objections":[%s],"bad":[' "${objections#,}"
  comma=
  for file in "$own"/bad/*; do
    [ -f "$file" ] || continue
    { IFS= read -r entry <"$file"; } 2>/dev/null || {
      require_file "$file"
      continue
    }
    printf '%s%s' "$comma" "$entry"
    comma=,
  done
  printf '],"lock":'
  lock_status
  printf ',"history":['
  recent_history
  find_free
  folder=false
  [ ! -d "$root" ] || folder=true
  printf '],"freeKiB":%s,"hasFolder":%s,"root":"%s"}\n' "${free:-null}" "$folder" "$(json_text "$root")"
}

# One line each: all of them cost one process, whatever their number.
manifests=
read_manifests() { # sets `manifests` (JSON, behind a comma)
  set --
  for record in "$own"/releases/*; do
    if [ -f "$record/manifest.json" ] && [ -d "$root/releases/${record##*/}" ]; then set -- "$@" "$record/manifest.json"; fi
  done
  manifests=,
  [ "$#" -gt 0 ] || return 0
  text=$(cat "$@" 2>/dev/null) || for record; do require_file "$record"; done
  manifests=,$(join_lines "$text")
}

# The last line is left out where a full disk has cut it off.
recent_history() {
  lines=$(tail -n 20 "$own/history.jsonl" 2>/dev/null && echo .)
  [ -n "$lines" ] || [ ! -e "$own/history.jsonl" ] || require_file "$own/history.jsonl"
  lines=${lines%.}
  case $lines in *"$newline"*) lines=${lines%"$newline"*} ;; *) return 0 ;; esac
  join_lines "$lines"
}

lock_status() {
  find_lock
  lock="$own/lock/$latest"
  if [ "$latest" -eq 0 ] || ! is_held "$lock"; then
    printf null
    return 0
  fi
  find_expiry "$lock"
  left=$((ends - seconds))
  [ "$left" -ge 0 ] || left=0
  look_up "$lock" owner
  printf '{"number":%s,"expiresInSeconds":%s,"owner":%s,"steps":[' "$latest" "$left" "$value"
  join_lines "$(at_work)"
  printf ']}'
}

at_work() {
  for step in "$own"/run/*; do
    runs "$step" && printf '{"id":"%s","what":"%s"}\n' "${step##*/}" "$(cat "$step/what" 2>/dev/null)"
  done
  # Of the calls only an upload takes its time: it waits for a runner, and may wait for one that is gone without a word.
  for call in "$own"/busy/*; do
    call_runs "$call" && [ "$what" = stage ] && printf '{"id":"%s","what":"upload"}\n' "${call##*/}"
  done
}

join_lines() { # LINES
  comma=
  set -f
  IFS=$newline
  for entry in $1; do
    printf '%s%s' "$comma" "$entry"
    comma=,
  done
  unset IFS
  set +f
}

json_text() { # TEXT without control characters
  case $1 in *[\\\"]*) printf '%s' "$1" | sed 's/[\\"]/\\&/g' ;; *) printf '%s' "$1" ;; esac
}
