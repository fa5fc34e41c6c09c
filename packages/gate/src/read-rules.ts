import type { InputReader } from '@deploy-actions/action';
import type { GateContract, GateInputName } from './gate-contract';
import { readLatencySlo } from './read-limits';
import type { CheckSettings } from './settings';

const LONGEST_STREAK = 100;
const MOST_INSTANCES = 100;
/** A timer of Node cannot wait longer than 24.8 days, and no job lasts as long as 5. */
const LONGEST_MS = 5 * 86_400_000;
const SHORTEST_INTERVAL_MS = 10;
const FAST_INTERVAL_MS = 1000;

type Reader = InputReader<GateContract>;

/** When a check is asked and what decides it, all but its name and probe. */
export function readRules(
  gate: Reader,
  isDefault: (name: GateInputName) => boolean,
  version: string | undefined,
): Omit<CheckSettings, 'name' | 'probe' | 'host'> {
  return {
    ...readPace(gate, isDefault),
    ...readThresholds(gate),
    instances: readInstances(gate, version),
    latencySlo: readLatencySlo(gate),
  };
}

function readInstances(gate: Reader, version: string | undefined): number {
  const instances = gate.integer('instances', { min: 1, max: MOST_INSTANCES });
  if (instances > 1 && version === undefined) {
    const legal = 'Set expect-version too: instances are told apart by the version in their answers.';
    gate.problem('instances', { code: 'CONFLICT', given: `${instances} without expect-version`, legal });
  }
  return instances;
}

function readPace(gate: Reader, isDefault: (name: GateInputName) => boolean) {
  const intervalMs = atLeast(gate, 'interval', SHORTEST_INTERVAL_MS);
  const fast = gate.optionalDuration('fast-interval');
  if (fast !== undefined) atLeast(gate, 'fast-interval', SHORTEST_INTERVAL_MS);
  return {
    intervalMs,
    fastIntervalMs: fast ?? (isDefault('interval') ? Math.min(FAST_INTERVAL_MS, intervalMs) : intervalMs),
    startTimeoutMs: positive(gate, 'start-timeout'),
    initialDelayMs: upTo(gate, 'initial-delay'),
  };
}

function readThresholds(gate: Reader) {
  const range = { min: 1, max: LONGEST_STREAK };
  const healthyThreshold = gate.integer('healthy-threshold', range);
  const unhealthyThreshold = gate.integer('unhealthy-threshold', range);
  const maxAttempts = gate.optionalInteger('max-attempts', { min: 1, max: 1_000_000 });
  return { healthyThreshold, unhealthyThreshold, maxAttempts };
}

export function positive(gate: Reader, name: GateInputName): number {
  return atLeast(gate, name, 1);
}

export function upTo(gate: Reader, name: GateInputName): number {
  return atLeast(gate, name, 0);
}

function atLeast(gate: Reader, name: GateInputName, leastMs: number): number {
  const ms = gate.duration(name);
  const known = gate.problems.some(({ input }) => input === name);
  if (!known && (ms < leastMs || ms > LONGEST_MS)) {
    gate.problem(name, { code: 'ILLEGAL', legal: `a duration from ${leastMs}ms to 5d` });
  }
  return ms;
}
