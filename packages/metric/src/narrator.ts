import { formatDuration, formatRatio } from '@deploy-actions/quantity';
import type { Measurement } from './measurement';
import type { WatchRule } from './rule';
import type { Tally } from './tally';

const HEARTBEAT_MS = 60_000;
/** A note with a number in it is another one each time. */
const MOST_NOTES = 10;

/** Says one line for each change of state, one each minute while nothing changes, and what the source notes, once. */
export function narrator(
  rule: WatchRule,
  event: (text: string) => void,
): (measurement: Measurement, tally: Tally) => void {
  let known = '';
  let saidMs = Number.NEGATIVE_INFINITY;
  let wasAbove = false;
  const told = new Set<string>();
  return (measurement, tally) => {
    for (const note of measurement.notes ?? []) {
      if (!told.has(note) && told.size < MOST_NOTES) event(`note: ${note}`);
      told.add(note);
    }
    const state = stateOf(measurement, tally);
    if (state === known && measurement.atMs - saidMs < HEARTBEAT_MS) return;
    const same = state === known ? 'still ' : '';
    const anew = wasAbove && !tally.streak ? '; the sustained time starts anew' : '';
    known = state;
    saidMs = measurement.atMs;
    wasAbove = tally.streak !== undefined;
    event(same + describe(rule, measurement, tally) + anew);
  };
}

function stateOf({ ratio, problem, instances }: Measurement, { streak }: Tally): string {
  const streakMark = streak ? `above since ${streak.firstMs}` : 'no streak';
  const ill = instances.flatMap((instance) => (instance.problem ? [`${instance.name} ${instance.problem.kind}`] : []));
  return [ratio === undefined ? problem?.kind : 'data', streakMark, ...ill].join(', ');
}

function describe(rule: WatchRule, { atMs, ratio, errors, total, problem, instances }: Measurement, tally: Tally) {
  const { streak } = tally;
  const clock = streak
    ? `; above ${formatRatio(rule.threshold)} for ${formatDuration(atMs - streak.firstMs)} of ${formatDuration(rule.sustainMs)}`
    : '';
  if (ratio === undefined) return `no data (${problem?.kind}): ${problem?.reason}${clock}`;
  const counts = total === undefined ? '' : ` (${errors} of ${total} requests)`;
  const rate = `error rate ${formatRatio(ratio)}${counts}`;
  const verdict = streak ? clock : `, not above ${formatRatio(rule.threshold)}`;
  const ill = instances.flatMap(({ name, problem: own }) => (own ? [`${name}: ${own.reason}`] : []));
  return `${rate}${verdict}${ill.length > 0 ? ` [without ${ill.join('; ')}]` : ''}`;
}
