import { checkConfig } from './check-config';
import type { Inputs } from './inputs';
import { replayRecord } from './replay-record';
import { takeBaseline } from './take-baseline';
import { watch } from './watch';
import type { MonitorResult, MonitorWorld } from './world';

/** Does what the operation says, with hosts that are reached by SSH as long as it lasts. */
export async function run(inputs: Inputs, world: MonitorWorld): Promise<MonitorResult> {
  if (inputs.ssh === undefined || inputs.operation === 'replay') return operate(inputs, world);
  const ssh = world.reach(inputs.ssh);
  try {
    return await operate(inputs, { ...world, ssh });
  } finally {
    ssh.close();
  }
}

async function operate(inputs: Inputs, world: MonitorWorld): Promise<MonitorResult> {
  switch (inputs.operation) {
    case 'watch':
      return watch(inputs, world);
    case 'baseline':
      return takeBaseline(inputs, world);
    case 'check-config':
      return checkConfig(inputs, world);
    case 'replay':
      return replayRecord(inputs, world);
  }
}
