import { type Code, UserError } from '@deploy-actions/error';
import type { JudgementCause, WatchResult } from '@deploy-actions/metric';
import { colourOf } from './colour';
import type { Exit } from './inputs';

const ONE_URL = 'Give one `url` for each process (or the hosts behind the load balancer, one line each)';

const CODES: Readonly<Record<WatchResult['situation'], Code>> = {
  exceeded: 'ERROR_RATE_EXCEEDED',
  within: 'INTERNAL',
  'no-data': 'NO_DATA',
  'no-traffic': 'NO_TRAFFIC',
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
  'no-traffic':
    'Check that requests reach the service and that `total` counts them. If no traffic is normal, as after a first deploy, set `on-no-traffic: pass`: the step is then green, and the verdict stays `inconclusive`.',
  'low-traffic':
    'Watch for longer, check that traffic reaches the service, or set `on-low-traffic` to decide whether the step fails.',
  gap: 'The state of the service in that time is unknown: find out why the source gave no data, and watch again.',
  'wrong-version':
    'A version other than `expect-version` answers: check that the deploy reached every instance, and that both spellings of the version are the same.',
  'provider-error': 'Check that the address answers from this runner within `timeout`; the log shows the last problem.',
  cancelled: 'Start the watch again. It changed nothing.',
};

/** By what happened, where that says more than the situation. */
const CAUSE_HINTS: Readonly<Partial<Record<JudgementCause['is'], string>>> = {
  'no-version':
    'Correct the input named above, or add the version to the metrics of the release. `operation: check-config` tests this before a deploy.',
  'mixed-counters': `${ONE_URL}, or add \`process_start_time_seconds\` to the metrics, which tells processes apart (unless they started within two seconds of each other). Then watch again.`,
  'counter-fell': `${ONE_URL}, or watch a source that keeps the processes apart (\`source: prometheus\`). Then watch again.`,
  'counter-jumped': `${ONE_URL}, or watch a source that keeps the processes apart (\`source: prometheus\`). Then watch again.`,
  'in-turn': `${ONE_URL}. Then watch again.`,
};

/** Nothing was deployed yet. */
const NO_BASELINE_HINT =
  'There is no baseline, and nothing was changed: check the addresses, the paths and the traffic, then measure again.';

/** The error that fails the step, or undefined where it stays green. A cancelled run is never green. */
export function failureOf(
  result: WatchResult,
  exit: Exit,
  operation: 'watch' | 'baseline' = 'watch',
): UserError | undefined {
  const { verdict, situation, reason, cause } = result;
  const code = CODES[situation];
  const hint =
    (isOfCause(situation) && cause !== undefined ? CAUSE_HINTS[cause.is] : undefined) ??
    HINTS[situation] ??
    (operation === 'baseline' && code === 'NO_DATA' ? NO_BASELINE_HINT : '');
  if (situation === 'cancelled') return new UserError(code, `The watch was ${reason}.`, { hint });
  const { isRed, by } = colourOf(result, exit);
  if (!isRed) return undefined;
  const because = by === undefined || by === 'on-inconclusive: fail' ? '' : ` (${by})`;
  return new UserError(code, `Verdict ${verdict}: ${reason}${because}.`, { hint });
}

/** Of a gap, or of few requests, the newest problem is not what is to be fixed. */
function isOfCause(situation: WatchResult['situation']): boolean {
  return situation === 'no-data' || situation === 'wrong-version' || situation === 'refused';
}
