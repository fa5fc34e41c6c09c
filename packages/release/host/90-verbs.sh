program=$0
verb=${1:-}
root=${2:-}
[ "$#" -lt 2 ] || shift 2
# shellcheck disable=SC2088 # a literal ~/ comes over the wire, and is ours to expand
case $root in
  '~/'*) root=$HOME/${root#??} ;;
  /*) ;;
  *) refuse HOST_PROTOCOL 'the path must be absolute or start with ~/' ;;
esac
own=$root/.deploy

case $verb in
  status) status ;;
  lock) # TOKEN TTL OWNER: also repairs and reports, which saves a deploy one round trip
    take_lock "$1" "$2" "$3"
    enter "$1"
    begin "lock $1"
    clean_up "$1"
    own_current
    repair
    end
    status
    ;;
  index) index ;;
  refresh) refresh_lock "$1" "$2" ;;
  unlock) free_lock "$@" ;;
  stage) enter "$1" && stage "$@" ;;
  switch) enter "$1" && switch "$@" ;;
  mark) enter "$1" && shift && mark "$@" ;;
  forgive) enter "$1" && forgive "$2" ;;
  note) enter "$1" && note "$2" "$3" "$4" ;;
  remove) enter "$1" && remove "$2" ;;
  step)
    enter "$1" && shift
    start_step "$@"
    leave
    follow "$1" 0 0
    ;;
  run-step) run_step "$@" ;;
  follow) follow "$1" "$2" "$3" ;;
  result) cat "$own/run/$1/result" ;;
  env) # so that the runner can mask what the steps of an older release may print
    plain "$1" release
    cat "$own/releases/$1/env" 2>/dev/null || true
    ;;
  stop) stop_step "$1" ;;
  *) refuse HOST_PROTOCOL "no such verb: $verb" ;;
esac
