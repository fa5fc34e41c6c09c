import type { OutputName, Result } from '@deploy-actions/action';
import {
  batchSize,
  type FleetResult,
  type HostRow,
  openFleet,
  planFleetRollback,
  rollbackFleet,
} from '@deploy-actions/fleet';
import { concludeFleet, concludeGate } from './conclusion';
import type { contract } from './contract';
import { type Decision, decide, judgedBy } from './decision';
import type { Inputs } from './inputs';
import { type Findings, present } from './present';
import { verify } from './verify';
import type { RollbackWorld } from './world';

export async function run(inputs: Inputs, world: RollbackWorld): Promise<Result<OutputName<typeof contract>>> {
  const decision = decide(inputs.trigger, inputs.evidence, inputs.reason);
  world.log.event(decision.act ? `Rolling back: ${decision.why}` : `Nothing to do: ${decision.why}`);
  if (!decision.act) return present(inputs, { verdict: 'not-needed', reason: decision.why });
  return present(inputs, await rollBack(inputs, decision, world));
}

/** Without `health-urls`, the steps and checks that the release brought with it are all there is. */
const UNASKED = "the release's own steps passed; without `health-urls`, the service was not probed from outside";

type Acting = Extract<Decision, { act: true }>;

async function rollBack(inputs: Inputs, decision: Acting, world: RollbackWorld): Promise<Findings> {
  const start = world.clock.elapsed();
  const { why } = decision;
  const fleetResult = await moveFleet(inputs, decision, world);
  const rollbackMs = Math.round(world.clock.elapsed() - start);
  const moved = fleetResult.rows.filter(({ verdict }) => verdict === 'rolled-back');
  const found = { why, hosts: fleetResult.rows, rollbackMs, ...versionsOf(moved) };
  if (fleetResult.verdict === 'planned') {
    return { ...found, ...plannedVersions(fleetResult.rows), verdict: 'planned', reason: why };
  }
  const conclusion = concludeFleet(fleetResult, decision.changedNothing);
  if (conclusion.verdict === 'not-needed') {
    world.log.event(`Nothing to do: ${conclusion.reason}`);
    // Nothing failed there: a host that could not be asked was only not touched.
    const hosts = found.hosts.map((row) =>
      row.verdict === 'failed' ? { ...row, verdict: 'untouched' as const } : row,
    );
    return { ...found, ...conclusion, hosts };
  }
  // Whatever is reachable was brought back; a host that was not is the news, and no gate makes it good.
  if (conclusion.verdict !== 'rolled-back') return { ...found, ...conclusion, failure: fleetResult.failure };
  if (!inputs.gate) return { ...found, verdict: 'rolled-back', reason: `${why}; ${UNASKED}` };
  const versions = inputs.verifyVersion ? moved.map(({ version }) => version) : [];
  const gate = await verify(inputs.gate, versions, world);
  const proof = concludeGate(gate.verdict, gate.reason);
  const reason = proof.verdict === 'rolled-back' ? `${why}; ${proof.reason}` : proof.reason;
  return { ...found, verdict: proof.verdict, reason, gate, verifyMs: Math.round(gate.durationMs) };
}

async function moveFleet(
  inputs: Inputs,
  { why, isMeasured }: Acting,
  world: RollbackWorld,
): Promise<FleetResult<string>> {
  const fleet = openFleet(inputs, world);
  const wanted = {
    ...judgedBy(inputs, isMeasured, world.run),
    ...(inputs.toVersion === undefined ? {} : { toVersion: inputs.toVersion }),
    allowAfterMigration: inputs.allowAfterMigration,
    migrateDown: inputs.migrateDown,
  };
  try {
    if (inputs.isDryRun) return await planFleetRollback(fleet.hosts, wanted, world);
    const options = {
      ...wanted,
      markBad: inputs.trigger === 'verdicts' || inputs.markBad,
      reason: why,
      batchSize: batchSize(inputs.maxParallel, fleet.hosts.length),
      commandTimeoutMs: inputs.commandTimeoutMs,
      lock: fleet.lockOptions(`auto-rollback ${inputs.trigger}`, inputs),
    };
    return await rollbackFleet(fleet.hosts, options, world);
  } finally {
    fleet.close();
  }
}

/** Of the first host that would move. */
function plannedVersions(rows: readonly HostRow[]): { fromVersion: string; toVersion: string } {
  const first = rows.find(({ plannedVersion }) => plannedVersion !== undefined);
  return { fromVersion: first?.version ?? '', toVersion: first?.plannedVersion ?? '' };
}

function versionsOf([first]: readonly HostRow[]): { fromVersion: string; toVersion: string } {
  return { fromVersion: first?.previousVersion ?? '', toVersion: first?.version ?? '' };
}
