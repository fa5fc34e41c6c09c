import type { Undecided, Verdict } from './verdict';

/**
 * The verdict over all checks (or hosts), `needed` of which must be healthy. Unhealthy as soon as the ill ones alone
 * make the quorum impossible; inconclusive only when nothing that is still open could say more.
 */
export function fleetVerdict(verdicts: readonly (Verdict | Undecided)[], needed: number): Verdict | Undecided {
  const count = (verdict: Verdict | Undecided) => verdicts.filter((one) => one === verdict).length;
  // Nothing asked is nothing proven.
  if (verdicts.length === 0) return 'inconclusive';
  if (count('healthy') >= needed) return 'healthy';
  if (verdicts.length - count('unhealthy') < needed) return 'unhealthy';
  return count('') > 0 ? '' : 'inconclusive';
}
