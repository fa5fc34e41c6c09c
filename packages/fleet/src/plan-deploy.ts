import { BaseLists, bytesOf, NO_BASE, type Payload, parseSharedState, planSeeding } from '@deploy-actions/payload';
import { formatSize } from '@deploy-actions/quantity';
import {
  badReason,
  type Host,
  type HostStatus,
  liveRelease,
  type ReleaseRecord,
  recordHash,
} from '@deploy-actions/release';
import { planCommands } from './command-plan';
import { badRelease, hostRefusal, lockRefusal, uploadRefusal } from './deploy-checks';
import { type FilePlan, type HostPlan, type PlannedFile, planFiles } from './file-plan';
import type { FleetResult } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import { type Meant, planFleet } from './plan-fleet';
import { chooseRelease } from './release-choice';

export interface PlannedDeploy {
  record: ReleaseRecord;
  payload: Payload;
  allowBad: boolean;
  linkUnchanged: boolean;
  /** How long a deploy waits for the lock of another run. */
  lockWaitMs: number;
}

const SHOWN = 50;

/** Decides and refuses as a deploy would, file by file and command by command, and changes nothing. */
export async function planDeploy(
  hosts: readonly Host[],
  deploy: PlannedDeploy,
  world: Pick<FleetWorld, 'log'>,
): Promise<FleetResult<'planned'>> {
  const payloadSha256 = await deploy.payload.sha256();
  const lists = new BaseLists();
  const plans = new Map<string, HostPlan>();
  const result = await planFleet(hosts, intend, world);
  // It migrates on the first host that has something to do, which is known when all have answered.
  const [first] = hosts.flatMap(({ label }) => plans.get(label) ?? []);
  for (const plan of plans.values()) plan.commands.push(...planCommands(deploy.record, plan === first));
  for (const { label } of hosts) {
    const plan = plans.get(label);
    if (plan) await world.log.group(`Plan for ${label}`, async () => tell(plan, world));
  }
  return result;

  async function intend(status: HostStatus, host: Host, fleet: readonly HostStatus[]): Promise<Meant> {
    const { record, allowBad } = deploy;
    const { version } = record;
    const wanted = { version, payloadSha256, recordSha256: recordHash(record), allowBad };
    const choice = chooseRelease(status, wanted);
    const live = liveRelease(status)?.version ?? 'nothing';
    const candidate = { label: host.label, status, choice };
    const locked = lockRefusal(candidate, deploy.lockWaitMs);
    if (locked) throw locked;
    if (choice.kind === 'bad') throw badRelease(host.label, version, choice.reason);
    const unfit = hostRefusal(candidate);
    if (unfit) throw unfit;
    if (choice.kind === 'unchanged') return `would do nothing: ${version} is live and proven`;
    if (!allowBad && fleet.some((one) => badReason(one, version) !== undefined)) {
      return `would do nothing: ${version} is marked bad on another host, so no host would get it`;
    }
    const plan: HostPlan =
      choice.kind === 'upload' ? { ...(await filesOn(host, status)), commands: [] } : { commands: [] };
    plans.set(host.label, plan);
    const how = choice.kind === 'upload' ? `upload ${choice.release} and activate it` : `activate ${choice.release}`;
    return { message: `would ${how}; ${live} is live`, plan };
  }

  async function filesOn(host: Host, status: HostStatus): Promise<FilePlan> {
    const { payload, linkUnchanged } = deploy;
    const isAsked = status.releases.length > 0 || payload.sharedPaths.length > 0;
    const listing = isAsked ? await host.index(payload.sharedPaths) : '';
    const { base } = lists.of(listing);
    const seeding = planSeeding(payload, parseSharedState(listing));
    const { seeds } = seeding;
    const linkable = linkUnchanged ? base : NO_BASE;
    const refusal = uploadRefusal({ label: host.label, status, payload, base: linkable, seeding });
    if (refusal) throw refusal;
    const plan = await planFiles(payload, seeds, base, liveRelease(status)?.release);
    return linkUnchanged ? plan : { ...plan, bytesToSend: payload.bytes + bytesOf(seeds) };
  }
}

function tell(plan: HostPlan, { log }: Pick<FleetWorld, 'log'>): void {
  const { added, changed, removed, seeded = [], bytesToSend, commands } = plan;
  const list = (sign: string, what: string, files: readonly PlannedFile[] = []) => {
    for (const { path, bytes } of files.slice(0, SHOWN)) log.event(`${sign} ${path} (${formatSize(bytes)})`);
    if (files.length > SHOWN) log.event(`${sign} … and ${files.length - SHOWN} more ${what}`);
  };
  list('+', 'added', added);
  list('~', 'changed', changed);
  list('-', 'removed', removed);
  list('+', 'for shared/', seeded);
  if (bytesToSend !== undefined) {
    const forShared = seeded.length === 0 ? '' : `, ${seeded.length} for shared/`;
    const counts = `${added?.length} added, ${changed?.length} changed, ${removed?.length} removed${forShared}`;
    log.event(`${counts}; ${formatSize(bytesToSend)} to send, before compression`);
  }
  for (const command of commands) log.event(`$ ${command}`);
}
