import { withDeadline } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { isHome, liveVersion, type Release, startOf } from '@deploy-actions/release';
import { activate, forgive, silentHooks } from './activate';
import type { DeployPlan, Site } from './deploy-plan';
import type { FleetWorld } from './fleet-world';
import { lookAgain } from './look-again';
import { planRollback } from './rollback-plan';

/**
 * A cancelled run is killed soon. So long after it was cancelled what is not back is left to itself and reported: the
 * step that was stopped first may have used up half of it.
 */
const CANCELLED_REVERT_MS = 5000;
const LEAST_REVERT_MS = 1000;

/**
 * Brings every switched host back to its own previous release, in reverse order, and notes on each whether it got
 * there. What reverted itself is not bad: its own checks stand guard.
 */
export async function revertFleet(
  switched: readonly Site[],
  plan: DeployPlan,
  why: UserError,
  world: FleetWorld,
): Promise<void> {
  world.log.event(`Going back on ${switched.length} host(s): ${why.message.split('\n')[0]}`);
  const isCancelled = world.signal.aborted;
  // The run's own signal may be the reason why we are here; the way back has its own end.
  const calm: FleetWorld = { ...world, signal: new AbortController().signal };
  if (isCancelled) await Promise.all(switched.map((site) => revertInTime(site, plan, why, calm)));
  else for (const site of [...switched].reverse()) await revertSite(site, plan, why, calm);
}

/** The hosts that are, or may be, on the new release; one whose swap was refused has nowhere to go back to. */
export async function switchedSites(sites: readonly Site[]): Promise<Site[]> {
  const asked = await Promise.all(sites.map(async (site) => ((await mayBeSwitched(site)) ? [site] : [])));
  return asked.flat();
}

async function mayBeSwitched(site: Site): Promise<boolean> {
  const { host, swap, before, choice, row } = site;
  if (swap !== 'asked') return swap === 'made';
  const status = await host.status().catch(() => undefined);
  if (!status) return true;
  const { current } = status;
  if (current === (before?.release ?? '')) return false;
  const isOurs = current === '' || ('release' in choice && current === choice.release);
  // Another run took over before the swap, and has made its own release live.
  if (!isOurs) Object.assign(row, { version: liveVersion(status), release: current });
  return isOurs;
}

function revertInTime(site: Site, plan: DeployPlan, why: UserError, world: FleetWorld): Promise<void> {
  const told = 'there is no time to wait; a step of the rollback continues, and the lock ends with it.';
  const late = () => new UserError('ROLLBACK_FAILED', `${site.host.label}: ${told}`);
  const leftMs = Math.max(LEAST_REVERT_MS, CANCELLED_REVERT_MS - (world.sinceAbortMs?.() ?? 0));
  return withDeadline(world.clock, leftMs, late, (signal) => revertSite(site, plan, why, { ...world, signal })).catch(
    (error) => loudly(site, homeOf(site, plan), error, world),
  );
}

/**
 * What was live before, also what another tool made live; but an unverified release of a dead run is not a target (it may be the very release
 * that fails): then it is the last good one, unless the way there is closed. Nothing, where that release is the one that
 * fails and no other ever went well: the dead run was the first deploy.
 */
export function homeOf(
  { status, before, choice }: Pick<Site, 'status' | 'before' | 'choice'>,
  { allowAfterMigration = false }: Pick<DeployPlan, 'allowAfterMigration'> = {},
): Release | undefined {
  if (!before || isHome(before)) return before;
  const isItself = 'release' in choice && choice.release === before.release;
  // It has just failed: that it was good once makes it no better place to go back to.
  const releases = status.releases.map((one) =>
    isItself && one === before ? { ...one, state: 'live' as const } : one,
  );
  const move = planRollback({ ...status, releases }, { allowAfterMigration });
  if (move.kind === 'go') return move.release;
  const wasNeverGood = isItself && before.state !== 'good';
  return wasNeverGood && move.kind === 'stuck' && move.code === 'NO_PREVIOUS_RELEASE' ? undefined : before;
}

async function revertSite(site: Site, plan: DeployPlan, why: UserError, world: FleetWorld): Promise<void> {
  const { host, row, choice } = site;
  const before = homeOf(site, plan);
  const start = world.clock.elapsed();
  try {
    if (before) {
      const lender = 'release' in choice ? { ...plan.record, release: choice.release } : undefined;
      const activation = {
        ...startOf(before, lender),
        release: before.release,
        version: before.version,
        commandTimeoutMs: plan.commandTimeoutMs,
        operation: 'revert' as const,
        previousVersion: plan.record.version,
        reason: why.message,
      };
      await activate(host, activation, silentHooks, world);
    } else {
      await host.switchTo(undefined, 'revert', why.message);
    }
    // It is told by now that no time was left.
    world.signal.throwIfAborted();
    if ('release' in choice && choice.release !== before?.release) {
      await forgive(host, world, host.mark(choice.release, 'staged', `reverted: ${why.message}`));
    }
    row.verdict = 'reverted';
    row.version = before?.version ?? '';
    row.release = before?.release ?? '';
    row.previousVersion = before?.version ?? '';
    if (row.code === '') row.code = why.code;
    if (row.message === '') row.message = `went back, because: ${why.message.split('\n')[0]}`;
    site.wayBack = 'done';
    world.log.event(`${host.label}: back on ${before?.release ?? 'nothing, as before'}`);
  } catch (error) {
    // Who has no more time tells it.
    if (world.signal.aborted) throw error;
    await loudly(site, before, error, world);
  } finally {
    row.durationMs += Math.round(world.clock.elapsed() - start);
  }
}

async function loudly(site: Site, home: Release | undefined, error: unknown, world: FleetWorld): Promise<void> {
  const { host, row } = site;
  const message = error instanceof Error ? error.message : String(error);
  row.verdict = 'failed';
  if (error instanceof UserError && error.code === 'LOCK_LOST') {
    Object.assign(row, { code: error.code, message });
    site.wayBack = 'lost';
    await lookAgain(host, row);
    world.log.warning(message, error.code);
    return;
  }
  site.wayBack = 'failed';
  row.code = 'ROLLBACK_FAILED';
  await lookAgain(host, row);
  const isBack = home !== undefined && row.release === home.release;
  const what = isBack
    ? `is back on ${home.release}, but that release is not verified`
    : `COULD NOT GO BACK to ${home?.release ?? 'nothing'}`;
  row.message = `${what}: ${message}`;
  world.log.warning(`${host.label} ${row.message}`, 'ROLLBACK_FAILED');
}
