import {
  type Fleet,
  type FleetClientWorld,
  type FleetResult,
  type Intention,
  objectionTo,
  planDeploy,
  planFleet,
} from '@deploy-actions/fleet';
import { payloadOf, recordOf, type WithPayload } from './deploy';
import type { Inputs } from './inputs';
import { payloadFacts } from './payload-log';

/** `dry-run`: asks every host, decides as the real run would, and changes nothing. */
export async function plan(
  inputs: Inputs,
  fleet: Fleet,
  world: FleetClientWorld,
): Promise<WithPayload<FleetResult<'planned'>>> {
  if (inputs.operation === 'confirm') return planFleet(fleet.hosts, confirmIntention(inputs), world);
  const payload = await payloadOf(inputs, world);
  const result = await planDeploy(fleet.hosts, { ...inputs, payload, record: recordOf(inputs, world) }, world);
  return { ...result, payload: payloadFacts(payload) };
}

function confirmIntention({ version }: Inputs): Intention {
  return (status) => {
    const objection = objectionTo(status, version);
    return objection ? `would refuse: ${objection.why}` : `would mark ${version} as good`;
  };
}
