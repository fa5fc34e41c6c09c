import type { FleetResult, HostRow } from '@deploy-actions/fleet';
import type { VerdictOf } from '@deploy-actions/verdict';

export type Verdict = VerdictOf<'auto-rollback'> | '';

export interface Conclusion {
  verdict: Verdict;
  reason: string;
}

/**
 * The result of the hosts as a verdict. `changedNothing`: the deploy of this run left every host as before, so that a
 * host that cannot be asked has nothing to be taken back from.
 */
export function concludeFleet({ verdict, rows, failure }: FleetResult<string>, changedNothing = false): Conclusion {
  const left = rows.filter((row) => row.verdict === 'unchanged').map(({ host, message }) => `${host}: ${message}`);
  const told = failure?.message ?? '';
  switch (verdict) {
    case 'rolled-back':
      return { verdict: 'rolled-back', reason: '' };
    case 'unchanged':
      return { verdict: 'not-needed', reason: left.join('; ') };
    case 'refused':
      return { verdict: 'refused', reason: withOthers(told, rows) };
    case 'not-deployed':
      if (changedNothing && rows.every(isLeftOrUnreached)) {
        const hosts = rows.filter((row) => row.verdict === 'failed').map(({ host, code }) => `${host} (${code})`);
        const note = `the deploy of this run changed nothing, and ${hosts.join(', ')} could not be reached`;
        return { verdict: 'not-needed', reason: [note, ...left].join('; ') };
      }
      return { verdict: 'failed', reason: withOthers(told, rows) };
    case 'failed':
      return { verdict: 'failed', reason: withOthers(told, rows) };
    default:
      // Cancelled, or a plan that could not be made.
      return { verdict: '', reason: told };
  }
}

/** A host that was not reached has no known version. */
function isLeftOrUnreached({ verdict, version }: HostRow): boolean {
  return verdict === 'unchanged' || (verdict === 'failed' && version === 'unknown');
}

function withOthers(reason: string, rows: readonly HostRow[]): string {
  const others = rows.filter(({ verdict }) => verdict === 'unchanged').map(({ message }) => message);
  return others.length > 0 ? `${reason} Elsewhere: ${[...new Set(others)].join('; ')}.` : reason;
}

/** The proof after it: only a healthy gate is one. What could not be measured is told as not recovered, so that somebody looks. */
export function concludeGate(verdict: string, reason: string): Conclusion {
  if (verdict === 'healthy') return { verdict: 'rolled-back', reason };
  const what = verdict === 'unhealthy' ? 'not healthy after the rollback' : 'could not be verified after the rollback';
  return { verdict: 'not-recovered', reason: `${what}: ${reason}` };
}
