import {
  type Buckets,
  countersIn,
  type Histograms,
  histogramsIn,
  quantileOf,
  type Selector,
  shownSeries,
} from '@deploy-actions/openmetrics';
import {
  type GrowthDoubt,
  mostSinceRestart,
  NO_PACE,
  type Pace,
  paceAfter,
  paceAfterFall,
  stepOf,
} from './core/counter-growth';
import { problemOf } from './core/problem';
import { growthSince, NOTHING_REMEMBERED, type Remembered, remembered } from './core/series-growth';
import type { Scraped } from './fetch-exposition';
import type { InstanceReading, Problem } from './measurement';
import type { OwnCount } from './own-count';
import { account, EMPTY_LEDGER, type Ledger, noSeries } from './scrape-ledger';

type Reading = Omit<InstanceReading, 'name'>;

/** A signal's query, compiled. */
export type CompiledQuery =
  | { form: 'counters'; errors: Selector; total: Selector }
  | { form: 'value' | 'rate'; query: Selector }
  | { form: 'quantile'; query: Selector; quantile: number };

/** In the order in which `openMetricsSignal` expects what was found. */
export function selectorsOf(query: CompiledQuery): readonly Selector[] {
  return query.form === 'counters' ? [query.errors, query.total] : [query.query];
}

/**
 * What one signal says in the metrics of one instance, scrape after scrape (`atMs`: when). `found.selected` is that of
 * its own selectors.
 */
export function openMetricsSignal(query: CompiledQuery): (found: Scraped, atMs: number, own?: OwnCount) => Reading {
  switch (query.form) {
    case 'counters': {
      let ledger: Ledger = EMPTY_LEDGER;
      return (found, atMs, own) => {
        const { ledger: next, reading, isSpent } = account(ledger, query, found, { atMs, ownUpTo: own?.upTo });
        ledger = next;
        if (isSpent) own?.settle();
        return reading;
      };
    }
    case 'value':
      return (found) => gauge(query.query, found);
    case 'rate':
      return rate(query.query);
    case 'quantile':
      return quantile(query.query, query.quantile);
  }
}

/** One series is a value; of several nobody knows which one is meant. */
function gauge(selector: Selector, found: Scraped): Reading {
  const { text } = selector;
  const [first, second] = found.selected[0] ?? [];
  if (first === undefined) return { problem: noSeries(selector, found) };
  if (second !== undefined) {
    const several = `${text} matches several series, such as ${shownSeries(first[0])} and ${shownSeries(second[0])}`;
    return problem('query', `${several}: select one`);
  }
  const [, value] = first;
  return Number.isFinite(value) ? { value } : problem('missing', `${text} is ${value}`);
}

interface Last<T> {
  state: T;
  atMs: number;
  startSeconds: number | undefined;
}

/** The last scrape of the same process; one that began anew has nothing to be compared with. */
function sameProcess<T>(last: Last<T> | undefined, startSeconds: number | undefined): Last<T> | undefined {
  const isSame = last?.startSeconds === startSeconds || startSeconds === undefined || last?.startSeconds === undefined;
  return isSame ? last : undefined;
}

function rate(selector: Selector): (found: Scraped, atMs: number) => Reading {
  let last: Last<Remembered> | undefined;
  let pace: Pace = NO_PACE;
  let lastSeconds: number | undefined;
  return (found, atMs) => {
    const counters = countersIn(found.selected[0] ?? new Map(), found);
    if ('because' in counters) return problem(counters.because === 'type' ? 'query' : 'missing', counters.problem);
    if (counters.values.size === 0) return { problem: noSeries(selector, found) };
    const before = sameProcess(last, found.processStartSeconds);
    const state = remembered(before?.state ?? NOTHING_REMEMBERED, counters);
    const since = found.processStartSeconds === undefined ? lastSeconds : undefined;
    last = { state, atMs, startSeconds: found.processStartSeconds };
    lastSeconds = found.atSeconds;
    if (before === undefined) return problem('reference', 'the first reading of the counters is only the reference');
    if (atMs <= before.atMs) return problem('missing', 'no time has passed since the last reading');
    const elapsedMs = atMs - before.atMs;
    const most = (value: number) => mostSinceRestart(pace, elapsedMs, value);
    const { value, resets, strangers, lost, doubt: fall } = growthSince(before.state, counters, most, since);
    if (strangers > 0) return problem('reference', 'another process answers that was already running');
    const after = afterGrowth(pace, value, elapsedMs, fall && { fall, lost });
    pace = after.pace;
    const mark = resets > 0 || fall ? { reset: true as const } : {};
    if (after.doubt) return { problem: problemOf(after.doubt), ...mark };
    return { value: (value * 1000) / elapsedMs, ...mark };
  };
}

function quantile(selector: Selector, q: number): (found: Scraped, atMs: number) => Reading {
  let last: Last<Histograms> | undefined;
  let pace: Pace = NO_PACE;
  return (found, atMs) => {
    const series = found.selected[0] ?? new Map();
    if (series.size === 0) return { problem: noSeries(selector, found) };
    const histograms = histogramsIn(series);
    if (!(histograms instanceof Map)) return problem('query', 'problem' in histograms ? histograms.problem : '');
    const before = sameProcess(last, found.processStartSeconds);
    last = { state: histograms, atMs, startSeconds: found.processStartSeconds };
    if (before === undefined) return problem('reference', 'the first reading of the histograms is only the reference');
    const elapsedMs = atMs - before.atMs;
    const { grown, resets, lost, fall } = bucketGrowth(before.state, histograms, (most) =>
      mostSinceRestart(pace, elapsedMs, most),
    );
    const mark = resets > 0 || fall ? { reset: true as const } : {};
    const observed = grown.reduce((sum, { counts }) => sum + (counts.at(-1) ?? 0), 0);
    const after = afterGrowth(pace, observed, elapsedMs, fall && { fall, lost });
    pace = after.pace;
    if (after.doubt) return { problem: problemOf(after.doubt), ...mark };
    const result = quantileOf(q, grown);
    if (result === undefined)
      return { ...problem('no-traffic', 'nothing was observed since the last reading'), ...mark };
    return { value: result.value, ...(result.isAtLeast ? { isAtLeast: true } : {}), ...mark };
  };
}

/** Of what is a rate itself: how fast it grows is what is judged, and not a reason to doubt it. */
function afterGrowth(
  pace: Pace,
  grown: number,
  elapsedMs: number,
  found: { fall: GrowthDoubt; lost: number } | undefined,
) {
  return found ? { pace: paceAfterFall(pace, found.lost), doubt: found.fall } : paceAfter(pace, grown, elapsedMs, true);
}

/** What was added to each histogram. One that is new, or has other bounds, has grown by what it is now. */
function bucketGrowth(
  before: Histograms,
  after: Histograms,
  most: (before: number) => number,
): { grown: Buckets[]; resets: number; lost: number; fall: GrowthDoubt | undefined } {
  let resets = 0;
  let lost = 0;
  let fall: GrowthDoubt | undefined;
  const grown = [...after].flatMap(([key, now]): Buckets[] => {
    const then = before.get(key);
    if (then === undefined) return [now];
    const isSame = now.bounds.length === then.bounds.length && now.bounds.every((each, at) => each === then.bounds[at]);
    const step = stepOf(isSame ? then.counts : [], now.counts, most);
    if ('doubt' in step) {
      fall ??= step.doubt;
      lost += Math.max(0, (then.counts.at(-1) ?? 0) - (now.counts.at(-1) ?? 0));
      return [];
    }
    if (!isSame || step.isRestart) resets++;
    return [{ bounds: now.bounds, counts: step.by }];
  });
  return { grown, resets, lost, fall };
}

function problem(kind: Problem['kind'], reason: string): { problem: Problem } {
  return { problem: { kind, reason } };
}
