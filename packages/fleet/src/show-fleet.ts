import type { UserError } from '@deploy-actions/error';
import { type Host, liveRelease, liveVersion } from '@deploy-actions/release';
import { fleetFailure } from './failure-groups';
import { asUserError } from './fleet-lock';
import { type FleetResult, failRow, newRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { describeHost } from './host-report';
import { mixedVersions } from './mixed-versions';

/** Asks every host how it is; takes no lock and changes nothing. Each row carries the host's own account. */
export async function showFleet(
  hosts: readonly Host[],
  { log, signal }: Pick<FleetWorld, 'log' | 'signal'>,
): Promise<FleetResult<'unchanged'>> {
  const failures: UserError[] = [];
  const rows = await Promise.all(
    hosts.map(async (host) => {
      const row = newRow(host.label);
      try {
        signal.throwIfAborted();
        const status = await host.status();
        const live = liveRelease(status);
        const report = describeHost(status);
        const [version, release] = [liveVersion(status), live?.release ?? ''];
        return { ...row, verdict: 'unchanged' as const, version, release, ...report };
      } catch (error) {
        failures.push(asUserError(host, error));
        failRow(row, asUserError(host, error));
        return { ...row, version: 'unknown' };
      }
    }),
  );
  for (const { host, message, report } of rows) {
    log.event(`${host}: ${message}`);
    for (const { version, why } of report?.bad ?? []) log.event(`${host}: ${version} is marked bad: ${why}`);
  }
  const mixed = mixedVersions(rows);
  if (mixed !== undefined) log.warning(`The hosts run different versions: ${mixed}.`);
  const [failure] = failures;
  return failure ? { verdict: '', rows, failure: fleetFailure(rows, failure) } : { verdict: 'unchanged', rows };
}
