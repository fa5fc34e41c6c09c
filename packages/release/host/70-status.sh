# Everything that a decision needs, as one line of JSON. Only plain names and JSON that we wrote ourselves go into it.

status() {
  find_live
  printf '{"protocol":1,"current":"%s","releases":[' "$live"
  comma=
  for record in "$own"/releases/*; do
    if [ -f "$record/manifest.json" ] && [ -d "$root/releases/${record##*/}" ]; then
      printf '%s%s' "$comma" "$(cat "$record/manifest.json")"
      comma=,
    fi
  done
  printf '],"bad":['
  comma=
  for file in "$own"/bad/*; do
    [ -f "$file" ] && IFS= read -r entry <"$file" || continue
    printf '%s%s' "$comma" "$entry"
    comma=,
  done
  printf '],"lock":'
  lock_status
  printf ',"history":['
  last_lines "$own/history.jsonl" 20 | join_lines
  free_kib
  printf '],"freeKiB":%s,"root":"%s"}\n' "${free:-null}" "$(json_text "$root")"
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
  running_steps | join_lines
  printf ']}'
}

running_steps() {
  for step in "$own"/run/*; do
    runs "$step" && printf '{"id":"%s","what":"%s"}\n' "${step##*/}" "$(cat "$step/what" 2>/dev/null)"
  done
}

join_lines() {
  comma=
  while IFS= read -r entry; do
    printf '%s%s' "$comma" "$entry"
    comma=,
  done
}

# Sets `free`; empty where the answer has another form.
free_kib() {
  free=$(df -Pk "$root" 2>/dev/null)
  free=${free#*"$newline"}
  set -f
  # shellcheck disable=SC2086 # words
  set -- $free
  set +f
  free=${4-}
  case $free in '' | *[!0-9]*) free= ;; esac
}

json_text() { # TEXT without control characters
  case $1 in *[\\\"]*) printf '%s' "$1" | sed 's/[\\"]/\\&/g' ;; *) printf '%s' "$1" ;; esac
}
