import type { Thresholds } from '../src/settings';
import type { Undecided, Verdict } from '../src/verdict';

/**
 * The rules of one check, restated over the whole list of its results: slow and without any state. `+` is a good
 * answer, `-` a failure of the service, `?` a fault of the runner's own.
 */
export function startIsOver(
  signs: string,
  { healthyThreshold, maxAttempts = Number.POSITIVE_INFINITY }: Thresholds,
): number {
  const at = signs.slice(0, maxAttempts).indexOf('+'.repeat(healthyThreshold));
  return at < 0 ? -1 : at + healthyThreshold;
}

/** What a start that ended without being healthy says. */
export function verdictOfStart(signs: string, { unhealthyThreshold }: Thresholds): Verdict {
  if (signs === '' || signs.endsWith('?'.repeat(unhealthyThreshold))) return 'inconclusive';
  const sinceFailure = signs.slice(signs.lastIndexOf('-') + 1);
  const isServiceAtFault = signs.includes('-') && !sinceFailure.includes('+');
  return sinceFailure.includes('?') && !isServiceAtFault ? 'inconclusive' : 'unhealthy';
}

/** After the start: is there an N-fold failure with no good answer in between? */
export function isIll(steady: string, { unhealthyThreshold }: Thresholds): boolean {
  return steady
    .replaceAll('?', '')
    .split('+')
    .some((failures) => failures.length >= unhealthyThreshold);
}

/** What the end of the soak says of a check that is not ill. `times` are those of the signs. */
export function verdictOfSoak(
  signs: string,
  times: readonly number[],
  { fromMs, soakMs, unhealthyThreshold }: { fromMs: number; soakMs: number; unhealthyThreshold: number },
): Verdict {
  if (signs.endsWith('?'.repeat(unhealthyThreshold))) return 'inconclusive';
  const blindMs = [...signs.matchAll(/\?+(?=[^?])/g)]
    .filter(([run]) => run.length >= unhealthyThreshold)
    .map(({ 0: run, index }) => (times[index + run.length] ?? 0) - Math.max(times[index] ?? 0, fromMs))
    .filter((ms) => ms > 0)
    .reduce((sum, ms) => sum + ms, 0);
  return blindMs * 2 > soakMs ? 'inconclusive' : 'healthy';
}

export interface Story {
  /** What was seen, one second apart. */
  signs: string;
  /** How many results came before the start was ended from outside; none where it was not. */
  startEndedAfter: number | undefined;
  /** How many results after the healthy verdict the soak took. */
  soakProbes: number;
}

/** The verdict of one check over a whole story. */
export function verdictOf({ signs, startEndedAfter, soakProbes }: Story, rules: Thresholds): Verdict | Undecided {
  const start = signs.slice(0, startEndedAfter);
  const healthyAt = startIsOver(start, rules);
  if (healthyAt < 0) {
    const spent = start.length >= (rules.maxAttempts ?? Number.POSITIVE_INFINITY);
    const isOver = spent || startEndedAfter !== undefined;
    return isOver ? verdictOfStart(start.slice(0, rules.maxAttempts), rules) : '';
  }
  const end = healthyAt + soakProbes;
  if (isIll(signs.slice(healthyAt, end), rules)) return 'unhealthy';
  if (signs.length < end) return 'healthy';
  const times = [...signs].map((_, at) => at * 1000);
  const { unhealthyThreshold } = rules;
  const soak = { fromMs: (healthyAt - 1) * 1000, soakMs: soakProbes * 1000, unhealthyThreshold };
  return verdictOfSoak(signs.slice(healthyAt, end), times.slice(healthyAt, end), soak);
}
