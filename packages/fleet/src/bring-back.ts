import { UserError } from '@deploy-actions/error';
import {
  type Host,
  type HostStatus,
  isGood,
  lenderIn,
  liveRelease,
  type Release,
  startOf,
} from '@deploy-actions/release';
import { activate, silentHooks } from './activate';
import { asUserError } from './fleet-lock';
import { failRow, type HostRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { lookAgain } from './look-again';
import type { RollbackMove } from './rollback-plan';

export interface BringBackOptions {
  /** Remember what is left as bad, so that a re-run does not bring it back. */
  markBad: boolean;
  reason: string;
  commandTimeoutMs: number;
}

/** One host and what it is to do. */
export interface Journey {
  host: Host;
  status: HostStatus;
  move: RollbackMove;
  row: HostRow;
}

/** Makes the move, and never throws: the row tells how it went. Returns whether the host was, or may have been, switched. */
export async function bringBack(journey: Journey, options: BringBackOptions, world: FleetWorld): Promise<boolean> {
  const { host, status, move, row } = journey;
  const live = liveRelease(status);
  const start = world.clock.elapsed();
  let isSwitched = false;
  let isMade = false;
  try {
    world.signal.throwIfAborted();
    if (move.kind === 'stay') {
      row.verdict = 'unchanged';
      row.message = move.why;
      if (move.isUnfinished) {
        row.isUnfinished = true;
        world.log.warning(`${host.label}: ${move.why}`);
      } else world.log.event(`${host.label}: ${move.why}`);
      return false;
    }
    // Noted first: if we die on the way, nobody brings the bad version back.
    const toMark = leftAsBad(journey, options);
    const isMarked = toMark !== undefined && (await markBad(host, toMark.release, options, world));
    if (move.kind === 'stuck') {
      await host.note('refused', live?.release ?? '', move.why);
      throw new UserError(move.code, `${host.label}: ${move.why}`);
    }
    const target = move.release;
    const activation = {
      ...startOf(target, lenderIn(status)),
      release: target.release,
      version: target.version,
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
      onSwitched: () => {
        isMade = true;
      },
      onStdout: (text: string) => {
        row.stdout += text;
      },
    };
    await activate(host, activation, hooks, world);
    if (!isGood(target)) await host.mark(target.release, 'good', 'its own checks passed at a rollback');
    if (toMark && !isMarked && !(await markBad(host, toMark.release, options, world))) {
      world.log.warning(`${host.label}: ${toMark.version} is not marked bad: a re-run would deploy it again.`);
    }
    row.verdict = 'rolled-back';
    row.version = target.version;
    row.release = target.release;
  } catch (error) {
    failRow(row, asUserError(host, error));
    if (isSwitched) await lookAgain(host, row);
    // The swap was refused: the host is where it was, or another run took over and moved it.
    const isElsewhere = row.version !== 'unknown' && move.kind === 'go' && row.release !== move.release.release;
    if (!isMade && isElsewhere) isSwitched = false;
    world.log.event(`${host.label} is not rolled back: ${row.code || 'ROLLBACK_FAILED'}: ${row.message}`);
  } finally {
    row.durationMs += Math.round(world.clock.elapsed() - start);
  }
  return isSwitched;
}

/** The release that is to be marked bad; none where the live one only has to run its own steps again. */
export function leftAsBad({ status, move }: Journey, { markBad: isWanted }: BringBackOptions): Release | undefined {
  const live = liveRelease(status);
  const isUnfinished = move.kind === 'go' && move.release === live;
  return isWanted && move.kind !== 'stay' && !isUnfinished ? live : undefined;
}

/** A host without room for a note still has to go back. */
export function markBad(
  host: Host,
  release: string,
  { reason }: BringBackOptions,
  world: FleetWorld,
): Promise<boolean> {
  return host.mark(release, 'bad', reason).then(
    () => true,
    (error: Error) => {
      world.log.event(`${host.label}: ${release} could not be marked bad: ${error.message}`);
      return false;
    },
  );
}
