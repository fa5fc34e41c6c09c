import { UserError } from '@deploy-actions/error';
import { type Host, type HostStatus, liveRelease, liveVersion } from '@deploy-actions/release';
import { type BringBackOptions, bringBack, type Journey, leftAsBad, markBad } from './bring-back';
import { describeGroups, fleetFailure } from './failure-groups';
import { withFleetLock } from './fleet-lock';
import { type FleetResult, failRow, type HostRow, newRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { Gathering } from './gathering';
import { limiter } from './limiter';
import { migrateDown } from './migrate-down';
import { dependsOnFleet, planInFleet, planRollback, type RollbackMove, type RollbackWish } from './rollback-plan';
import { resolveVersion } from './rollback-target';
import type { Held, LockOptions } from './take-locks';
import { type HostEnd, type RollbackVerdict, rollbackVerdict } from './verdict';

export interface RollbackOptions extends BringBackOptions, RollbackWish {
  batchSize: number;
  /** Run the recorded `migrate-down` of every release that is left, once per fleet, before any host is switched. */
  migrateDown?: boolean;
  lock: LockOptions;
}

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
  const waits = dependsOnFleet(options) && (plan === planRollback || options.toVersion !== undefined);
  const destination = new Destination(options.toVersion);
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
        const fleet = waits ? await gathering.arrive(one?.status) : [];
        if (!one) return { row: await unlockedRow(host, { ...row, version: 'unknown' }, options), isSwitched: false };
        const wish = { ...options, ...destination.resolve(one.status, fleet) };
        const journey = begin(one, row, planInFleet(one.status, wish, fleet, plan));
        return { row, isSwitched: await inTurn(() => bringBack(journey, options, world)) };
      });
    }),
  );
  return conclude(outcomes, world);
}

/**
 * The version that a prefix names is the same for every host: the first host to decide sets it. A host that took longer
 * to lock has more versions to compare with.
 */
class Destination {
  constructor(private toVersion: string | undefined) {}

  resolve(status: HostStatus, fleet: readonly HostStatus[]): { toVersion?: string } {
    if (this.toVersion === undefined) return {};
    const resolved = resolveVersion(this.toVersion, [status, ...fleet]);
    if ('version' in resolved) this.toVersion = resolved.version;
    return { toVersion: this.toVersion };
  }
}

/**
 * Where another run has the lock, a host that the verdicts do not concern needs none. One that they do concern was asked,
 * so what is live there is known.
 */
async function unlockedRow(host: Host, row: HostRow, options: RollbackOptions): Promise<HostRow> {
  if (!options.judged || row.code !== 'LOCKED') return row;
  const status = await host.status().catch(() => undefined);
  if (!status) return row;
  const move = planRollback(status, options);
  const [version, release] = [liveVersion(status), status.current];
  if (move.kind !== 'stay') return { ...row, version, release, previousVersion: version };
  return {
    ...newRow(row.host),
    verdict: 'unchanged',
    version,
    release,
    previousVersion: version,
    message: move.why,
    ...(move.isUnfinished ? { isUnfinished: true } : {}),
  };
}

function together(hosts: readonly Host[], options: RollbackOptions, world: FleetWorld): Promise<RollbackResult> {
  return withFleetLock(hosts, { ...options.lock, allowsPart: true }, world, async ({ held, failed }) => {
    const rows = new Map(hosts.map((host) => [host.label, newRow(host.label)]));
    const rowOf = (host: Host) => rows.get(host.label) ?? newRow(host.label);
    const unswitched = () => [...rows.values()].map((row) => ({ row, isSwitched: false }));
    for (const { host, error } of failed) {
      failRow(Object.assign(rowOf(host), { version: 'unknown' }), error);
      rows.set(host.label, await unlockedRow(host, rowOf(host), options));
    }
    const fleet = held.map(({ status }) => status);
    const journeys = held.map((one) => {
      return begin(one, rowOf(one.host), planInFleet(one.status, options, fleet));
    });
    // Whatever comes of it, what was judged bad is bad.
    const isMarked = await Promise.all(journeys.map((one) => markAhead(one, options, world)));
    try {
      const [absent] = failed;
      if (absent && journeys.some(({ move }) => move.kind !== 'stay')) throw absent.error;
      await migrateDown(journeys, options, world);
    } catch (error) {
      return conclude(unswitched(), world, error);
    }
    const inTurn = limiter(options.batchSize);
    const switched = await Promise.all(
      journeys.map((one, index) => {
        const markBad = options.markBad && !isMarked[index];
        return inTurn(() => bringBack(one, { ...options, markBad }, world));
      }),
    );
    const isSwitched = new Map(journeys.map(({ row }, index) => [row, switched[index] === true]));
    return conclude(
      [...rows.values()].map((row) => ({ row, isSwitched: isSwitched.get(row) === true })),
      world,
    );
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

interface Outcome {
  row: HostRow;
  isSwitched: boolean;
}

function endOf({ row, isSwitched }: Outcome): HostEnd {
  if (row.verdict === 'rolled-back') return 'verified';
  return isSwitched ? 'unverified' : 'same';
}

/** Where it may not go, or where there is nothing to go to. */
function isClosed({ code }: HostRow): boolean {
  return code === 'NO_PREVIOUS_RELEASE' || code === 'IRREVERSIBLE';
}

/** `obstacle`: why no host was switched at all. */
function conclude(outcomes: readonly Outcome[], { signal }: FleetWorld, obstacle?: unknown): RollbackResult {
  const rows = outcomes.map(({ row }) => row);
  const failed = rows.filter(({ verdict }) => verdict === 'failed');
  const known = obstacle instanceof UserError ? obstacle : undefined;
  const isObstacleClosed = known !== undefined && isClosed({ ...newRow(''), code: known.code });
  const verdict = rollbackVerdict({
    hosts: outcomes.map(endOf),
    hasFailed: failed.length > 0 || obstacle !== undefined,
    isCancelled: signal.aborted,
    isRefused: failed.length > 0 ? failed.every(isClosed) : isObstacleClosed,
  });
  if (failed.length === 0 && obstacle === undefined) return { verdict, rows };
  const [first] = failed;
  const code = signal.aborted ? 'CANCELLED' : known?.code || first?.code || 'ROLLBACK_FAILED';
  if (obstacle !== undefined) {
    const list = failed.length > 0 ? `\n${describeGroups(rows)}` : ` ${known?.message ?? obstacle}`;
    // A host that was reached and failed here has run a `migrate-down`.
    const hasBegun = failed.some(({ version }) => version !== 'unknown');
    const database = hasBegun ? '\nA migrate-down ran: the database may have changed.' : '';
    const what = `No host was changed, because migrations must be undone first:${list}${database}`;
    const more = known?.hint === undefined ? {} : { hint: known.hint };
    return { verdict, rows, failure: new UserError(code, what, { ...more, cause: known?.cause }) };
  }
  const alone = new UserError(code, `${failed.length} of ${rows.length} hosts were not rolled back: ${first?.message}`);
  return { verdict, rows, failure: fleetFailure(rows, alone, 'were not rolled back') };
}
