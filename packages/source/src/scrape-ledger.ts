import {
  acquaintance,
  acquainted,
  countersIn,
  growthSince,
  NOTHING_REMEMBERED,
  type NoCounter,
  type Processes,
  type Remembered,
  remembered,
  type Selector,
} from '@deploy-actions/openmetrics';
import type { Scraped } from './fetch-exposition';
import type { InstanceReading, Problem } from './measurement';
import { NONE_OF_OURS, type Own } from './own-window';
import { told } from './told';

export interface CounterSelectors {
  errors: Selector;
  total: Selector;
}

interface CounterPair {
  readonly errors: Remembered;
  readonly total: Remembered;
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
}

const NOTHING: CounterPair = { errors: NOTHING_REMEMBERED, total: NOTHING_REMEMBERED };

type Reading = Omit<InstanceReading, 'name'>;

export const EMPTY_LEDGER: Ledger = {
  processes: [],
  hasTotal: false,
  untold: { errors: 0, total: 0 },
  atSeconds: undefined,
};

/** The order in which `account` expects what was found. */
export function selectorsOf({ errors, total }: CounterSelectors): [Selector, Selector] {
  return [errors, total];
}

/**
 * What an instance counted since its last scrape, and what to remember until the next one. `ownUpTo` says how much of it
 * is ours; `isSpent`: from this scrape on.
 */
export function account(
  ledger: Ledger,
  { errors, total }: CounterSelectors,
  found: Scraped,
  ownUpTo: (isReset: boolean) => Own = () => NONE_OF_OURS,
): { ledger: Ledger; reading: Reading; isSpent: boolean } {
  const failed = countersIn(found.selected[0] ?? new Map(), found);
  if ('because' in failed) return { ledger, reading: noCounter(errors, failed), isSpent: false };
  const all = countersIn(found.selected[1] ?? new Map(), found);
  if ('because' in all) return { ledger, reading: noCounter(total, all), isSpent: false };

  const startSeconds = found.processStartSeconds;
  const { atSeconds: lastSeconds } = ledger;
  const known = acquaintance(ledger.processes, startSeconds, lastSeconds);
  const before = known.kind === 'same' ? known.state : NOTHING;
  const state = { errors: remembered(before.errors, failed), total: remembered(before.total, all) };
  const hasTotal = ledger.hasTotal || all.values.size > 0;
  const processes = acquainted(ledger.processes, { startSeconds, state });
  const next = { ...ledger, hasTotal, processes, atSeconds: found.atSeconds ?? lastSeconds };
  const isFirst = known.kind === 'first';
  const only = (reading: Reading) => ({ ledger: next, reading, isSpent: isFirst });
  if (!hasTotal) return only(problem('query', `${total.text} matches no series`));
  if (isFirst) return only(problem('reference', 'the first reading of the counters is only the reference'));
  // A process that tells its start is the same one, whatever its series say.
  const since = startSeconds === undefined ? lastSeconds : undefined;
  const [more, moreOfAll] = [growthSince(before.errors, failed, since), growthSince(before.total, all, since)];
  if (known.kind === 'other' || more.strangers + moreOfAll.strangers > 0) {
    return only(
      problem('reference', 'another process answers, which was there before: its counters are only a reference'),
    );
  }
  const grown = { errors: ledger.untold.errors + more.value, total: ledger.untold.total + moreOfAll.value };
  const isNamed = known.kind === 'restarted' || ledger.processes.some((each) => each.startSeconds === startSeconds);
  const isReset = known.kind === 'restarted' || more.resets + moreOfAll.resets > 0;
  const marks: Reading = {
    // One that began a second before or after may be another one.
    ...(startSeconds === undefined || !isNamed ? { anonymous: true } : {}),
    ...(known.kind === 'same' && !known.isNewest ? { inTurn: true } : {}),
    ...(isReset ? { reset: true } : {}),
    ...(known.kind === 'restarted' ? { restart: true } : {}),
    ...(failed.values.size === 0 ? { errorsUnmatched: true } : {}),
  };
  const { reading, isSpent } = told(grown, ownUpTo(isReset));
  const untold = isSpent ? EMPTY_LEDGER.untold : grown;
  return { ledger: { ...next, untold }, reading: { ...reading, ...marks }, isSpent };
}

function noCounter({ text }: Selector, { because, problem: what }: NoCounter): Reading {
  return problem(because === 'type' ? 'query' : 'missing', `${text}: ${what}`);
}

function problem(kind: Problem['kind'], reason: string): Reading {
  return { problem: { kind, reason } };
}
