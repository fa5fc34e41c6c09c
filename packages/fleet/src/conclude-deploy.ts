import { UserError } from '@deploy-actions/error';
import type { DeployPlan, Site } from './deploy-plan';
import { fleetFailure } from './failure-groups';
import type { HostRow } from './fleet-result';
import { staysPut } from './take-back';
import { deployVerdict, type HostEnd } from './verdict';

export interface Conclusion {
  verdict: ReturnType<typeof deployVerdict>;
  failure: UserError;
  /** A host stays on the new version although it failed there: the release is irreversible. */
  isStuckForward: boolean;
}

/**
 * The end of a deploy that did not bring the whole fleet live. Where a host could not go back, that is the failure, whatever
 * went wrong at first.
 */
export function concludeDeploy(
  sites: readonly Site[],
  rows: readonly HostRow[],
  plan: DeployPlan,
  first: UserError,
): Conclusion {
  const isCancelled = first.code === 'CANCELLED';
  const verdict = deployVerdict({ hosts: sites.map(endOf), hasFailed: true, isCancelled });
  const conclusion = { verdict, isStuckForward: false };
  const stuck = sites.filter(({ wayBack }) => wayBack === 'failed');
  if (stuck.length > 0) {
    const names = stuck.map(({ host }) => host.label).join(', ');
    const message = `NOT EVERY HOST COULD GO BACK (${names}): the table shows the live version of each host.`;
    return { ...conclusion, failure: new UserError('ROLLBACK_FAILED', message, { cause: fleetFailure(rows, first) }) };
  }
  const lost = sites.filter(({ wayBack }) => wayBack === 'lost');
  if (lost.length > 0) {
    const names = lost.map(({ host }) => host.label).join(', ');
    const who = [...new Set(lost.map(({ row }) => row.message))].join(' ');
    const message = `Another run took over ${names} during this deploy and now controls these hosts. ${who}`;
    return { ...conclusion, failure: new UserError('LOCK_LOST', message, { cause: first }) };
  }
  const isUntouched = verdict === 'not-deployed' || verdict === '';
  const grouped = fleetFailure(rows, first, isUntouched ? 'failed, so nothing went live' : 'failed');
  const told = (state: string) =>
    new UserError(first.code, `${sentence(grouped.message)} ${state}`, { hint: grouped.hint, cause: grouped.cause });
  const back = sites.filter(({ wayBack }) => wayBack === 'done');
  const staying = sites.filter(({ swap, wayBack }) => swap !== 'none' && wayBack === 'none');
  if (staying.length > 0) {
    return { ...conclusion, failure: told(stateOf(rows, plan)), isStuckForward: staysPut(plan) };
  }
  if (back.length > 0) return { ...conclusion, failure: told(whereBack(back)) };
  const migration = migrationOf(sites);
  return { ...conclusion, failure: migration === undefined ? grouped : told(migration) };
}

function endOf({ swap, wayBack, row }: Site): HostEnd {
  if (wayBack === 'done') return 'back';
  if (wayBack !== 'none') return 'unverified';
  if (swap === 'none') return 'same';
  return row.verdict === 'deployed' ? 'verified' : 'unverified';
}

/** Nothing was switched, but the database is not what it was. */
function migrationOf(sites: readonly Site[]): string | undefined {
  const ran = sites.flatMap(({ migration }) => migration ?? []);
  if (ran.length === 0) return undefined;
  const what = ran.includes('done') ? 'the database has changed' : 'the database may have changed';
  return `No host was switched; the migration ran, so ${what}.`;
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
    [count('reverted'), 'back on the previous release'],
    [count('failed'), 'failed'],
    [count('untouched'), 'not changed'],
    [count('unchanged'), 'already live and verified'],
  ] as const;
  const tally = parts.flatMap(([many, what]) => (many > 0 ? [`${many} ${what}`] : [])).join(', ');
  const why = staysPut(plan)
    ? `NO HOST WENT BACK, because ${version} is irreversible: the old version may not work with the new data.`
    : `With on-failure: ${plan.onFailure ?? 'revert'}, the live versions stay.`;
  return `${why} Of ${rows.length} hosts: ${tally}.`;
}
