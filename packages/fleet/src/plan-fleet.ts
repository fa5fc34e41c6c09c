import { UserError } from '@deploy-actions/error';
import { type Host, type HostStatus, liveRelease, liveVersion, type Release } from '@deploy-actions/release';
import { fleetFailure } from './failure-groups';
import type { HostPlan } from './file-plan';
import { type FleetResult, failRow, type HostRow, newRow } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { ranMigration, releasesLeft } from './releases-left';
import { planInFleet, planRollback, type RollbackWish } from './rollback-plan';

/** What a real run would do on a host in this state, in words; `fleet` are all hosts that answered. */
export type Intention = (status: HostStatus, host: Host, fleet: readonly HostStatus[]) => Meant | Promise<Meant>;

/** In words, and in detail where there is more. */
export type Meant = string | { message: string; plannedVersion?: string; plan?: HostPlan };

/** Asks every host and tells what would be done; takes no lock and changes nothing. */
export async function planFleet(
  hosts: readonly Host[],
  intention: Intention,
  { log }: Pick<FleetWorld, 'log'>,
): Promise<FleetResult<'planned'>> {
  const errors: UserError[] = [];
  const asked = await Promise.allSettled(hosts.map((host) => host.status()));
  const fleet = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const rows = await Promise.all(hosts.map((host, index) => planHost(host, asked[index])));
  const [failure] = errors;
  return failure ? { verdict: '', rows, failure: fleetFailure(rows, failure) } : { verdict: 'planned', rows };

  async function planHost(host: Host, asked: PromiseSettledResult<HostStatus> | undefined): Promise<HostRow> {
    const row = { ...newRow(host.label), version: 'unknown' };
    try {
      if (asked?.status !== 'fulfilled') throw asked?.reason;
      const status = asked.value;
      const live = liveRelease(status);
      const [version, release, previousVersion] = [liveVersion(status), live?.release ?? '', live?.version ?? ''];
      Object.assign(row, { version, release, previousVersion });
      const meant = await intention(status, host, fleet);
      const told = typeof meant === 'string' ? { message: meant } : meant;
      const { message } = told;
      const locked = status.lock ? ` (locked now by ${status.lock.owner.actor || 'another run'})` : '';
      log.event(`${host.label}: ${message}${locked}`);
      return { ...row, verdict: 'planned', ...told };
    } catch (error) {
      const known = error instanceof UserError ? error : new UserError('INTERNAL', String(error), { cause: error });
      errors.push(known);
      failRow(row, known);
      return row;
    }
  }
}

/** `plan` decides as the real run would: a rollback, which looks at the whole fleet, or an abort. */
export async function planFleetRollback(
  hosts: readonly Host[],
  wanted: RollbackWish & { migrateDown?: boolean },
  world: Pick<FleetWorld, 'log'>,
  plan: typeof planRollback = planRollback,
): Promise<FleetResult<'planned'>> {
  const intention: Intention = (status, _host, fleet) => {
    const unfit = status.objections.find(({ kind }) => kind === 'current' || kind === 'rights');
    if (unfit) return `would refuse: ${unfit.message}`;
    const move = planInFleet(status, wanted, fleet, plan);
    if (move.kind === 'stuck') return `would refuse: ${move.why}`;
    if (move.kind === 'stay') return `would stay: ${move.why}`;
    const { version } = move.release;
    const undone = wanted.migrateDown ? undoneHere(status, move.release) : [];
    const first = undone.length > 0 ? `undo the migration of ${undone.join(', then of ')} here, and then ` : '';
    return { message: `would ${first}go back to ${version}`, plannedVersion: version };
  };
  return planFleet(hosts, intention, world);
}

function undoneHere(status: HostStatus, target: Release): string[] {
  return releasesLeft(status, target)
    .filter((release) => release.steps['migrate-down'] !== undefined && ranMigration(release))
    .map(({ version }) => version);
}
