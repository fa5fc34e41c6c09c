import { levelOf, type Measurement, type Problem, type SignalForm } from '@deploy-actions/source';
import { type Gap, longestGap } from './gap';
import { type Hearings, hear } from './hearing';
import { type Missed, miss, NOTHING_MISSED } from './missed';
import { type WatchRule, worse } from './rule';
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
  form: SignalForm;
  streak: Streak | undefined;
  refusal: Refusal | undefined;
  /** The newest measurement with data. */
  newest: { atMs: number; level: number } | undefined;
  /** The worst of all. */
  peak: number | undefined;
  /** Measurements with data. */
  measured: number;
  /** Measurements without. */
  missed: Missed;
  /** The newest measurement of whatever kind, and the newest one that the source answered with a usable value. */
  newestMs: number;
  answeredMs: number | undefined;
  /** The longest time between two answers that is too long. */
  gap: Gap | undefined;
  /** By the instance's name. */
  hearings: Hearings;
  /** Sums; undefined where requests are not counted, or not all of them were. */
  requests: number | undefined;
  errors: number | undefined;
}

export function emptyTally(form: SignalForm): Tally {
  const start = form === 'counters' ? 0 : undefined;
  return {
    form,
    streak: undefined,
    refusal: undefined,
    newest: undefined,
    peak: undefined,
    measured: 0,
    missed: NOTHING_MISSED,
    newestMs: 0,
    answeredMs: undefined,
    gap: undefined,
    hearings: new Map(),
    requests: start,
    errors: start,
  };
}

/** The tally with one more measurement; the old one stays as it is. */
export function observe(rule: WatchRule, tally: Tally, measurement: Measurement): Tally {
  const { atMs, problem, errors, total } = measurement;
  const level = levelOf(measurement);
  const streak = extend(rule, tally.streak, measurement);
  const hearings = hear(rule, tally.hearings, measurement.instances, atMs);
  if (level === undefined) {
    const why: Problem = problem ?? { kind: 'missing', reason: 'no value' };
    const isAnswer = why.kind === 'no-traffic' || why.kind === 'reference';
    return {
      ...tally,
      ...(isAnswer ? answered(rule, tally, atMs) : {}),
      hearings,
      streak,
      refusal: refused(tally.refusal, atMs, why),
      missed: miss(tally.missed, why),
      newestMs: atMs,
    };
  }
  return {
    ...tally,
    hearings,
    streak,
    refusal: undefined,
    newest: { atMs, level },
    peak: worse(rule, tally.peak ?? level, level),
    measured: tally.measured + 1,
    newestMs: atMs,
    ...answered(rule, tally, atMs),
    requests: tally.requests === undefined || total === undefined ? undefined : tally.requests + total,
    errors: tally.errors === undefined || total === undefined ? undefined : tally.errors + (errors ?? 0),
  };
}

/** All that was counted; undefined where requests are not, or nothing was measured: zero would say that none came. */
export function countsOf({ requests, errors, measured, missed }: Tally): Pick<Tally, 'requests' | 'errors'> {
  const isMeasured = measured + missed.counts['no-traffic'] > 0;
  return isMeasured ? { requests, errors } : { requests: undefined, errors: undefined };
}

function answered(rule: WatchRule, tally: Tally, atMs: number): Pick<Tally, 'answeredMs' | 'gap'> {
  const { gap, answeredMs: fromMs, newestMs, missed } = tally;
  const problem = newestMs === fromMs ? undefined : missed.last;
  return { answeredMs: atMs, gap: longestGap(rule, gap, { fromMs, toMs: atMs, problem }) };
}

function refused(before: Refusal | undefined, atMs: number, problem: Problem): Refusal | undefined {
  if (problem.kind !== 'access' && problem.kind !== 'query') return undefined;
  return { firstMs: before?.firstMs ?? atMs, newestMs: atMs, problem };
}
