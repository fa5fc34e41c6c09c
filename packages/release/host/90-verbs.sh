program=$0
name=${1:-}
root=${2:-}
[ "$#" -lt 2 ] || shift 2
# shellcheck disable=SC2088 # a literal ~/ comes over the wire, and is ours to expand
case $root in
  '~/'*) root=$HOME/${root#??} ;;
  /*) ;;
  *) refuse HOST_PROTOCOL 'the path must be absolute or start with ~/' ;;
esac
own=$root/.deploy

verb() { # VERB ARGS…
  name=$1
  shift
  case $name in
    ready) ;;
    status) status ;;
    call) numbered "$@" ;;
    lock) # TOKEN TTL OWNER: also repairs and reports, which saves a deploy one round trip
      take_lock "$1" "$2" "$3"
      enter "$1"
      begin "lock $1"
      clean_up "$1"
      require_own_current
      adopt
      repair
      end
      status
      ;;
    index) index "$@" ;;
    refresh) refresh_lock "$1" "$2" ;;
    unlock) free_lock "$@" ;;
    loosen) loosen_lock "$1" ;;
    stage) enter "$1" && stage "$@" ;;
    prove) enter "$1" && prove_again "$@" ;;
    switch) enter "$1" && switch "$@" ;;
    mark) enter "$1" && shift && mark "$@" ;;
    forgive) enter "$1" && forgive "$2" ;;
    note) enter "$1" && note "$2" "$3" "$4" ;;
    remove) enter "$1" && remove "$2" ;;
    prune) enter "$1" && shift && prune "$@" ;;
    step) # TOKEN ID RELEASE STEP OPERATION HOST PREVIOUS [BYTES BYTES]: starts it unless it runs, and reads on from there
      # Behind that, for a release that has no steps of its own: LENDER, whose step and env it is. Then, in blocks of 512 bytes, what is kept of its output.
      if [ ! -s "$own/run/$2/pid" ]; then
        enter "$1"
        start_step "$2" "$3" "$4" "$5" "$6" "$7" "${10:-}" "${11:-$MOST_BLOCKS}"
        leave
      fi
      follow "$2" "${8:-0}" "${9:-0}"
      ;;
    run-step) run_step "$@" ;;
    follow) follow "$1" "$2" "$3" ;;
    result) cat "$own/run/$1/result" ;;
    env) # so that the runner can mask what the steps of an older release may print
      plain "$1" release
      require_readable
      cat "$own/releases/$1/env" 2>/dev/null || require_file "$own/releases/$1/env"
      ;;
    stop) stop "$1" ;;
    *) refuse HOST_PROTOCOL "no such verb: $name" ;;
  esac
}

verb "$name" "$@"
