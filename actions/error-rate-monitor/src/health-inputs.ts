import type { InputReader } from '@deploy-actions/action';
import { type CheckSettings, type GateHost, type GateSettings, readGateInputs } from '@deploy-actions/gate';
import type { WatchRule, WatchSettings } from '@deploy-actions/metric';
import { formatDuration } from '@deploy-actions/quantity';
import { contract } from './contract';

/** What the gate reads of our inputs: neither the headers, which are for the metrics, nor their times. */
const { 'health-urls': urls, 'unhealthy-threshold': threshold, 'fast-interval': fast, via, ca } = contract.inputs;
const healthContract = {
  action: contract.action,
  inputs: { 'health-urls': urls, 'unhealthy-threshold': threshold, 'fast-interval': fast, via, ca },
  outputs: [],
} as const;

/** The gate's own plan speaks of a start and of a worst case, and a watch has neither. */
function planOf(checks: readonly CheckSettings[], { durationMs, intervalMs }: WatchRule): string {
  const names = checks.map(({ name }) => name);
  const named = `${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}`;
  const [{ fastIntervalMs, unhealthyThreshold } = { fastIntervalMs: intervalMs, unhealthyThreshold: 1 }] = checks;
  const pace = `every ${formatDuration(intervalMs)}, and every ${formatDuration(fastIntervalMs)} after a failure`;
  return `health of ${named}: probed ${pace}, for ${formatDuration(durationMs)}; the verdict is fail after ${unhealthyThreshold} failures in a row`;
}

/** What is asked beside the metrics; undefined where nothing is. One good answer is a start, N bad ones the end. */
export function readHealthInputs(
  input: InputReader<typeof contract>,
  { rule, source }: WatchSettings,
  hosts: readonly GateHost[],
): GateSettings | undefined {
  const gate = readGateInputs(input, healthContract, { urls: 'health-urls', hosts });
  if (gate.checks.length === 0) return undefined;
  const checks = gate.checks.map((check) => ({
    ...check,
    probe: { ...check.probe, timeoutMs: source.timeoutMs },
    intervalMs: rule.intervalMs,
    fastIntervalMs: Math.min(check.fastIntervalMs, rule.intervalMs),
    startTimeoutMs: Math.max(rule.durationMs, check.unhealthyThreshold * (source.timeoutMs + rule.intervalMs)),
    healthyThreshold: 1,
    maxAttempts: check.unhealthyThreshold,
    isRunning: true,
  }));
  return { ...gate, checks, soakMs: rule.durationMs, plan: [planOf(checks, rule)] };
}
