import { UserError } from '@deploy-actions/error';
import { badReason, type HostStatus, liveRelease, liveVersion } from '@deploy-actions/release';
import { withFleetLock } from './fleet-lock';
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
  return { code: 'UNPROVEN', why: `${version} is live, but its own steps and checks have not all passed` };
}

/** Notes on every host that the live release is good. All or nothing: one host on another version, and none is told. */
export async function confirmFleet(
  hosts: Parameters<typeof withFleetLock>[0],
  options: ConfirmOptions,
  world: FleetWorld,
): Promise<FleetResult<'confirmed' | 'failed'>> {
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
    const [failure] = problems;
    if (failure) return { verdict: failure.code === 'CANCELLED' ? '' : 'failed', rows: [...rows.values()], failure };
    for (const { host, status } of held) {
      await host.mark(status.current, 'good', options.reason);
      const row = rows.get(host.label);
      if (row) row.verdict = 'confirmed';
      world.log.event(`${host.label}: ${options.version} is noted as good`);
      await pruneHost(host, options.keepReleases, undefined, world);
    }
    return { verdict: 'confirmed', rows: [...rows.values()] };

    function note(label: string, error: UserError): void {
      problems.push(error);
      const row = rows.get(label);
      if (row) failRow(row, error);
    }
  });
}
