import { UserError } from '@deploy-actions/error';
import { badReason, type HostStatus, liveRelease, liveVersion } from '@deploy-actions/release';
import { fleetFailure } from './failure-groups';
import { asUserError, withFleetLock } from './fleet-lock';
import { type FleetResult, failRow, newRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { pruneHost } from './prune-host';
import type { LockOptions } from './take-locks';

export interface ConfirmOptions {
  version: string;
  reason: string;
  keepReleases: number;
  lock: LockOptions;
}

/** Why the live release of a host cannot be called good, if so. */
export function objectionTo(
  status: HostStatus,
  version: string,
): { code: 'NOT_LIVE' | 'BAD_RELEASE' | 'UNPROVEN'; why: string } | undefined {
  const live = liveRelease(status);
  if (live?.version !== version)
    return { code: 'NOT_LIVE', why: `${liveVersion(status) || 'nothing'} is live, not ${version}` };
  const reason = badReason(status, version);
  if (reason !== undefined) return { code: 'BAD_RELEASE', why: `${version} is marked bad: ${reason}` };
  if (live.checked) return undefined;
  return { code: 'UNPROVEN', why: `${version} is live, but not all of its own steps and checks have passed` };
}

/** Marks the live release of every host as good: of none where one host refuses or cannot be reached. */
export async function confirmFleet(
  hosts: Parameters<typeof withFleetLock>[0],
  options: ConfirmOptions,
  world: FleetWorld,
): Promise<FleetResult<'confirmed' | 'not-confirmed'>> {
  return withFleetLock(hosts, options.lock, world, async ({ held, failed }) => {
    const problems: UserError[] = [];
    const rows = new Map(hosts.map((host) => [host.label, newRow(host.label)]));
    for (const { host, error } of failed) {
      Object.assign(rows.get(host.label) ?? {}, { version: 'unknown' });
      note(host.label, error);
    }
    for (const { host, status } of held) {
      const live = liveRelease(status);
      const row = rows.get(host.label);
      if (row) Object.assign(row, { version: live?.version ?? '', release: live?.release ?? '' });
      const objection = objectionTo(status, options.version);
      if (!objection) continue;
      note(host.label, new UserError(objection.code, `${host.label}: ${objection.why}.`));
      await host.note('refused', live?.release ?? '', objection.why);
    }
    const isConfirmable = problems.length === 0;
    for (const { host, status } of isConfirmable ? held : []) {
      try {
        await host.mark(status.current, 'good', options.reason);
      } catch (error) {
        note(host.label, asUserError(host, error));
        continue;
      }
      const row = rows.get(host.label);
      if (row) row.verdict = 'confirmed';
      world.log.event(`${host.label}: ${options.version} is marked as good`);
      await pruneHost(host, options.keepReleases, undefined, world);
    }
    const all = [...rows.values()];
    const [first] = problems;
    if (!first) return { verdict: 'confirmed', rows: all };
    const isCancelled = first.code === 'CANCELLED' && !isConfirmable;
    return {
      verdict: isCancelled ? '' : 'not-confirmed',
      rows: all,
      failure: fleetFailure(all, first, 'cannot confirm'),
    };

    function note(label: string, error: UserError): void {
      problems.push(error);
      const row = rows.get(label);
      if (row) failRow(row, error);
    }
  });
}
