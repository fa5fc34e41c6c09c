import { formatDuration } from '@deploy-actions/quantity';
import { levelOf, type Measurement } from '@deploy-actions/source';
import { OLD_VERSION } from './control';
import { badWords, formatLevel, type WatchRule } from './rule';
import type { Tally } from './tally';

const HEARTBEAT_MS = 60_000;
/** A note with a number in it is another one each time. */
const MOST_NOTES = 10;

/** Says one line for each change of state, one each minute while nothing changes, and what the source notes, once. */
export function narrator(
  rule: WatchRule,
  what: string,
  event: (text: string) => void,
): (measurement: Measurement, tally: Tally) => void {
  let known = '';
  let saidMs = Number.NEGATIVE_INFINITY;
  let wasAbove = false;
  // A test of all looks sustains nothing.
  const isSustaining = rule.method !== 'sequential';
  const told = new Set<string>();
  return (measurement, tally) => {
    for (const note of measurement.notes ?? []) {
      if (!told.has(note) && told.size < MOST_NOTES) event(`note: ${note}`);
      told.add(note);
    }
    const state = stateOf(measurement, tally);
    if (state === known && measurement.atMs - saidMs < HEARTBEAT_MS) return;
    const same = state === known ? 'still ' : '';
    const anew = isSustaining && wasAbove && !tally.streak ? '; the sustained time starts again' : '';
    known = state;
    saidMs = measurement.atMs;
    wasAbove = tally.streak !== undefined;
    event(same + describe(rule, what, measurement, tally) + anew);
  };
}

function stateOf(measurement: Measurement, { streak }: Tally): string {
  const { problem, instances } = measurement;
  const streakMark = streak ? `bad since ${streak.firstMs}` : 'no streak';
  const ill = instances.flatMap((instance) => (instance.problem ? [`${instance.name} ${instance.problem.kind}`] : []));
  return [levelOf(measurement) === undefined ? problem?.kind : 'data', streakMark, ...ill].join(', ');
}

function describe(rule: WatchRule, what: string, measurement: Measurement, { streak }: Tally) {
  const { atMs, errors, total, problem, instances, control } = measurement;
  const level = levelOf(measurement);
  const clock = streak
    ? rule.method === 'sequential'
      ? `; ${badWords(rule)}`
      : `; ${badWords(rule)} for ${formatDuration(atMs - streak.firstMs)} of ${formatDuration(rule.sustainMs)}`
    : '';
  if (level === undefined)
    return `${what === 'error rate' ? '' : `${what}: `}no data (${problem?.kind}): ${problem?.reason}${rule.method === 'sequential' ? '' : clock}`;
  const counts = total === undefined ? '' : ` (${errors} of ${total} requests)`;
  const old = control === undefined ? '' : `, ${OLD_VERSION} ${control.errors} of ${control.total}`;
  const rate = `${what} ${formatLevel(rule, level)}${counts}${old}`;
  // Beside the old version nothing is said of a rate that nothing can exceed.
  const isFree = control !== undefined && (rule.threshold ?? 0) >= 1;
  const isBounded = !isFree && (rule.threshold !== undefined || rule.min !== undefined);
  const verdict = streak ? clock : isBounded ? `, not ${badWords(rule)}` : '';
  const ill = instances.flatMap(({ name, problem: own }) => (own ? [`${name}: ${own.reason}`] : []));
  return `${rate}${verdict}${ill.length > 0 ? ` [without ${ill.join('; ')}]` : ''}`;
}
