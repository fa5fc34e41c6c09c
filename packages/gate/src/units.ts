import { unitCount } from './groups';
import { neededChecks } from './quorum';
import type { GateSettings, QuorumUnit } from './settings';
import { hostOf } from './subject';

/** What the quorum of these settings counts. */
export function unitOf({ quorumOver = 'checks' }: GateSettings): QuorumUnit {
  return quorumOver;
}

/** What they are called, each once. */
export function namesOfUnits(settings: GateSettings): string[] {
  if (unitOf(settings) === 'checks') return settings.checks.map(({ name }) => name);
  return [...new Set(settings.checks.map(hostOf))];
}

/** How many checks or hosts there are. */
export function unitsIn(settings: GateSettings): number {
  const members = settings.checks.map((check) => ({ host: hostOf(check) }));
  return unitCount(members, unitOf(settings));
}

/** `1 host`, `3 checks`. */
export function unitsText(count: number, unit: QuorumUnit): string {
  return `${count} ${count === 1 ? unit.slice(0, -1) : unit}`;
}

/** How many of them must be healthy. */
export function neededUnits(settings: GateSettings): number {
  return neededChecks(settings.quorum, unitsIn(settings));
}
