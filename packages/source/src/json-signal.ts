import type { Clock } from '@deploy-actions/clock';
import { type JsonPath, parseJsonPath } from '@deploy-actions/json-path';
import { mostSinceRestart, NO_PACE, type Pace, paceAfter, paceAfterFall, stepOf } from './core/counter-growth';
import { problemOf } from './core/problem';
import type { InstanceReading, Problem } from './measurement';
import { type OwnCount, UNCOUNTED } from './own-count';
import { isAbsent, select } from './select';
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
      return countersOf(query, clock);
    case 'rate':
      return rateOf(query.query, clock);
    case 'quantile':
      return () => problem('query', 'a JSON document has no histograms');
  }
}

/** The counters of one process, as one document shows them. */
interface Reference {
  readonly errors: number;
  readonly total: number;
  readonly atMs: number;
}

/** Both counters are of one process, so they restart together. */
function countersOf(
  query: { errors: string; total: string },
  clock: Pick<Clock, 'elapsed'>,
): (document: unknown, own?: OwnCount) => Reading {
  let before: Reference | undefined;
  let pace: Pace = NO_PACE;
  return (document, own = UNCOUNTED) => {
    const total = valueIn(document, query.total, readCount);
    if ('problem' in total) return total;
    // Many services create a counter with its first error.
    const isWithoutErrors = isAbsent(document, query.errors);
    const failed = isWithoutErrors ? undefined : valueIn(document, query.errors, readCount);
    if (failed !== undefined && 'problem' in failed) return failed;
    const atMs = clock.elapsed();
    const last = before;
    if (last === undefined) {
      before = { errors: failed?.value ?? 0, total: total.value, atMs };
      own.settle();
      return problem('reference', 'the first reading of the counters is only the reference');
    }
    const elapsedMs = atMs - last.atMs;
    const most = (from: number) => mostSinceRestart(pace, elapsedMs, from);
    // A counter that is gone has not grown, unless its process is gone, too.
    const isShorter = total.value < last.total;
    const errors = failed?.value ?? (isShorter ? 0 : last.errors);
    const found: Reference = { errors, total: total.value, atMs };
    const mark = { anonymous: true as const, ...(isWithoutErrors ? { errorsUnmatched: true as const } : {}) };
    const step = stepOf([last.errors, last.total], [found.errors, found.total], most);
    if ('doubt' in step) {
      pace = paceAfterFall(pace, last.total - found.total);
      return doubted(found, own, { problem: problemOf(step.doubt), ...mark, reset: true });
    }
    const [moreErrors = 0, more = 0] = step.by;
    const after = paceAfter(pace, more, elapsedMs);
    if (after.doubt) {
      pace = after.pace;
      return doubted(found, own, { problem: problemOf(after.doubt), ...mark });
    }
    const { isRestart: isReset } = step;
    const { reading, isSpent } = told({ errors: moreErrors, total: more }, own.upTo(isReset));
    // Otherwise the reference stays (a request that began earlier may fail now: its error is not lost), but for a
    // process that restarted, whose last reading is no longer a reference for anything.
    if (isSpent) {
      before = found;
      pace = after.pace;
      own.settle();
    } else if (isReset) before = { errors: 0, total: 0, atMs: last.atMs };
    return { ...reading, ...mark, ...(isReset ? { reset: true } : {}) };
  };

  function doubted(found: Reference, own: OwnCount, reading: Reading): Reading {
    before = found;
    own.settle();
    return reading;
  }
}

function rateOf(path: string, clock: Pick<Clock, 'elapsed'>): (document: unknown) => Reading {
  let before: { value: number; atMs: number } | undefined;
  let pace: Pace = NO_PACE;
  return (document) => {
    const found = valueIn(document, path, readCount);
    if ('problem' in found) return found;
    const now = { value: found.value, atMs: clock.elapsed() };
    const last = before;
    before = now;
    if (last === undefined) return problem('reference', 'the first reading of the counter is only the reference');
    const elapsedMs = now.atMs - last.atMs;
    if (elapsedMs <= 0) return problem('missing', 'no time has passed since the last reading');
    const step = stepOf([last.value], [now.value], (from) => mostSinceRestart(pace, elapsedMs, from));
    if ('doubt' in step) {
      pace = paceAfterFall(pace, last.value - now.value);
      return { problem: problemOf(step.doubt), reset: true };
    }
    const [grown = 0] = step.by;
    const after = paceAfter(pace, grown, elapsedMs, true);
    pace = after.pace;
    const mark = step.isRestart ? { reset: true as const } : {};
    if (after.doubt) return { problem: problemOf(after.doubt), ...mark };
    return { value: (grown * 1000) / elapsedMs, ...mark };
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
