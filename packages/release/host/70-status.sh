# Everything that a decision needs, as one line of JSON. Only plain names and JSON that we wrote ourselves go into it.

join_lines() { tr '\n' ',' | sed 's/,$//'; }

status() {
  printf '{"protocol":1,"current":"%s","releases":[' "$(live_release)"
  for record in "$own"/releases/*; do
    [ -f "$record/manifest.json" ] && [ -d "$root/releases/${record##*/}" ] && cat "$record/manifest.json"
  done | join_lines
  printf '],"bad":['
  for file in "$own"/bad/*; do
    [ -f "$file" ] && cat "$file"
  done | join_lines
  printf '],"lock":'
  latest=$(latest_lock)
  if [ "$latest" -gt 0 ] && is_held "$own/lock/$latest"; then
    left=$(($(expiry "$own/lock/$latest") - $(epoch)))
    [ "$left" -ge 0 ] || left=0
    printf '{"number":%s,"expiresInSeconds":%s,"owner":%s,"steps":[%s]}' \
      "$latest" "$left" "$(field "$own/lock/$latest" owner)" "$(running_steps)"
  else
    printf null
  fi
  printf ',"history":['
  last_lines "$own/history.jsonl" 20 | join_lines
  free=$(df -Pk "$root" 2>/dev/null | sed -n '2s/^[^ ]* *[0-9]* *[0-9]* *\([0-9]*\) .*/\1/p')
  printf '],"freeKiB":%s,"root":"%s"}\n' "${free:-null}" "$(printf '%s' "$root" | sed 's/[\\"]/\\&/g')"
}

running_steps() {
  for step in "$own"/run/*; do
    runs "$step" && printf '{"id":"%s","what":"%s"}\n' "${step##*/}" "$(cat "$step/what" 2>/dev/null)"
  done | join_lines
}
