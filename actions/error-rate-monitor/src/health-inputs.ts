import type { InputReader } from '@deploy-actions/action';
import { type GateHost, type GateSettings, readGateInputs } from '@deploy-actions/gate';
import type { WatchSettings } from '@deploy-actions/metric';
import { contract } from './contract';

/** What the gate reads of our inputs: neither the headers, which are for the metrics, nor their times. */
const { 'health-urls': urls, 'unhealthy-threshold': threshold, 'fast-interval': fast, via, ca } = contract.inputs;
const healthContract = {
  action: contract.action,
  inputs: { 'health-urls': urls, 'unhealthy-threshold': threshold, 'fast-interval': fast, via, ca },
  outputs: [],
} as const;

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
  }));
  return { ...gate, checks, soakMs: rule.durationMs };
}
