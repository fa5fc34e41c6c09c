/**
 * What counters have grown by between two readings: the one place that decides what a smaller value means.
 *
 * A counter only grows, and begins at zero with its process. So a smaller value has two possible causes:
 *
 * - **A restart.** The value is what the new process has counted, and therefore near zero. That is the growth, as in
 *   PromQL. Where the start of the process or of the series is known and is newer, it is a restart whatever the value.
 * - **A lost part.** The value was a sum over several processes and one is gone, or another process answers. How much
 *   was counted since the last reading is not known, so there is no data for that interval.
 *
 * "Near zero" is what the new process can have counted since the last reading: at most three times the usual rate (the
 * median of the newest readings with traffic) over that interval, and 10. While no rate is known, which is at the first
 * interval of a watch, it is 10 or a twentieth of the value before, whichever is more. Counters of one process (errors
 * and total, the buckets of a histogram) restart together; each series of an exposition is judged by itself, for an
 * exporter may speak for many processes. The rate is always that of all series of the signal together.
 *
 * The part that was lost comes back as a jump: growth that the rate seen before does not explain. More than ten times
 * the highest rate, and 100, is no data for that interval, and counts as soon as a second interval is as fast. After a
 * lost part, when it is known that several processes are added up, the stricter bound of a restart is used for jumps.
 * Several parts may come back one after the other, each as a jump like the one before: so as long as less has come back
 * than was lost, a second fast interval proves nothing, and only the sixth in a row counts.
 * Growth in the first interval of a watch is believed: nothing is known that it could be compared with.
 *
 * After an interval without data the next one is measured from the newest values.
 */

const USUAL_TIMES = 3;
const USUAL_MORE = 10;
const JUMP_TIMES = 10;
const JUMP_MORE = 100;
/** Of the value before, while no rate is known. */
const NEAR_ZERO_SHARE = 0.05;
const MOST_RATES = 9;
/** Parts that may come back in as many intervals in a row. */
const MOST_RETURNS = 5;

/** How fast the counters of one signal have grown until now. */
export interface Pace {
  /** Per millisecond: of the newest readings with traffic, oldest first. */
  readonly rates: readonly number[];
  /** Per millisecond: of a jump that was not believed. */
  readonly doubted?: number;
  /** A part was lost before: several processes are added up. */
  readonly isSum?: true;
  /** What was lost of the sum, and has not come back. */
  readonly lost?: number;
  /** Jumps in a row that were not believed. */
  readonly doubts?: number;
}

export const NO_PACE: Pace = { rates: [] };

/** Why there is no growth although there are two readings. `most`: what would have been believed. */
export type GrowthDoubt =
  | { readonly is: 'counter-fell'; readonly from: number; readonly to: number; readonly most: number }
  | { readonly is: 'counter-jumped'; readonly by: number; readonly most: number };

/** The most that a process can have counted since it restarted, in an interval at the end of which it was `before`. */
export function mostSinceRestart({ rates }: Pace, elapsedMs: number, before: number): number {
  if (rates.length === 0) return Math.max(USUAL_MORE, NEAR_ZERO_SHARE * before);
  return Math.floor(USUAL_TIMES * median(rates) * elapsedMs + USUAL_MORE);
}

/**
 * Whether growth is explained by the rate seen before, and what is known of the rate after it. `areRates`: a faster
 * rate is what is looked for, so only sums are doubted.
 */
export function paceAfter(
  pace: Pace,
  grown: number,
  elapsedMs: number,
  areRates = false,
): { pace: Pace; doubt?: GrowthDoubt } {
  if (!(elapsedMs > 0) || !(grown > 0)) return { pace };
  const { rates, doubted, isSum, lost = 0, doubts = 0 } = pace;
  const rate = grown / elapsedMs;
  const most = mostGrowth(pace, elapsedMs, areRates);
  const isConfirmed = doubted !== undefined && grown <= USUAL_TIMES * doubted * elapsedMs + USUAL_MORE;
  const mayReturn = rates.length > 0 && lost > 0 && doubts < MOST_RETURNS;
  if (grown > most && (mayReturn || !isConfirmed)) {
    const next = { ...pace, doubted: rate, ...(isSum ? { lost: Math.max(0, lost - grown), doubts: doubts + 1 } : {}) };
    return { pace: next, doubt: { is: 'counter-jumped', by: grown, most } };
  }
  // A faster rate goes on for as long as it lasts; in a sum, the next member that comes back is another jump.
  const doubtedNext = grown > most ? rate : isSum ? undefined : doubted;
  const kept = doubtedNext === undefined ? {} : { doubted: doubtedNext };
  const ofSum = isSum ? { isSum, lost, doubts: grown > most ? doubts : 0 } : {};
  return { pace: { rates: [...rates, rate].slice(-MOST_RATES), ...kept, ...ofSum } };
}

function mostGrowth(pace: Pace, elapsedMs: number, areRates: boolean): number {
  const { rates, isSum } = pace;
  if (isSum) return mostSinceRestart(pace, elapsedMs, 0);
  return areRates || rates.length === 0
    ? Number.POSITIVE_INFINITY
    : Math.floor(JUMP_TIMES * Math.max(...rates) * elapsedMs + JUMP_MORE);
}

/** The same after a fall that was no restart: `fell` is by how much all requests together did. */
export function paceAfterFall({ rates, lost = 0 }: Pace, fell: number): Pace {
  return { rates, isSum: true, lost: lost + Math.max(0, fell) };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

/** What counters of one process have grown by: each in its order, all of them restarted together. */
export type Step =
  | { readonly by: readonly number[]; readonly isRestart: boolean }
  | { readonly doubt: GrowthDoubt & { is: 'counter-fell' } };

/** From the values of the counters of one process, in the same order; `most` as of `mostSinceRestart`. */
export function stepOf(before: readonly number[], after: readonly number[], most: (before: number) => number): Step {
  const by = after.map((value, at) => value - (before[at] ?? 0));
  const fell = by.findIndex((each) => each < 0);
  if (fell < 0) return { by, isRestart: false };
  const limit = most(Math.max(...before));
  if (after.every((value) => value <= limit)) return { by: after, isRestart: true };
  const doubt = { is: 'counter-fell', from: before[fell] ?? 0, to: after[fell] ?? 0, most: limit } as const;
  return { doubt };
}
