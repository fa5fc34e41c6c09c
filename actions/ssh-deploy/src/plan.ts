import { UserError } from '@deploy-actions/error';
import {
  chooseRelease,
  type FleetResult,
  type HostStatus,
  liveRelease,
  planRollback,
  recordHash,
} from '@deploy-actions/release';
import { payloadOf, recordOf } from './deploy';
import type { Fleet } from './fleet';
import type { Inputs } from './inputs';
import type { DeployWorld } from './world';

type Intention = (status: HostStatus) => string;

/** `dry-run`: asks every host, decides as the real run would, and changes nothing. */
export async function plan(
  inputs: Inputs,
  fleet: Fleet,
  world: DeployWorld,
): Promise<FleetResult<'planned' | 'failed'>> {
  const intention = await intentionOf(inputs, world);
  const errors: UserError[] = [];
  const rows = await Promise.all(
    fleet.hosts.map(async ({ label }, index) => {
      const row = { host: label, release: '', exitCode: 0, durationMs: 0 };
      try {
        const status = await fleet.hosts[index]?.status();
        const live = status && liveRelease(status);
        const message = status ? intention(status) : '';
        world.log.event(`${label}: ${message}${status?.lock ? ` (locked now by ${status.lock.owner.actor})` : ''}`);
        const versions = { version: live?.version ?? '', previousVersion: live?.previousVersion ?? '' };
        return { ...row, ...versions, verdict: 'planned' as const, code: '' as const, message };
      } catch (error) {
        const known = error instanceof UserError ? error : new UserError('INTERNAL', String(error), { cause: error });
        errors.push(known);
        const versions = { version: '', previousVersion: '' };
        return { ...row, ...versions, verdict: 'failed' as const, code: known.code, message: known.message };
      }
    }),
  );
  const [failure] = errors;
  return failure ? { verdict: 'failed', rows, failure } : { verdict: 'planned', rows };
}

async function intentionOf(inputs: Inputs, world: DeployWorld): Promise<Intention> {
  const { operation, version, allowBad } = inputs;
  if (operation === 'confirm') {
    return (status) => {
      const live = liveRelease(status)?.version ?? 'nothing';
      return live === version ? `would note ${version} as good` : `would refuse: ${live} is live, not ${version}`;
    };
  }
  if (operation === 'rollback') {
    const wanted = inputs.toVersion === undefined ? {} : { toVersion: inputs.toVersion };
    return (status) => {
      const move = planRollback(status, wanted);
      return move.kind === 'go' ? `would go back to ${move.release.version}` : `would stay: ${move.why}`;
    };
  }
  const payload = await payloadOf(inputs, world);
  const recordSha256 = recordHash(recordOf(inputs, payload, world));
  return (status) => {
    const choice = chooseRelease(status, { version, payloadSha256: payload.sha256, recordSha256, allowBad });
    const live = liveRelease(status)?.version ?? 'nothing';
    if (choice.kind === 'unchanged') return `would do nothing: ${version} is live and proven`;
    if (choice.kind === 'bad') return `would refuse: ${version} is marked bad: ${choice.reason}`;
    const how = choice.kind === 'upload' ? `upload ${choice.release} and activate it` : `activate ${choice.release}`;
    return `would ${how}; ${live} is live`;
  };
}
