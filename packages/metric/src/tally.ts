import { type Hearings, hear } from './hearing';
import type { Measurement, Problem, ProblemKind } from './measurement';
import type { WatchRule } from './rule';
import { extend, type Streak } from './streak';

/** An unbroken row of answers that waiting does not mend. */
export interface Refusal {
  firstMs: number;
  newestMs: number;
  /** The newest one's. */
  problem: Problem;
}

/** All that the judgement needs to know about the measurements so far. */
export interface Tally {
  streak: Streak | undefined;
  refusal: Refusal | undefined;
  /** The newest measurement with data. */
  newest: { atMs: number; ratio: number } | undefined;
  peak: number | undefined;
  /** Measurements with data. */
  measured: number;
  /** Measurements without, by reason. */
  unmeasured: Readonly<Record<ProblemKind, number>>;
  /** The newest measurement of whatever kind, and the newest one that the source answered with a usable value. */
  newestMs: number;
  answeredMs: number | undefined;
  newestProblem: Problem | undefined;
  /** By the instance's name. */
  hearings: Hearings;
  /** Sums; undefined where requests are not counted. */
  requests: number | undefined;
  errors: number | undefined;
}

export function emptyTally(kind: 'ratio' | 'counters'): Tally {
  const start = kind === 'counters' ? 0 : undefined;
  return {
    streak: undefined,
    refusal: undefined,
    newest: undefined,
    peak: undefined,
    measured: 0,
    unmeasured: { reference: 0, 'no-traffic': 0, missing: 0, provider: 0, access: 0, query: 0 },
    newestMs: 0,
    answeredMs: undefined,
    newestProblem: undefined,
    hearings: new Map(),
    requests: start,
    errors: start,
  };
}

/** The tally with one more measurement; the old one stays as it is. */
export function observe(rule: WatchRule, tally: Tally, measurement: Measurement): Tally {
  const { atMs, ratio, problem } = measurement;
  const streak = extend(rule, tally.streak, measurement);
  const hearings = hear(tally.hearings, measurement.instances, atMs);
  if (ratio === undefined) {
    const { kind, reason } = problem ?? { kind: 'missing', reason: 'no value' };
    return {
      ...tally,
      hearings,
      streak,
      refusal: refused(tally.refusal, atMs, { kind, reason }),
      unmeasured: { ...tally.unmeasured, [kind]: tally.unmeasured[kind] + 1 },
      newestMs: atMs,
      answeredMs: kind === 'no-traffic' || kind === 'reference' ? atMs : tally.answeredMs,
      newestProblem: { kind, reason },
    };
  }
  return {
    ...tally,
    hearings,
    streak,
    refusal: undefined,
    newest: { atMs, ratio },
    peak: Math.max(tally.peak ?? 0, ratio),
    measured: tally.measured + 1,
    newestMs: atMs,
    answeredMs: atMs,
    requests: plus(tally.requests, measurement.total),
    errors: plus(tally.errors, measurement.errors),
  };
}

/** A measurement that has a ratio and no counts makes the sum unknown. */
function plus(sum: number | undefined, counted: number | undefined): number | undefined {
  return sum === undefined || counted === undefined ? undefined : sum + counted;
}

function refused(before: Refusal | undefined, atMs: number, problem: Problem): Refusal | undefined {
  if (problem.kind !== 'access' && problem.kind !== 'query') return undefined;
  return { firstMs: before?.firstMs ?? atMs, newestMs: atMs, problem };
}
