import type { FleetResult, HostRow } from '@deploy-actions/fleet';
import type { VerdictOf } from '@deploy-actions/verdict';

export type Verdict = VerdictOf<'auto-rollback'> | '';

export interface Conclusion {
  verdict: Verdict;
  reason: string;
}

/** What the hosts' part came to. A fleet of which not one host has a way back was refused, not failed: nothing moved. */
export function concludeFleet({ verdict, rows, failure }: FleetResult<string>): Conclusion {
  if (failure?.code === 'CANCELLED') return { verdict: verdict === 'failed' ? 'failed' : '', reason: failure.message };
  if (verdict === 'failed') {
    const stuck = rows.filter((row) => row.verdict === 'failed');
    const hasNoWay = stuck.length > 0 ? stuck.every(({ code }) => isClosed(code)) : isClosed(failure?.code ?? '');
    const others = rows.filter((row) => row.verdict === 'unchanged').map(({ message }) => message);
    const also = others.length > 0 ? ` Elsewhere: ${[...new Set(others)].join('; ')}.` : '';
    return {
      verdict: hasNoWay && !moved(rows) ? 'refused' : 'failed',
      reason: `${failure?.message ?? 'a host failed'}${also}`,
    };
  }
  // A plan that could not be made, or whatever else came to nothing.
  if (verdict !== 'rolled-back' && verdict !== 'unchanged') return { verdict: '', reason: failure?.message ?? '' };
  if (verdict === 'unchanged') {
    return { verdict: 'not-needed', reason: rows.map(({ host, message }) => `${host}: ${message}`).join('; ') };
  }
  return { verdict: 'rolled-back', reason: '' };
}

/** The proof after it: only a healthy gate is one. What could not be measured is told as not recovered, so that somebody looks. */
export function concludeGate(verdict: string, reason: string): Conclusion {
  if (verdict === 'healthy') return { verdict: 'rolled-back', reason };
  const what = verdict === 'unhealthy' ? 'not healthy after the rollback' : 'could not be verified after the rollback';
  return { verdict: 'not-recovered', reason: `${what}: ${reason}` };
}

function isClosed(code: string): boolean {
  return code === 'NO_PREVIOUS_RELEASE' || code === 'IRREVERSIBLE';
}

function moved(rows: readonly HostRow[]): boolean {
  return rows.some(({ verdict }) => verdict === 'rolled-back');
}
