import { type Code, UserError } from '@deploy-actions/error';
import { IN_TURN, MIXED_COUNTERS, type WatchResult } from '@deploy-actions/metric';
import { UNTOLD } from '@deploy-actions/source';
import { colourOf } from './colour';
import type { Exit } from './inputs';

const CODES: Readonly<Record<WatchResult['situation'], Code>> = {
  exceeded: 'ERROR_RATE_EXCEEDED',
  within: 'INTERNAL',
  'no-data': 'NO_DATA',
  gap: 'NO_DATA',
  'low-traffic': 'NO_DATA',
  'provider-error': 'PROVIDER_ERROR',
  'wrong-version': 'NO_DATA',
  refused: 'PROVIDER_ERROR',
  down: 'UNHEALTHY',
  unseen: 'PROVIDER_ERROR',
  cancelled: 'CANCELLED',
};

const HINTS: Readonly<Partial<Record<WatchResult['situation'], string>>> = {
  'low-traffic':
    'Watch for longer, see that traffic reaches the service, or say with `on-low-traffic` whether the step fails for a quiet one.',
  gap: 'What the service did in that time is not known: see why the source was silent, and watch again.',
  'wrong-version':
    'Another version answers than `expect-version`: see that the deploy has reached every instance, and that the version is spelt alike.',
  'provider-error': 'See that the address answers from this runner, within `timeout`; the log has the last problem.',
  cancelled: 'Start the watch again; it has changed nothing.',
};

/** Where the version was looked for there is none. */
const UNTOLD_HINT =
  'Mend the input that the reason names, or let the release tell its version there; `operation: check-config` tries it before a deploy.';

const MIXED_HINT =
  'Give one `url` for each process (or the hosts behind the balancer, one line each), or let the metrics have `process_start_time_seconds`, by which processes are told apart (of those that began within two seconds not even so); then watch again.';

const IN_TURN_HINT =
  'Give one `url` for each process (or the hosts behind the balancer, one line each); then watch again.';

function severalHint(reason: string): string | undefined {
  if (reason.includes(IN_TURN)) return IN_TURN_HINT;
  return reason.includes(MIXED_COUNTERS) ? MIXED_HINT : undefined;
}

/** Nothing was deployed yet. */
const NO_BASELINE_HINT =
  'Nothing was measured to compare with, and nothing was changed: check the addresses, the paths and that there is traffic, then measure again.';

/** The error that fails the step, or undefined where it stays green. A cancelled run is never green. */
export function failureOf(
  result: WatchResult,
  exit: Exit,
  operation: 'watch' | 'baseline' = 'watch',
): UserError | undefined {
  const { verdict, situation, reason } = result;
  const code = CODES[situation];
  const isUntold = situation === 'wrong-version' && reason.includes(UNTOLD);
  const hint =
    (isUntold ? UNTOLD_HINT : undefined) ??
    (code === 'NO_DATA' ? severalHint(reason) : undefined) ??
    HINTS[situation] ??
    (operation === 'baseline' && code === 'NO_DATA' ? NO_BASELINE_HINT : '');
  if (situation === 'cancelled') return new UserError(code, `The watch was ${reason}.`, { hint });
  const { isRed, by } = colourOf(result, exit);
  if (!isRed) return undefined;
  const because = by === undefined || by === 'on-inconclusive: fail' ? '' : ` (${by})`;
  return new UserError(code, `Verdict ${verdict}: ${reason}${because}.`, { hint });
}
