# What is at work under a lock: steps, each of them noted in run/, and calls, in busy/.

step_runs() {
  for step in "$own"/run/*; do
    runs "$step" && return 0
  done
  return 1
}

# A call that changes something is noted in busy/ for as long as it lasts.
call_runs() { # FILE; sets `pid`, `what` and `born`, the last one empty where there is no /proc
  { [ -s "$1" ] && read -r pid what born <"$1"; } 2>/dev/null || return 1
  [ "$pid" != "$$" ] && kill -0 "$pid" 2>/dev/null && [ "$(birth "$pid")" = "$born" ]
}

is_busy() {
  step_runs && return 0
  for call in "$own"/busy/*; do
    call_runs "$call" && return 0
  done
  return 1
}

# We note ourselves and then look at the lock; whoever takes it looks at the notes afterwards. So one of us sees the
# other, and nobody's lock is taken from under a call that is at work. Without room for a note there is still the lock.
busy=
enter() { # TOKEN
  plain "$1" token
  if [ -z "$busy" ]; then
    busy="$own/busy/$1-$$"
    trap leave EXIT
    { printf '%s %s %s\n' "$$" "$name" "$(birth $$)" >"$busy"; } 2>/dev/null
  fi
  need_lock "$1"
}

leave() {
  [ -z "$busy" ] || { true >"$busy"; } 2>/dev/null
  busy=
}

# The steps are stopped at once. A call is a matter of moments, unless it waits for a runner that is no more.
end_all_of() { # TOKEN
  for step in "$own/run/$1"-*; do
    if runs "$step"; then stop_step "${step##*/}"; fi
  done
  for call in "$own/busy/$1"-*; do stop_call "$call"; done
}

stop_call() { # FILE
  looks=0
  while [ "$looks" -lt 60 ] && call_runs "$1"; do
    looks=$((looks + 1))
    case $looks in 20) end_process TERM "$pid" ;; 40) end_process KILL "$pid" ;; esac
    nap
  done
}

# A step or a call, by the id that `status` tells.
stop() { # ID
  if [ -d "$own/run/$1" ]; then stop_step "$1"; else stop_call "$own/busy/$1"; fi
}

end_process() { # SIGNAL PID; with its children, where it leads a group
  kill "-$1" "-$2" 2>/dev/null || kill "-$1" "$2" 2>/dev/null
}
