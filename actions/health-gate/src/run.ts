import type { OutputName, Result } from '@deploy-actions/action';
import { type GateResult, type GateSettings, runGate } from '@deploy-actions/gate';
import type { SshSettings } from '@deploy-actions/ssh';
import type { contract } from './contract';
import { failureOf } from './failure';
import type { Inputs } from './inputs';
import { briefOf, outputsOf } from './outputs';
import { summaryOf } from './summary';
import type { HealthWorld } from './world';

/** Watches the service to a verdict. A cancelled run still hands back what it saw. */
export async function run(
  { gate, ssh, onInconclusive }: Inputs,
  world: HealthWorld,
): Promise<Result<OutputName<typeof contract>>> {
  const result = await watch(gate, ssh, world);
  if (result.verdict !== '') world.log.event(`${result.verdict}: ${result.reason}`);
  const failure = failureOf(result, onInconclusive, world.signal);
  return {
    outputs: outputsOf(result),
    details: { gate: result, onInconclusive },
    brief: briefOf(result),
    summary: summaryOf(result),
    ...(failure === undefined ? {} : { failure }),
  };
}

async function watch(gate: GateSettings, ssh: SshSettings | undefined, world: HealthWorld): Promise<GateResult> {
  if (ssh === undefined) return runGate(gate, world);
  const hosts = world.reach(ssh);
  try {
    return await runGate(gate, { ...world, ssh: hosts });
  } finally {
    hosts.close();
  }
}
