import { type GateResult, type GateSettings, runGate } from '@deploy-actions/gate';
import type { RollbackWorld } from './world';

/** Proves on every URL that the old version serves. A health answer of the version that was left proves nothing. */
export function verify(gate: GateSettings, versions: readonly string[], world: RollbackWorld): Promise<GateResult> {
  const [only] = versions;
  const isOne = new Set(versions).size === 1;
  if (!isOne && versions.length > 0) {
    world.log.warning('The hosts went back to different versions, so the version behind the URLs is not checked.');
  }
  const expected = isOne ? only : undefined;
  const checks = gate.checks.map((check) => ({ ...check, probe: expecting(check.probe, expected) }));
  return runGate({ ...gate, checks }, world);
}

type Probe = GateSettings['checks'][number]['probe'];

/** Its checks are URLs, and those have a version. */
function expecting(probe: Probe, version: string | undefined): Probe {
  return probe.kind === undefined || probe.kind === 'http' ? { ...probe, expect: { ...probe.expect, version } } : probe;
}
