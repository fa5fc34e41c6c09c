import { formatDuration } from '@deploy-actions/quantity';
import { grouped } from './grouped';
import { mostSamplesNeeded } from './latency-objective';
import { missProbability, proofIntervalMs, provesMembers, rulesOf } from './proof';
import { intervalFor, soakFor } from './sample-cure';
import type { CheckSettings, GateSettings } from './settings';
import { namesOfUnits, neededUnits, unitOf, unitsText } from './units';
import { startWindowMs, worstCase } from './worst-case';
import { describeWorstCase, inSeconds } from './worst-case-text';

const MOST_NAMED = 3;

/** What is going to be done and how long it may take, in lines for the log, before anything is asked. */
export function planLines(settings: GateSettings): string[] {
  const { checks, deadlineMs } = settings;
  if (checks.length === 0) return [];
  const plans = grouped(checks, planOf);
  const lines = [...plans].map(([plan, members]) => `${named(members)}: ${plan}`);
  if (checks.length > 1) lines.push(quorumLine(settings));
  const worst = worstCase(settings);
  const neverMs = Math.min(worst.startMs, worst.totalMs);
  const never = `A service that never starts is unhealthy after ${inSeconds(neverMs)}.`;
  return [...lines, `Takes at most ${describeWorstCase(worst, deadlineMs)}. ${never}`];
}

/** What cannot come to a good end as it is set, with its cure. */
export function planWarnings({ checks, soakMs }: GateSettings): string[] {
  return checks.flatMap((check) => {
    const needed = mostSamplesNeeded(check.latencySlo);
    // The soak may end just before a tick: the gate then asks once more.
    const expected = Math.floor(soakMs / check.intervalMs) + 1;
    if (expected >= needed) return [];
    const texts = check.latencySlo?.map(({ text }) => text).join(', ');
    const cure = `${soakFor(needed, check.intervalMs)}, or ${intervalFor(needed, soakMs)}`;
    return `${check.name}: ${texts} needs ${needed} probes, and the soak brings ${expected} at most; the gate will be inconclusive: ${cure}.`;
  });
}

/** What is counted, and over what: nobody should have to guess it from a verdict. */
function quorumLine(settings: GateSettings): string {
  const names = namesOfUnits(settings);
  const listed = names.slice(0, MOST_NAMED).join(', ');
  const others = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  const unit = unitOf(settings);
  return `Quorum: ${neededUnits(settings)} of ${unitsText(names.length, unit)}: ${listed}${others}.`;
}

function planOf(check: CheckSettings): string {
  const { fastIntervalMs, intervalMs, initialDelayMs, maxAttempts, instances = 1 } = check;
  const { healthyThreshold, unhealthyThreshold } = rulesOf(check);
  const windowMs = startWindowMs(check);
  const limit = maxAttempts === undefined ? 'start-timeout' : `max-attempts ${maxAttempts} or start-timeout`;
  const parts = [
    ...(initialDelayMs > 0 ? [`first probe after ${formatDuration(initialDelayMs)}`] : []),
    `healthy after ${healthyThreshold} good answers in a row, probed every ${formatDuration(fastIntervalMs)} for at most ${formatDuration(windowMs)} (${limit})`,
    `then probed every ${formatDuration(intervalMs)}, unhealthy after ${unhealthyThreshold} failures in a row`,
  ];
  if (provesMembers(check)) {
    const missed = `${(missProbability(instances, healthyThreshold) * 100).toFixed(2)} %`;
    parts.push(
      `after a good answer probed every ${formatDuration(proofIntervalMs(check))}: ${healthyThreshold} good answers in a row miss one old instance of ${instances} with a probability of ${missed}`,
    );
  }
  return parts.join('; ');
}

function named(checks: readonly CheckSettings[]): string {
  const names = checks.slice(0, MOST_NAMED).map(({ name }) => name);
  const others = checks.length - names.length;
  return others > 0 ? `${names.join(', ')} and ${others} more` : names.join(', ');
}
