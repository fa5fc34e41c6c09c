import { unitCount } from './groups';
import { neededChecks } from './quorum';
import type { GateSettings, QuorumUnit } from './settings';
import { hostOf } from './subject';

/** What the quorum of these settings counts. */
export function unitOf({ quorumOver = 'checks' }: GateSettings): QuorumUnit {
  return quorumOver;
}

/** How many checks or hosts there are. */
export function unitsIn(settings: GateSettings): number {
  const members = settings.checks.map((check) => ({ host: hostOf(check) }));
  return unitCount(members, unitOf(settings));
}

/** How many of them must be healthy. */
export function neededUnits(settings: GateSettings): number {
  return neededChecks(settings.quorum, unitsIn(settings));
}
