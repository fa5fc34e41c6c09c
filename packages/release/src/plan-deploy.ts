import { formatSize } from '@deploy-actions/quantity';
import { parseBaseIndex } from './base-index';
import { planCommands } from './command-plan';
import { type FilePlan, type HostPlan, type PlannedFile, planFiles } from './file-plan';
import type { FleetResult } from './fleet-result';
import type { FleetWorld } from './fleet-world';
import type { Host } from './host';
import { badReason, type HostStatus, liveRelease } from './host-status';
import type { Payload } from './payload';
import { planFleet } from './plan-fleet';
import { type ReleaseRecord, recordHash } from './record';
import { chooseRelease } from './release-choice';
import { leastRoom, requireRoom } from './room';

export interface PlannedDeploy {
  record: ReleaseRecord;
  payload: Payload;
  allowBad: boolean;
  linkUnchanged: boolean;
}

const SHOWN = 50;

/** Decides as a deploy would, file by file and command by command, and changes nothing. */
export async function planDeploy(
  hosts: readonly Host[],
  deploy: PlannedDeploy,
  world: Pick<FleetWorld, 'log'>,
): Promise<FleetResult<'planned'>> {
  const payloadSha256 = await deploy.payload.sha256();
  const plans = new Map<string, HostPlan>();
  const result = await planFleet(hosts, intend, world);
  for (const [label, plan] of plans) await world.log.group(`Plan for ${label}`, async () => tell(plan, world));
  return result;

  async function intend(status: HostStatus, host: Host, fleet: readonly HostStatus[]) {
    const { record, allowBad } = deploy;
    const { version } = record;
    const wanted = { version, payloadSha256, recordSha256: recordHash(record), allowBad };
    const choice = chooseRelease(status, wanted);
    const live = liveRelease(status)?.version ?? 'nothing';
    if (choice.kind === 'unchanged') return `would do nothing: ${version} is live and proven`;
    if (choice.kind === 'bad') return `would refuse: ${version} is marked bad: ${choice.reason}`;
    if (!allowBad && fleet.some((one) => badReason(one, version) !== undefined)) {
      return `would do nothing: another host has ${version} marked bad, so that no host would get it`;
    }
    const commands = planCommands(record, host === hosts[0]);
    const plan = choice.kind === 'upload' ? { ...(await filesOn(host, status)), commands } : { commands };
    plans.set(host.label, plan);
    const how = choice.kind === 'upload' ? `upload ${choice.release} and activate it` : `activate ${choice.release}`;
    return { message: `would ${how}; ${live} is live`, plan };
  }

  async function filesOn(host: Host, status: HostStatus): Promise<FilePlan> {
    const base = parseBaseIndex(status.releases.length === 0 ? '' : await host.index());
    requireRoom(host.label, status.freeKiB, leastRoom(deploy.payload.entries, base));
    const plan = await planFiles(deploy.payload, base, liveRelease(status)?.release);
    return deploy.linkUnchanged ? plan : { ...plan, bytesToSend: deploy.payload.bytes };
  }
}

function tell({ added, changed, removed, bytesToSend, commands }: HostPlan, { log }: Pick<FleetWorld, 'log'>): void {
  const list = (sign: string, what: string, files: readonly PlannedFile[] = []) => {
    for (const { path, bytes } of files.slice(0, SHOWN)) log.event(`${sign} ${path} (${formatSize(bytes)})`);
    if (files.length > SHOWN) log.event(`${sign} … and ${files.length - SHOWN} more ${what}`);
  };
  list('+', 'added', added);
  list('~', 'changed', changed);
  list('-', 'removed', removed);
  if (bytesToSend !== undefined) {
    const counts = `${added?.length} added, ${changed?.length} changed, ${removed?.length} removed`;
    log.event(`${counts}; ${formatSize(bytesToSend)} to send, before compression`);
  }
  for (const command of commands) log.event(`$ ${command}`);
}
