import type { CheckSettings, Thresholds } from './settings';
import { expectsVersion } from './subject';

/** With this probability or less one old member among the new ones may be missed. */
const MISSED = 0.001;
const PROOF_INTERVAL_MS = 100;

/**
 * How many answers in a row one old member among `instances` is missed by with a probability of 0.1 % at most, where
 * every connection meets each member with the same probability.
 */
export function answersNeeded(instances: number): number {
  return instances < 2 ? 1 : Math.ceil(Math.log(MISSED) / Math.log((instances - 1) / instances));
}

/** The probability (0 to 1) that `answers` in a row all come from the others. */
export function missProbability(instances: number, answers: number): number {
  return ((instances - 1) / instances) ** answers;
}

/** Several members behind one URL, each of which must be of the version that is expected. */
export function provesMembers({ instances = 1, probe }: CheckSettings): boolean {
  return instances > 1 && expectsVersion(probe);
}

/** What decides for this check: its thresholds, and as many good answers as the proof of its members needs. */
export function rulesOf(check: CheckSettings): Thresholds {
  const { healthyThreshold, unhealthyThreshold, maxAttempts, isRunning, instances = 1 } = check;
  const answers = provesMembers(check) ? answersNeeded(instances) : 1;
  const rules = { healthyThreshold: Math.max(healthyThreshold, answers), unhealthyThreshold, maxAttempts };
  return isRunning ? { ...rules, isRunning } : rules;
}

/** From one probe to the next while a run of good answers is still too short, in milliseconds. */
export function proofIntervalMs(check: CheckSettings): number {
  return provesMembers(check) ? Math.min(PROOF_INTERVAL_MS, check.fastIntervalMs) : check.fastIntervalMs;
}
