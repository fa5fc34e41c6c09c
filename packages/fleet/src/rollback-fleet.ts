import { UserError } from '@deploy-actions/error';
import { type Host, liveRelease } from '@deploy-actions/release';
import { type BringBackOptions, bringBack, type Journey, leftAsBad, markBad } from './bring-back';
import { withFleetLock } from './fleet-lock';
import { type FleetResult, failRow, type HostRow, newRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { Gathering } from './gathering';
import { limiter } from './limiter';
import { migrateDown } from './migrate-down';
import { concernsFleet, moveInFleet, planRollback, type RollbackMove, type RollbackWish } from './rollback-plan';
import type { Held, LockOptions } from './take-locks';

export interface RollbackOptions extends BringBackOptions, RollbackWish {
  batchSize: number;
  /** Run the recorded `migrate-down` of every release that is left, once per fleet, before any host is switched. */
  migrateDown?: boolean;
  lock: LockOptions;
}

export type RollbackVerdict = 'rolled-back' | 'unchanged' | 'failed';
export type RollbackResult = FleetResult<RollbackVerdict>;

/**
 * Brings every reachable host back to the release that the host itself recorded as good, with that release's own
 * steps. A host that cannot go back stops no other: the fewer hosts serve a bad version, the better. Only where
 * migrations are to be undone must all of them be there before any is touched.
 */
export function rollbackFleet(
  hosts: readonly Host[],
  options: RollbackOptions,
  world: FleetWorld,
): Promise<RollbackResult> {
  return options.migrateDown ? together(hosts, options, world) : eachForItself(hosts, options, world);
}

/** `plan` decides what a host does once it is locked; `prepare` frees it for that. */
export async function eachForItself(
  hosts: readonly Host[],
  options: RollbackOptions,
  world: FleetWorld,
  { plan = planRollback, prepare }: { plan?: typeof planRollback; prepare?(host: Host): Promise<void> } = {},
): Promise<RollbackResult> {
  const inTurn = limiter(options.batchSize);
  const gathering = new Gathering(hosts.length, world.clock);
  const isMixable = plan === planRollback && concernsFleet(options);
  const outcomes = await Promise.all(
    hosts.map(async (host) => {
      const row = newRow(host.label);
      try {
        await prepare?.(host);
      } catch (error) {
        void gathering.arrive(undefined);
        failRow(row, error);
        return { row: { ...row, version: 'unknown' }, isSwitched: false };
      }
      // A lock of its own for each: a host that is dead must not keep the others on a bad version.
      return withFleetLock([host], options.lock, world, async ({ held, failed }) => {
        for (const { error } of failed) failRow(row, error);
        const [one] = held;
        const fleet = isMixable ? await gathering.arrive(one?.status) : [];
        if (!one) return { row: { ...row, version: 'unknown' }, isSwitched: false };
        const journey = begin(one, row, moveInFleet(one.status, plan(one.status, options), fleet));
        return { row, isSwitched: await inTurn(() => bringBack(journey, options, world)) };
      });
    }),
  );
  return conclude(
    outcomes.map(({ row }) => row),
    outcomes.some((outcome) => outcome.isSwitched),
    world,
  );
}

function together(hosts: readonly Host[], options: RollbackOptions, world: FleetWorld): Promise<RollbackResult> {
  return withFleetLock(hosts, { ...options.lock, allowsPart: true }, world, async ({ held, failed }) => {
    const rows = new Map(hosts.map((host) => [host.label, newRow(host.label)]));
    const rowOf = (host: Host) => rows.get(host.label) ?? newRow(host.label);
    const all = () => [...rows.values()];
    for (const { host, error } of failed) failRow(Object.assign(rowOf(host), { version: 'unknown' }), error);
    const fleet = concernsFleet(options) ? held.map(({ status }) => status) : [];
    const journeys = held.map((one) => {
      return begin(one, rowOf(one.host), moveInFleet(one.status, planRollback(one.status, options), fleet));
    });
    // Whatever comes of it, what was judged bad is bad.
    const isMarked = await Promise.all(journeys.map((one) => markAhead(one, options, world)));
    try {
      const [absent] = failed;
      if (absent) throw absent.error;
      await migrateDown(journeys, options, world);
    } catch (error) {
      return conclude(all(), false, world, error);
    }
    const inTurn = limiter(options.batchSize);
    const switched = await Promise.all(
      journeys.map((one, index) => {
        const markBad = options.markBad && !isMarked[index];
        return inTurn(() => bringBack(one, { ...options, markBad }, world));
      }),
    );
    return conclude(all(), switched.includes(true), world);
  });
}

async function markAhead(journey: Journey, options: RollbackOptions, world: FleetWorld): Promise<boolean> {
  const bad = leftAsBad(journey, options);
  return bad !== undefined && markBad(journey.host, bad.release, options, world);
}

function begin({ host, status }: Held, row: HostRow, move: RollbackMove): Journey {
  const live = liveRelease(status);
  const [version, release, previousVersion] = [live?.version ?? '', live?.release ?? '', live?.version ?? ''];
  Object.assign(row, { version, release, previousVersion });
  return { host, status, move, row };
}

/** `obstacle`: why no host was switched at all. */
function conclude(rows: HostRow[], isSwitched: boolean, world: FleetWorld, obstacle?: unknown): RollbackResult {
  const failed = rows.filter(({ verdict }) => verdict === 'failed');
  if (failed.length > 0 || obstacle !== undefined) {
    const [first] = failed;
    const known = obstacle instanceof UserError ? obstacle : undefined;
    const list = failed.map(({ message }) => message).join('; ') || String(known?.message ?? obstacle);
    const code = world.signal.aborted ? 'CANCELLED' : known?.code || first?.code || 'ROLLBACK_FAILED';
    const what =
      obstacle === undefined
        ? `${failed.length} of ${rows.length} hosts were not brought back`
        : 'No host was touched, because migrations were to be undone first';
    const more = known?.hint === undefined ? {} : { hint: known.hint };
    const failure = new UserError(code, `${what}: ${list}`, { ...more, cause: known?.cause });
    // Cancelled before anything was touched: nothing was said about the release.
    return { verdict: world.signal.aborted && !isSwitched ? '' : 'failed', rows, failure };
  }
  return { verdict: rows.some(({ verdict }) => verdict === 'rolled-back') ? 'rolled-back' : 'unchanged', rows };
}
