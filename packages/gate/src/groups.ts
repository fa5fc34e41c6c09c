import { grouped } from './grouped';
import type { QuorumUnit } from './settings';
import type { Undecided, Verdict } from './verdict';

interface Member {
  host: string;
  verdict: Verdict | Undecided;
}

/** What the quorum counts: each check for itself, or the checks of each host together. */
export function unitVerdicts(checks: readonly Member[], unit: QuorumUnit): (Verdict | Undecided)[] {
  if (unit === 'checks') return checks.map(({ verdict }) => verdict);
  const hosts = grouped(checks, ({ host }) => host);
  return [...hosts.values()].map((members) => hostVerdict(members.map(({ verdict }) => verdict)));
}

/** Healthy when all checks are, unhealthy as soon as one is, else open for as long as any might still turn out ill. */
function hostVerdict(verdicts: readonly (Verdict | Undecided)[]): Verdict | Undecided {
  if (verdicts.includes('unhealthy')) return 'unhealthy';
  if (verdicts.includes('')) return '';
  return verdicts.includes('inconclusive') ? 'inconclusive' : 'healthy';
}

/** How many of them there are. */
export function unitCount(checks: readonly { host: string }[], unit: QuorumUnit): number {
  return unit === 'checks' ? checks.length : new Set(checks.map(({ host }) => host)).size;
}
