import type { OutputName, Result } from '@deploy-actions/action';
import { type GateWorld, runGate } from '@deploy-actions/gate';
import type { contract } from './contract';
import { failureOf } from './failure';
import type { Inputs } from './inputs';
import { briefOf, outputsOf } from './outputs';
import { summaryOf } from './summary';

/** Watches the service to a verdict. A cancelled run still hands back what it saw. */
export async function run(
  { gate, onInconclusive }: Inputs,
  world: GateWorld,
): Promise<Result<OutputName<typeof contract>>> {
  const result = await runGate(gate, world);
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
