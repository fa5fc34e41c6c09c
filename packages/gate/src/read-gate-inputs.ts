import type { Contract, InputReader } from '@deploy-actions/action';
import type { HttpProbe } from '@deploy-actions/probe';
import type { GateContract, GateInputName } from './gate-contract';
import { type GateInputNames, type OuterReader, withGateReader } from './gate-reader';
import { readHttpInputs } from './read-http-inputs';
import { noteConflicts, noteStartConflicts, readLatencySlo, readQuorum, readQuorumOver } from './read-limits';
import type { CheckSettings, GateSettings } from './settings';
import { doubledNames, parseTarget, type Target } from './target';

const MOST_TARGETS = 100;
const LONGEST_STREAK = 100;
const MOST_INSTANCES = 100;
/** A timer of Node cannot wait longer than 24.8 days, and no job lasts as long as 5. */
const LONGEST_MS = 5 * 86_400_000;
const SHORTEST_INTERVAL_MS = 10;
const FAST_INTERVAL_MS = 1000;

/**
 * The gate's settings from the inputs of any action. `contract` is that action's: what it does not declare has the
 * gate's own default. Without URLs (where they are not required) the settings have no checks.
 */
export function readGateInputs(input: OuterReader, contract: Contract, names: GateInputNames = {}): GateSettings {
  return withGateReader(input, contract, names, (gate, isDefault) => {
    const required = contract.inputs[names.urls ?? 'urls']?.required ?? false;
    const targets = readTargets(gate, required);
    const http = readHttpInputs(gate);
    const instances = readInstances(gate, http.expect.version);
    const rules = {
      ...readPace(gate, isDefault),
      ...readThresholds(gate),
      instances,
      latencySlo: readLatencySlo(gate),
    };
    const timeoutMs = positive(gate, 'timeout');
    const checks = targets.map(({ name, url }): CheckSettings => {
      const probe: HttpProbe = { ...http, request: { ...http.request, url }, timeoutMs };
      return { name, probe, ...rules };
    });
    const limits = { quorum: readQuorum(gate), soakMs: upTo(gate, 'soak'), deadlineMs: readDeadline(gate) };
    const settings: GateSettings = { checks, ...limits, quorumOver: readQuorumOver(gate, checks) };
    // Their rules are the same.
    for (const check of checks.slice(0, 1)) noteStartConflicts(gate, check);
    noteConflicts(gate, settings);
    return settings;
  });
}

type Reader = InputReader<GateContract>;

function readTargets(gate: Reader, required: boolean): Target[] {
  const lines = gate.lines('urls');
  if (lines.length === 0 && required) gate.problem('urls', { code: 'MISSING', legal: 'one URL per line' });
  if (lines.length > MOST_TARGETS) {
    gate.problem('urls', { code: 'ILLEGAL', given: `${lines.length} lines`, legal: `at most ${MOST_TARGETS}` });
  }
  const targets = gate.parsedLines('urls', parseTarget);
  for (const name of doubledNames(targets)) {
    const legal = 'Give every line a name of its own: name=https://…';
    gate.problem('urls', { code: 'CONFLICT', given: `${JSON.stringify(name)} stands for several URLs`, legal });
  }
  return targets;
}

function readInstances(gate: Reader, version: string | undefined): number {
  const instances = gate.integer('instances', { min: 1, max: MOST_INSTANCES });
  if (instances > 1 && version === undefined) {
    const legal = 'Set expect-version too: members are told apart by the version that they answer with.';
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

function readDeadline(gate: Reader): number | undefined {
  return gate.optionalDuration('deadline') === undefined ? undefined : positive(gate, 'deadline');
}

function positive(gate: Reader, name: GateInputName): number {
  return atLeast(gate, name, 1);
}

function upTo(gate: Reader, name: GateInputName): number {
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
