import { UserError } from '@deploy-actions/error';
import type { DeployPlan, Site } from './deploy-plan';
import type { HostRow } from './fleet-result';
import { staysPut } from './take-back';
import { untouchedVerdict } from './untouched-verdict';

export interface Conclusion {
  verdict: 'reverted' | 'failed' | '';
  failure: UserError;
}

/**
 * What a deploy says that did not bring the whole fleet live, after all that was done about it. `reverted` only where
 * every host that was switched is back; where one could not go back, that is the news, whatever was wrong at first.
 */
export function concludeDeploy(
  sites: readonly Site[],
  rows: readonly HostRow[],
  plan: DeployPlan,
  first: UserError,
): Conclusion {
  const stuck = sites.filter(({ wayBack }) => wayBack === 'failed');
  const staying = sites.filter(({ swap, wayBack }) => swap !== 'none' && wayBack === 'none');
  if (stuck.length > 0) {
    const names = stuck.map(({ host }) => host.label).join(', ');
    const message = `NOT EVERY HOST COULD GO BACK (${names}): the table says which version is live where.`;
    return { verdict: 'failed', failure: new UserError('ROLLBACK_FAILED', message, { cause: first }) };
  }
  const lost = sites.filter(({ wayBack }) => wayBack === 'lost');
  if (lost.length > 0) {
    const names = lost.map(({ host }) => host.label).join(', ');
    const who = [...new Set(lost.map(({ row }) => row.message))].join(' ');
    const message = `Somebody else took over ${names} while this deploy was under way: what is live there is theirs to say. ${who}`;
    return { verdict: 'failed', failure: new UserError('LOCK_LOST', message, { cause: first }) };
  }
  const told = (state: string) =>
    new UserError(first.code, `${sentence(first.message)} ${state}`, { hint: first.hint, cause: first.cause });
  const back = sites.filter(({ wayBack }) => wayBack === 'done');
  if (staying.length > 0) {
    // What stays by policy, and is well, is no reason to take anything back.
    const isWell = first.code === 'CANCELLED' && staying.every(({ row }) => row.verdict === 'deployed');
    return { verdict: isWell ? '' : 'failed', failure: told(stateOf(rows, plan)) };
  }
  if (back.length > 0) return { verdict: 'reverted', failure: told(whereBack(back)) };
  if (first.code === 'CANCELLED') return { verdict: '', failure: first };
  return { verdict: untouchedVerdict(sites, plan.record.version), failure: first };
}

/** What is said next must not run into it. */
function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A first deploy has no release to go back to. */
function whereBack(back: readonly Site[]): string {
  const bare = back.filter(({ row }) => row.release === '');
  if (bare.length === 0) return 'Every host that was switched is back on its previous release.';
  const names = bare.map(({ host }) => host.label).join(', ');
  if (bare.length === back.length) return `Nothing is live on ${names}, as before.`;
  return `Every host that was switched is back on its previous release; on ${names} nothing is live, as before.`;
}

function stateOf(rows: readonly HostRow[], plan: DeployPlan): string {
  const count = (verdict: HostRow['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  const { version } = plan.record;
  const parts = [
    [count('deployed'), `live on ${version}`],
    [count('reverted'), 'back on what it ran before'],
    [count('failed'), 'failed'],
    [count('untouched'), 'not touched'],
    [count('unchanged'), 'live and proven from before'],
  ] as const;
  const tally = parts.flatMap(([many, what]) => (many > 0 ? [`${many} ${what}`] : [])).join(', ');
  const why = staysPut(plan)
    ? `NO HOST WENT BACK, because ${version} is irreversible: the old version may not work with the new data.`
    : `With on-failure: ${plan.onFailure ?? 'revert'}, what is live stays.`;
  return `${why} Of ${rows.length} hosts: ${tally}.`;
}
