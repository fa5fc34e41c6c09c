import type { Probe } from '@deploy-actions/probe';
import type { CheckSettings } from './settings';

/** A host that is reached by SSH. */
export interface GateHost {
  /** As it is called in results. */
  name: string;
  /** By which the world knows it. */
  label: string;
}

/** A check before it is known who asks. `bySsh`: every host does, each for itself. */
export interface CheckDraft {
  check: CheckSettings;
  bySsh: boolean;
}

/** The check itself, or one of it for each host. */
export function onHosts({ check, bySsh }: CheckDraft, hosts: readonly GateHost[]): CheckSettings[] {
  if (!bySsh) return [check];
  return hosts.map(({ name, label }) => ({
    ...check,
    name: `${check.name}@${name}`,
    host: name,
    probe: askedFrom(check.probe, label),
  }));
}

function askedFrom(probe: Probe, via: string): Probe {
  return probe.kind === 'dns' ? probe : { ...probe, via };
}
