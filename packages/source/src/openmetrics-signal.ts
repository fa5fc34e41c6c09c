import {
  bucketGrowth,
  countersIn,
  growthSince,
  type Histograms,
  histogramsIn,
  NOTHING_REMEMBERED,
  quantileOf,
  type Remembered,
  remembered,
  type Selector,
  shownSeries,
} from '@deploy-actions/openmetrics';
import type { Scraped } from './fetch-exposition';
import type { InstanceReading, Problem } from './measurement';
import type { OwnCount } from './own-count';
import { account, EMPTY_LEDGER, type Ledger } from './scrape-ledger';

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
      return (found, _, own) => {
        const { ledger: next, reading, isSpent } = account(ledger, query, found, own?.upTo);
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
function gauge({ text }: Selector, { selected }: Scraped): Reading {
  const [first, second] = selected[0] ?? [];
  if (first === undefined) return problem('query', `${text} matches no series`);
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
  let lastSeconds: number | undefined;
  return (found, atMs) => {
    const counters = countersIn(found.selected[0] ?? new Map(), found);
    if ('because' in counters) return problem(counters.because === 'type' ? 'query' : 'missing', counters.problem);
    if (counters.values.size === 0) return problem('query', `${selector.text} matches no series`);
    const before = sameProcess(last, found.processStartSeconds);
    const state = remembered(before?.state ?? NOTHING_REMEMBERED, counters);
    const since = found.processStartSeconds === undefined ? lastSeconds : undefined;
    last = { state, atMs, startSeconds: found.processStartSeconds };
    lastSeconds = found.atSeconds;
    if (before === undefined) return problem('reference', 'the first reading of the counters is only the reference');
    if (atMs <= before.atMs) return problem('missing', 'no time has gone by since the last reading');
    const { value, resets, strangers } = growthSince(before.state, counters, since);
    if (strangers > 0) return problem('reference', 'another process answers, which was there before');
    return { value: (value * 1000) / (atMs - before.atMs), ...(resets > 0 ? { reset: true } : {}) };
  };
}

function quantile(selector: Selector, q: number): (found: Scraped, atMs: number) => Reading {
  let last: Last<Histograms> | undefined;
  return (found, atMs) => {
    const series = found.selected[0] ?? new Map();
    if (series.size === 0) return problem('query', `${selector.text} matches no series`);
    const histograms = histogramsIn(series);
    if (!(histograms instanceof Map)) return problem('query', 'problem' in histograms ? histograms.problem : '');
    const before = sameProcess(last, found.processStartSeconds);
    last = { state: histograms, atMs, startSeconds: found.processStartSeconds };
    if (before === undefined) return problem('reference', 'the first reading of the histograms is only the reference');
    const { grown, resets } = bucketGrowth(before.state, histograms);
    const result = quantileOf(q, grown);
    const mark = resets > 0 ? { reset: true as const } : {};
    if (result === undefined)
      return { ...problem('no-traffic', 'nothing was observed since the last reading'), ...mark };
    return { value: result.value, ...(result.isAtLeast ? { isAtLeast: true } : {}), ...mark };
  };
}

function problem(kind: Problem['kind'], reason: string): { problem: Problem } {
  return { problem: { kind, reason } };
}
