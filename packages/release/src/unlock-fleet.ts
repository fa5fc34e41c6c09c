import { UserError } from '@deploy-actions/error';
import { asUserError } from './fleet-lock';
import { type FleetResult, failRow, type HostRow, newRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { holderOf } from './holder';
import type { Host } from './host';
import { liveRelease, type Owner } from './host-status';

/**
 * Breaks whatever lock there is on each host, telling whose it was. A host on which a step still runs keeps its lock:
 * nobody knows what that step is doing. Says nothing about the release: without a failure the verdict is `unchanged`.
 */
export async function unlockFleet(
  hosts: readonly Host[],
  why: { owner: Owner; reason: string },
  world: FleetWorld,
): Promise<FleetResult<'unchanged'>> {
  const failures: UserError[] = [];
  const rows = await Promise.all(
    hosts.map(async (host) => {
      const row = newRow(host.label);
      try {
        world.signal.throwIfAborted();
        await unlock(host, row, why, world);
      } catch (error) {
        failures.push(asUserError(host, error));
        failRow(row, asUserError(host, error));
      }
      return row;
    }),
  );
  const [failure] = failures;
  return failure ? { verdict: '', rows, failure } : { verdict: 'unchanged', rows };
}

async function unlock(
  host: Host,
  row: HostRow,
  { owner, reason }: { owner: Owner; reason: string },
  { log }: FleetWorld,
): Promise<void> {
  const status = await host.status();
  const live = liveRelease(status);
  Object.assign(row, {
    verdict: 'unchanged',
    version: live?.version ?? '',
    release: live?.release ?? '',
    previousVersion: live?.version ?? '',
  });
  if (!status.lock) {
    row.message = 'was not locked';
    log.event(`${host.label}: was not locked`);
    return;
  }
  const holder = holderOf(status.lock);
  const [step] = status.lock.steps;
  if (step) {
    throw new UserError('LOCKED', `${host.label}: ${step.what || 'a step'} still runs, for ${holder}.`, {
      hint: 'Wait for it; or end it, and what it is part of, with `operation: abort`.',
    });
  }
  log.event(`${host.label}: breaking the lock of ${holder}`);
  await host.breakLock(status.lock.number, owner, `${reason}; it was held by ${holder}`);
  row.message = `broke the lock of ${holder}`;
}
