import {
  acquaintance,
  acquainted,
  countersIn,
  type NoCounter,
  type Processes,
  type Selector,
} from '@deploy-actions/openmetrics';
import { mostSinceRestart, NO_PACE, type Pace, paceAfter, paceAfterFall } from './core/counter-growth';
import { problemOf } from './core/problem';
import { growthSince, NOTHING_REMEMBERED, type Remembered, remembered } from './core/series-growth';
import type { Scraped } from './fetch-exposition';
import type { InstanceReading, Problem } from './measurement';
import { nearSeries } from './near-series';
import { NONE_OF_OURS, type Own } from './own-window';
import { told } from './told';

export interface CounterSelectors {
  errors: Selector;
  total: Selector;
}

interface CounterPair {
  readonly errors: Remembered;
  readonly total: Remembered;
  /** Of the last scrape of this process. */
  readonly atMs: number;
}

/** What is remembered of one instance from scrape to scrape. */
export interface Ledger {
  readonly processes: Processes<CounterPair>;
  /** The selector for all requests has matched something. */
  readonly hasTotal: boolean;
  /** Growth that no reading has told yet: of errors that were counted before their requests. */
  readonly untold: { readonly errors: number; readonly total: number };
  /** When it was scraped last, in seconds since 1970. */
  readonly atSeconds: number | undefined;
  readonly pace: Pace;
}

const NOTHING: CounterPair = { errors: NOTHING_REMEMBERED, total: NOTHING_REMEMBERED, atMs: 0 };

type Reading = Omit<InstanceReading, 'name'>;

export const EMPTY_LEDGER: Ledger = {
  processes: [],
  hasTotal: false,
  untold: { errors: 0, total: 0 },
  atSeconds: undefined,
  pace: NO_PACE,
};

/** The order in which `account` expects what was found. */
export function selectorsOf({ errors, total }: CounterSelectors): [Selector, Selector] {
  return [errors, total];
}

interface Asked {
  /** When this scrape was made, on a clock that only goes forward. */
  atMs: number;
  /** How much of the growth is ours. */
  ownUpTo?: ((isReset: boolean) => Own) | undefined;
}

/**
 * What an instance counted since its last scrape, and what to remember until the next one. `isSpent`: the next one is
 * compared with this one.
 */
export function account(
  ledger: Ledger,
  { errors, total }: CounterSelectors,
  found: Scraped,
  { atMs, ownUpTo = () => NONE_OF_OURS }: Asked = { atMs: 0 },
): { ledger: Ledger; reading: Reading; isSpent: boolean } {
  const failed = countersIn(found.selected[0] ?? new Map(), found);
  if ('because' in failed) return { ledger, reading: noCounter(errors, failed), isSpent: false };
  const all = countersIn(found.selected[1] ?? new Map(), found);
  if ('because' in all) return { ledger, reading: noCounter(total, all), isSpent: false };

  const startSeconds = found.processStartSeconds;
  const { atSeconds: lastSeconds } = ledger;
  const known = acquaintance(ledger.processes, startSeconds, lastSeconds);
  const before = known.kind === 'same' ? known.state : NOTHING;
  const state = { errors: remembered(before.errors, failed), total: remembered(before.total, all), atMs };
  const hasTotal = ledger.hasTotal || all.values.size > 0;
  const processes = acquainted(ledger.processes, { startSeconds, state });
  const next = { ...ledger, hasTotal, processes, atSeconds: found.atSeconds ?? lastSeconds };
  const isFirst = known.kind === 'first';
  const only = (reading: Reading) => ({ ledger: next, reading, isSpent: isFirst });
  if (!hasTotal) return only({ problem: noSeries(total, found) });
  if (isFirst) return only(problem('reference', 'the first reading of the counters is only the reference'));
  // A process that tells its start is the same one, whatever its series say.
  const since = startSeconds === undefined ? lastSeconds : undefined;
  const elapsedMs = atMs - before.atMs;
  const most = (value: number) => mostSinceRestart(ledger.pace, elapsedMs, value);
  const [more, moreOfAll] = [
    growthSince(before.errors, failed, most, since),
    growthSince(before.total, all, most, since),
  ];
  if (known.kind === 'other' || more.strangers + moreOfAll.strangers > 0) {
    return only(
      problem('reference', 'another process answers that was already running: its counters are only a reference'),
    );
  }
  const isNamed = known.kind === 'restarted' || ledger.processes.some((each) => each.startSeconds === startSeconds);
  const isReset = known.kind === 'restarted' || more.resets + moreOfAll.resets > 0;
  const marks: Reading = {
    // One that began a second before or after may be another one.
    ...(startSeconds === undefined || !isNamed ? { anonymous: true } : {}),
    ...(known.kind === 'same' && !known.isNewest ? { inTurn: true } : {}),
    ...(isReset ? { reset: true } : {}),
    ...(known.kind === 'restarted' ? { restart: true } : {}),
    ...(failed.values.size === 0 ? unmatched(errors, total, found) : {}),
  };
  const fall = moreOfAll.doubt ?? more.doubt;
  // What a process that restarted for certain has counted needs no comparison.
  const after =
    fall || known.kind === 'restarted' ? { pace: ledger.pace } : paceAfter(ledger.pace, moreOfAll.value, elapsedMs);
  const doubt = fall ?? after.doubt;
  if (doubt) {
    const pace = fall ? paceAfterFall(ledger.pace, moreOfAll.lost) : after.pace;
    const reading: Reading = { problem: problemOf(doubt), ...marks, ...(fall ? { reset: true } : {}) };
    return { ledger: { ...next, pace, untold: EMPTY_LEDGER.untold }, reading, isSpent: true };
  }
  const grown = { errors: ledger.untold.errors + more.value, total: ledger.untold.total + moreOfAll.value };
  const { reading, isSpent } = told(grown, ownUpTo(isReset));
  const untold = isSpent ? EMPTY_LEDGER.untold : grown;
  return { ledger: { ...next, untold, pace: after.pace }, reading: { ...reading, ...marks }, isSpent };
}

/** That a selector matches nothing, and what the metrics have instead. */
export function noSeries({ text, name, labels }: Selector, found: Scraped): Problem {
  const near = name === undefined ? undefined : nearSeries(name, labels, found.names);
  return problemOf({ is: 'no-series', selector: text, ...(near === undefined ? {} : { near }) });
}

function unmatched(errors: Selector, total: Selector, found: Scraped): Pick<Reading, 'errorsUnmatched' | 'errorsNear'> {
  const errorsNear = nearErrors(errors, total, found);
  return { errorsUnmatched: true, ...(errorsNear === undefined ? {} : { errorsNear }) };
}

/** A name that is there and resembles the one of the selector for `errors`, which matches nothing; never that of all requests. */
export function nearErrors({ name, labels }: Selector, total: Selector, { names }: Scraped): string | undefined {
  const near = name === undefined ? undefined : nearSeries(name, labels, names);
  return near !== undefined && 'name' in near && near.name !== total.name ? near.name : undefined;
}

function noCounter({ text }: Selector, { because, problem: what }: NoCounter): Reading {
  return problem(because === 'type' ? 'query' : 'missing', `${text}: ${what}`);
}

function problem(kind: Problem['kind'], reason: string): Reading {
  return { problem: { kind, reason } };
}
