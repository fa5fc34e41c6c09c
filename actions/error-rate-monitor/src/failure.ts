import { type Code, UserError } from '@deploy-actions/error';
import type { JudgementCause, WatchResult } from '@deploy-actions/metric';
import { colourOf } from './colour';
import type { Exit } from './inputs';

const ONE_URL = 'Give one `url` for each process (or the hosts behind the balancer, one line each)';

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
    'See that requests reach the service, and that `total` counts them. If a service without traffic is normal, as after a first deploy, set `on-no-traffic: pass`: the step is then green, and the verdict stays `inconclusive`.',
  'low-traffic':
    'Watch for longer, see that traffic reaches the service, or say with `on-low-traffic` whether the step fails for a quiet one.',
  gap: 'What the service did in that time is not known: see why the source was silent, and watch again.',
  'wrong-version':
    'Another version answers than `expect-version`: see that the deploy has reached every instance, and that the version is spelt alike.',
  'provider-error': 'See that the address answers from this runner, within `timeout`; the log has the last problem.',
  cancelled: 'Start the watch again; it has changed nothing.',
};

/** By what happened, where that says more than the situation. */
const CAUSE_HINTS: Readonly<Partial<Record<JudgementCause['is'], string>>> = {
  'no-version':
    'Correct the input named above, or let the release report its version there; `operation: check-config` tries it before a deploy.',
  'mixed-counters': `${ONE_URL}, or let the metrics have \`process_start_time_seconds\`, by which processes are told apart (not those that began within two seconds of each other); then watch again.`,
  'counter-fell': `${ONE_URL}, or watch a source that keeps the processes apart (\`source: prometheus\`); then watch again.`,
  'counter-jumped': `${ONE_URL}, or watch a source that keeps the processes apart (\`source: prometheus\`); then watch again.`,
  'in-turn': `${ONE_URL}; then watch again.`,
};

/** Nothing was deployed yet. */
const NO_BASELINE_HINT =
  'Nothing was measured to compare with, and nothing was changed: check the addresses, the paths and that there is traffic, then measure again.';

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
