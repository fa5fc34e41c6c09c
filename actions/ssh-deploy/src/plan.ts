import {
  chooseRelease,
  type Fleet,
  type FleetClientWorld,
  type FleetResult,
  type Intention,
  liveRelease,
  planFleet,
  recordHash,
} from '@deploy-actions/release';
import { payloadOf, recordOf } from './deploy';
import type { Inputs } from './inputs';

/** `dry-run`: asks every host, decides as the real run would, and changes nothing. */
export async function plan(inputs: Inputs, fleet: Fleet, world: FleetClientWorld): Promise<FleetResult<'planned'>> {
  const intention = inputs.operation === 'confirm' ? confirmIntention(inputs) : await deployIntention(inputs, world);
  return planFleet(fleet.hosts, intention, world);
}

function confirmIntention({ version }: Inputs): Intention {
  return (status) => {
    const live = liveRelease(status)?.version ?? 'nothing';
    return live === version ? `would note ${version} as good` : `would refuse: ${live} is live, not ${version}`;
  };
}

async function deployIntention(inputs: Inputs, world: FleetClientWorld): Promise<Intention> {
  const { version, allowBad } = inputs;
  const payload = await payloadOf(inputs, world);
  const recordSha256 = recordHash(recordOf(inputs, world));
  const payloadSha256 = await payload.sha256();
  return (status) => {
    const choice = chooseRelease(status, { version, payloadSha256, recordSha256, allowBad });
    const live = liveRelease(status)?.version ?? 'nothing';
    if (choice.kind === 'unchanged') return `would do nothing: ${version} is live and proven`;
    if (choice.kind === 'bad') return `would refuse: ${version} is marked bad: ${choice.reason}`;
    const how = choice.kind === 'upload' ? `upload ${choice.release} and activate it` : `activate ${choice.release}`;
    return `would ${how}; ${live} is live`;
  };
}
