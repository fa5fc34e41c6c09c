import { existsSync } from 'node:fs';
import { isOnPath } from './prerequisites.mjs';

/** What start.sh does by looking into /proc. */
const STOP_OLD = `old=$(cat "$DEPLOY_PATH/shared/app.pid" 2>/dev/null || :)
if [ -n "$old" ]; then
  kill "$old" 2>/dev/null || :
  for _ in 1 2 3 4 5 6 7 8 9 10; do
    kill -0 "$old" 2>/dev/null || break
    sleep 0.1
  done
fi`;

/** A function reaches a script only where it is read into the same shell. */
const START_WITHOUT_SETSID = 'setsid() { exec nohup "$@"; }\n. ./start.sh';

/**
 * The application's `activate` step. SignUpFlow is made for Linux servers; where this machine has neither /proc nor
 * setsid (macOS), the same step brings along what stands in for them.
 */
export function activateStep({ hasProc = existsSync('/proc/self/cmdline'), hasSetsid = isOnPath('setsid') } = {}) {
  return [...(hasProc ? [] : [STOP_OLD]), hasSetsid ? 'sh start.sh' : START_WITHOUT_SETSID].join('\n');
}
