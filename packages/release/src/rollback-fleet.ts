import { UserError } from '@deploy-actions/error';
import { activate, silentHooks } from './activate';
import { asUserError, type LockOptions, withFleetLock } from './fleet-lock';
import { type FleetResult, failRow, type HostRow, newRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import type { Host } from './host';
import { type HostStatus, liveRelease } from './host-status';
import { limiter } from './limiter';
import { lookAgain } from './look-again';
import { planRollback, type RollbackMove } from './rollback-plan';

export interface RollbackOptions {
  /** Act only where this version is live: somebody may have mended it in between. */
  failedVersion?: string;
  /** Empty: each host's own last good release. */
  toVersion?: string;
  /** Remember what is left as bad, so that a re-run does not bring it back. */
  markBad: boolean;
  reason: string;
  batchSize: number;
  commandTimeoutMs: number;
  lock: LockOptions;
}

export type RollbackVerdict = 'rolled-back' | 'unchanged' | 'failed';

/**
 * Brings every reachable host back to the release that the host itself recorded as good, with that release's own
 * steps. A host that cannot go back stops no other: the fewer hosts serve a bad version, the better.
 */
export async function rollbackFleet(
  hosts: readonly Host[],
  options: RollbackOptions,
  world: FleetWorld,
): Promise<FleetResult<RollbackVerdict>> {
  const inTurn = limiter(options.batchSize);
  const outcomes = await Promise.all(
    hosts.map((host) =>
      // A lock of its own for each: a host that is dead must not keep the others on a bad version.
      withFleetLock([host], options.lock, world, async ({ held, failed }) => {
        const row = newRow(host.label);
        for (const { error } of failed) failRow(row, error);
        const [one] = held;
        if (!one) return { row: { ...row, version: 'unknown' }, isSwitched: false };
        const move = planRollback(one.status, options);
        return { row, isSwitched: await inTurn(() => bringBack(host, one.status, move, row, options, world)) };
      }),
    ),
  );
  const isSwitched = outcomes.some((outcome) => outcome.isSwitched);
  return conclude(
    outcomes.map(({ row }) => row),
    isSwitched,
    world,
  );
}

/** Whether the swap was asked for. */
async function bringBack(
  host: Host,
  status: HostStatus,
  move: RollbackMove,
  row: HostRow,
  options: RollbackOptions,
  world: FleetWorld,
): Promise<boolean> {
  const live = liveRelease(status);
  row.version = live?.version ?? '';
  row.release = live?.release ?? '';
  row.previousVersion = live?.version ?? '';
  const start = world.clock.elapsed();
  let isSwitched = false;
  try {
    world.signal.throwIfAborted();
    if (move.kind === 'stay') {
      row.verdict = 'unchanged';
      row.message = move.why;
      world.log.event(`${host.label}: ${move.why}`);
      return false;
    }
    // Noted first: if we die on the way, nobody brings the bad version back.
    const isUnfinished = move.kind === 'go' && move.release === live;
    const toMark = options.markBad && !isUnfinished ? live : undefined;
    const isMarked = toMark !== undefined && (await markBad(host, toMark.release, options, world));
    if (move.kind === 'stuck') {
      await host.note('refused', live?.release ?? '', move.why);
      throw new UserError('NO_PREVIOUS_RELEASE', `${host.label}: ${move.why}`);
    }
    const target = move.release;
    const activation = {
      ...target,
      commandTimeoutMs: options.commandTimeoutMs,
      operation: 'rollback' as const,
      previousVersion: live?.version ?? '',
      reason: options.reason,
    };
    const hooks = {
      ...silentHooks,
      onSwitch: () => {
        isSwitched = true;
      },
      onStdout: (text: string) => {
        row.stdout += text;
      },
    };
    await activate(host, activation, hooks, world);
    if (target.state !== 'good') await host.mark(target.release, 'good', 'its own checks passed at a rollback');
    if (toMark && !isMarked && !(await markBad(host, toMark.release, options, world))) {
      world.log.warning(`${host.label}: ${toMark.version} is not marked bad: a re-run would bring it back.`);
    }
    row.verdict = 'rolled-back';
    row.previousVersion = live?.version ?? '';
    row.version = target.version;
    row.release = target.release;
  } catch (error) {
    failRow(row, asUserError(host, error));
    if (isSwitched) await lookAgain(host, row);
    world.log.warning(`Not brought back. ${row.message}`, row.code || 'ROLLBACK_FAILED');
  } finally {
    row.durationMs = Math.round(world.clock.elapsed() - start);
  }
  return isSwitched;
}

/** A host without room for a note still has to go back. */
function markBad(host: Host, release: string, { reason }: RollbackOptions, world: FleetWorld): Promise<boolean> {
  return host.mark(release, 'bad', reason).then(
    () => true,
    (error: Error) => {
      world.log.event(`${host.label}: ${release} could not be marked bad: ${error.message}`);
      return false;
    },
  );
}

function conclude(rows: HostRow[], isSwitched: boolean, world: FleetWorld): FleetResult<RollbackVerdict> {
  const failed = rows.filter(({ verdict }) => verdict === 'failed');
  if (failed.length > 0) {
    const [first] = failed;
    const list = failed.map(({ message }) => message).join('; ');
    const code = world.signal.aborted ? 'CANCELLED' : first?.code || 'ROLLBACK_FAILED';
    const failure = new UserError(code, `${failed.length} of ${rows.length} hosts were not brought back: ${list}`);
    // Cancelled before anything was touched: nothing was said about the release.
    return { verdict: world.signal.aborted && !isSwitched ? '' : 'failed', rows, failure };
  }
  return { verdict: rows.some(({ verdict }) => verdict === 'rolled-back') ? 'rolled-back' : 'unchanged', rows };
}
