import { UserError } from '@deploy-actions/error';
import { type FleetResult, type HostRow, newRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import type { Host } from './host';
import { type HostStatus, liveRelease } from './host-status';
import { planRollback } from './rollback-plan';

/** What a real run would do on a host in this state, in words. */
export type Intention = (status: HostStatus) => string;

/** Asks every host and tells what would be done; takes no lock and changes nothing. */
export async function planFleet(
  hosts: readonly Host[],
  intention: Intention,
  { log }: Pick<FleetWorld, 'log'>,
): Promise<FleetResult<'planned'>> {
  const errors: UserError[] = [];
  const rows = await Promise.all(hosts.map((host) => planHost(host)));
  const [failure] = errors;
  return failure ? { verdict: '', rows, failure } : { verdict: 'planned', rows };

  async function planHost(host: Host): Promise<HostRow> {
    const row = newRow(host.label);
    try {
      const status = await host.status();
      const live = liveRelease(status);
      const message = intention(status);
      const locked = status.lock ? ` (locked now by ${status.lock.owner.actor || 'another run'})` : '';
      log.event(`${host.label}: ${message}${locked}`);
      const [version, release, previousVersion] = [live?.version ?? '', live?.release ?? '', live?.version ?? ''];
      return { ...row, verdict: 'planned', version, release, previousVersion, message };
    } catch (error) {
      const known = error instanceof UserError ? error : new UserError('INTERNAL', String(error), { cause: error });
      errors.push(known);
      return { ...row, verdict: 'failed', code: known.code, message: known.message };
    }
  }
}

export function planFleetRollback(
  hosts: readonly Host[],
  wanted: Parameters<typeof planRollback>[1],
  world: Pick<FleetWorld, 'log'>,
): Promise<FleetResult<'planned'>> {
  const intention = (status: HostStatus) => {
    const move = planRollback(status, wanted);
    if (move.kind === 'stuck') return `would refuse: ${move.why}`;
    return move.kind === 'go' ? `would go back to ${move.release.version}` : `would stay: ${move.why}`;
  };
  return planFleet(hosts, intention, world);
}
