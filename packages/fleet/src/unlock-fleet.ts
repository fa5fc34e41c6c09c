import { UserError } from '@deploy-actions/error';
import { type Host, type HostStatus, liveRelease, liveVersion, type Owner } from '@deploy-actions/release';
import { fleetFailure } from './failure-groups';
import { asUserError } from './fleet-lock';
import { type FleetResult, failRow, type HostRow, newRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { holderOf } from './holder';

/**
 * Breaks whatever lock there is on each host, telling whose it was. Where a step still runs on any of them, none is
 * broken: nobody knows what that step is doing, and the run that it belongs to needs all of its hosts. Says nothing about the release: without a failure the verdict is `unchanged`.
 */
export async function unlockFleet(
  hosts: readonly Host[],
  why: { owner: Owner; reason: string },
  world: FleetWorld,
): Promise<FleetResult<'unchanged'>> {
  const failures: UserError[] = [];
  const rows = new Map(hosts.map((host) => [host, { ...newRow(host.label), version: 'unknown' }]));
  const each = (work: (host: Host, row: HostRow) => Promise<void>) =>
    Promise.all(
      [...rows].map(([host, row]) =>
        work(host, row).catch((error) => {
          failures.push(asUserError(host, error));
          failRow(row, asUserError(host, error));
        }),
      ),
    );
  const found = new Map<Host, HostStatus>();
  await each(async (host, row) => {
    world.signal.throwIfAborted();
    found.set(host, await look(host, row));
  });
  // A run that is alive on one host needs its locks on all of them.
  const isAlive = failures.some(({ code }) => code === 'LOCKED');
  if (!isAlive) {
    await each(async (host, row) => {
      const status = found.get(host);
      if (status) await unlock(host, status, row, why, world);
    });
  }
  const [failure] = failures;
  return failure
    ? { verdict: '', rows: [...rows.values()], failure: fleetFailure([...rows.values()], failure) }
    : { verdict: 'unchanged', rows: [...rows.values()] };
}

async function look(host: Host, row: HostRow): Promise<HostStatus> {
  const status = await host.status();
  const live = liveRelease(status);
  const version = liveVersion(status);
  const release = live?.release ?? '';
  Object.assign(row, { verdict: 'unchanged', version, release, previousVersion: version });
  const [step] = status.lock?.steps ?? [];
  if (status.lock && step) {
    throw new UserError(
      'LOCKED',
      `${host.label}: ${step.what || 'a step'} is still running, for ${holderOf(status.lock)}. No lock was broken.`,
      { hint: 'Wait for it, or end its whole deploy with `operation: abort`.' },
    );
  }
  return status;
}

async function unlock(
  host: Host,
  { lock }: HostStatus,
  row: HostRow,
  { owner, reason }: { owner: Owner; reason: string },
  { log }: FleetWorld,
): Promise<void> {
  if (!lock) {
    row.message = 'was not locked';
    log.event(`${host.label}: was not locked`);
    return;
  }
  const holder = holderOf(lock);
  log.event(`${host.label}: breaking the lock of ${holder}`);
  await host.breakLock(lock.number, owner, `${reason}; the lock belonged to ${holder}`);
  row.message = `broke the lock of ${holder}`;
}
