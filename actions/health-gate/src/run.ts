import type { OutputName, Result } from '@deploy-actions/action';
import { type GateResult, type GateSettings, runGate } from '@deploy-actions/gate';
import type { SshSettings } from '@deploy-actions/ssh';
import type { contract } from './contract';
import { failureOf } from './failure';
import { HostKeyLines } from './host-key-lines';
import type { Inputs } from './inputs';
import { briefOf, outputsOf } from './outputs';
import { reportOf } from './report';
import { summaryOf } from './summary';
import type { HealthWorld } from './world';

/** Watches the service to a verdict. A cancelled run still hands back what it saw. */
export async function run(
  { gate, ssh, onInconclusive }: Inputs,
  world: HealthWorld,
): Promise<Result<OutputName<typeof contract>>> {
  const { result, keyLines } = await watch(gate, ssh, world);
  if (result.verdict !== '') world.log.event(`${result.verdict}: ${result.reason}`);
  const failure = failureOf(result, { onInconclusive, signal: world.signal, keyLines });
  return {
    outputs: outputsOf(result),
    details: { gate: reportOf(result), onInconclusive },
    brief: briefOf(result),
    summary: summaryOf(result, keyLines),
    ...(failure === undefined ? {} : { failure }),
  };
}

interface Watched {
  result: GateResult;
  /** The lines for known-hosts of hosts that nobody knows. */
  keyLines: readonly string[];
}

async function watch(gate: GateSettings, ssh: SshSettings | undefined, world: HealthWorld): Promise<Watched> {
  if (ssh === undefined) return { result: await runGate(gate, world), keyLines: [] };
  const hosts = world.reach(ssh);
  const noting = new HostKeyLines(hosts);
  try {
    return { result: await runGate(gate, { ...world, ssh: noting }), keyLines: noting.lines };
  } finally {
    hosts.close();
  }
}
