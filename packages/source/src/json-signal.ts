import type { Clock } from '@deploy-actions/clock';
import { type JsonPath, parseJsonPath } from '@deploy-actions/json-path';
import { type Counters, growth } from './counters';
import type { InstanceReading, Problem } from './measurement';
import { type OwnCount, UNCOUNTED } from './own-count';
import { select } from './select';
import type { SignalQuery } from './signal';
import { told } from './told';
import { readCount, readNumber, readRatio, type Value } from './value';

type Reading = Omit<InstanceReading, 'name'>;

/** What one signal says in the documents of one instance, one after the other: it remembers the last counters. */
export function jsonSignal(
  query: SignalQuery,
  clock: Pick<Clock, 'elapsed'>,
): (document: unknown, own?: OwnCount) => Reading {
  switch (query.form) {
    case 'ratio':
      return (document) => toReading('ratio', valueIn(document, query.query, readRatio));
    case 'value':
      return (document) => toReading('value', valueIn(document, query.query, readNumber));
    case 'counters':
      return countersOf(query);
    case 'rate':
      return rateOf(query.query, clock);
    case 'quantile':
      return () => problem('query', 'a JSON document has no histograms');
  }
}

function countersOf(query: { errors: string; total: string }): (document: unknown, own?: OwnCount) => Reading {
  let before: Counters | undefined;
  return (document, own = UNCOUNTED) => {
    const total = valueIn(document, query.total, readCount);
    if ('problem' in total) return total;
    const failed = valueIn(document, query.errors, readCount);
    if ('problem' in failed) return failed;
    const found: Counters = { errors: failed.value, total: total.value };
    if (before === undefined) {
      before = found;
      own.settle();
      return problem('reference', 'the first reading of the counters is only the reference');
    }
    const { errors, total: requests, reset } = growth(before, found);
    const mark = { anonymous: true as const, ...(reset ? { reset: true as const } : {}) };
    const { reading, isSpent } = told({ errors, total: requests }, own.upTo(reset));
    // Otherwise the reference stays (a request that began earlier may fail now: its error is not lost), but for a
    // process that began anew, whose last reading is no longer a reference for anything.
    if (isSpent) {
      before = found;
      own.settle();
    } else if (reset) before = { errors: 0, total: 0 };
    return { ...reading, ...mark };
  };
}

function rateOf(path: string, clock: Pick<Clock, 'elapsed'>): (document: unknown) => Reading {
  let before: { value: number; atMs: number } | undefined;
  return (document) => {
    const found = valueIn(document, path, readCount);
    if ('problem' in found) return found;
    const now = { value: found.value, atMs: clock.elapsed() };
    const last = before;
    before = now;
    if (last === undefined) return problem('reference', 'the first reading of the counter is only the reference');
    if (now.atMs <= last.atMs) return problem('missing', 'no time has gone by since the last reading');
    const isReset = now.value < last.value;
    const grown = isReset ? now.value : now.value - last.value;
    return { value: (grown * 1000) / (now.atMs - last.atMs), ...(isReset ? { reset: true } : {}) };
  };
}

/** The query was compiled when the inputs were read: that it cannot be now is a problem like any other. */
function valueIn(document: unknown, query: string, read: (found: unknown) => Value): Value {
  const path: JsonPath | { problem: string } = parseJsonPath(query);
  if ('problem' in path) return problem('query', path.problem);
  const selected = select(path, document);
  return 'problem' in selected ? selected : read(selected.found);
}

function toReading(as: 'ratio' | 'value', found: Value): Reading {
  return 'problem' in found ? found : { [as]: found.value };
}

function problem(kind: Problem['kind'], reason: string): { problem: Problem } {
  return { problem: { kind, reason } };
}
