import { UserError } from '@deploy-actions/error';
import { type LockOptions, withFleetLock } from './fleet-lock';
import { type FleetResult, failRow, newRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { liveRelease } from './host-status';
import { pruneHost } from './prune-host';

export interface ConfirmOptions {
  version: string;
  reason: string;
  keepReleases: number;
  lock: LockOptions;
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
      if (live?.version !== options.version) {
        const found = live?.version ?? 'nothing';
        note(host.label, new UserError('NOT_LIVE', `${host.label}: ${found} is live, not ${options.version}.`));
        await host.note('refused', live?.release ?? '', `${found} is live, not ${options.version}`);
      }
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
