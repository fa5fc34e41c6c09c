import {
  acquaintance,
  acquainted,
  type Counters,
  countersIn,
  type Exposition,
  growthSince,
  NO_COUNTERS_YET,
  type NoCounter,
  type Processes,
  remembered,
  type Selector,
} from '@deploy-actions/openmetrics';
import type { InstanceReading, Problem } from './measurement';

export interface CounterSelectors {
  errors: Selector;
  total: Selector;
}

interface CounterPair {
  readonly errors: Counters;
  readonly total: Counters;
}

/** What is remembered of one instance from scrape to scrape. */
export interface Ledger {
  readonly processes: Processes<CounterPair>;
  /** The selector for all requests has matched something. */
  readonly hasTotal: boolean;
  /** Growth that no reading has told yet: of errors that were counted before their requests. */
  readonly untold: { readonly errors: number; readonly total: number };
}

const NOTHING: CounterPair = { errors: NO_COUNTERS_YET, total: NO_COUNTERS_YET };

type Reading = Omit<InstanceReading, 'name'>;

export const EMPTY_LEDGER: Ledger = { processes: [], hasTotal: false, untold: { errors: 0, total: 0 } };

/** The order in which `account` expects what was found. */
export function selectorsOf({ errors, total }: CounterSelectors): [Selector, Selector] {
  return [errors, total];
}

/** What an instance counted since its last scrape, and what to remember until the next one. */
export function account(
  ledger: Ledger,
  { errors, total }: CounterSelectors,
  found: Exposition,
): { ledger: Ledger; reading: Reading } {
  const failed = countersIn(found.selected[0] ?? new Map(), found);
  if ('because' in failed) return { ledger, reading: noCounter(errors, failed) };
  const all = countersIn(found.selected[1] ?? new Map(), found);
  if ('because' in all) return { ledger, reading: noCounter(total, all) };

  const startSeconds = found.processStartSeconds;
  const known = acquaintance(ledger.processes, startSeconds);
  const before = known.kind === 'same' ? known.state : NOTHING;
  const state = { errors: remembered(before.errors, failed), total: remembered(before.total, all) };
  const hasTotal = ledger.hasTotal || all.values.size > 0;
  const next = { ...ledger, hasTotal, processes: acquainted(ledger.processes, { startSeconds, state }) };
  if (!hasTotal) return { ledger: next, reading: problem('query', `${total.text} matches no series`) };
  if (known.kind === 'first') {
    return { ledger: next, reading: problem('reference', 'the first reading of the counters is only the reference') };
  }
  if (known.kind === 'older') {
    return { ledger: next, reading: problem('reference', 'another process answers, which is older than the last one') };
  }
  const [more, moreOfAll] = [growthSince(before.errors, failed), growthSince(before.total, all)];
  const grown = { errors: ledger.untold.errors + more.value, total: ledger.untold.total + moreOfAll.value };
  const isReset = known.kind === 'restarted' || more.resets + moreOfAll.resets > 0;
  const marks: Reading = {
    ...(isReset ? { reset: true } : {}),
    ...(known.kind === 'restarted' ? { restart: true } : {}),
    ...(failed.values.size === 0 ? { errorsUnmatched: true } : {}),
  };
  if (grown.total > 0 && grown.errors <= grown.total) {
    const reading = { ratio: grown.errors / grown.total, ...grown, ...marks };
    return { ledger: { ...next, untold: EMPTY_LEDGER.untold }, reading };
  }
  const why =
    grown.total === 0
      ? problem('no-traffic', 'no requests since the last reading')
      : problem('missing', `${grown.errors} errors but only ${grown.total} requests since the last reading`);
  return { ledger: { ...next, untold: grown }, reading: { ...why, ...marks } };
}

function noCounter({ text }: Selector, { because, problem: what }: NoCounter): Reading {
  return problem(because === 'type' ? 'query' : 'missing', `${text}: ${what}`);
}

function problem(kind: Problem['kind'], reason: string): Reading {
  return { problem: { kind, reason } };
}
