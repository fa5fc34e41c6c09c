import type { Clock } from '@deploy-actions/clock';
import { NO_PACE, type Pace, paceAfter, paceAfterFall } from './core/counter-growth';
import { problemOf } from './core/problem';
import { NO_SERIES, storedGrowth } from './core/series-growth';
import type { Problem } from './measurement';
import { seriesIn } from './prometheus-answer';
import type { AskPromql, Reading, SignalWatch } from './prometheus-value';
import { promDuration, withoutComments } from './promql';

/** How far back the newest sample of a series may be: what an instant query uses, too. */
const LOOKBACK_MS = 300_000;
/** A sample may be stored later than it was taken. */
const MARGIN_MS = 60_000;
const LONGEST_MS = 3_600_000;

/** The growth of two plain selectors since the last measurement with requests, from the samples as they were scraped. */
export function counterWatch(query: { errors: string; total: string }, ask: AskPromql, clock: Clock): SignalWatch {
  let known = { errors: NO_SERIES, total: NO_SERIES };
  let sinceMs: number | undefined;
  let pace: Pace = NO_PACE;

  return async () => {
    const nowMs = clock.elapsed();
    const backMs = sinceMs === undefined ? LOOKBACK_MS : Math.min(LONGEST_MS, nowMs - sinceMs + MARGIN_MS);
    const range = promDuration(backMs);
    // One after the other: a scrape between the two then adds requests without errors, not errors without requests.
    const errors = await selected(`${withoutComments(query.errors)}[${range}]`, ask);
    if ('problem' in errors) return { ...errors, notes: [] };
    const total = await selected(`${withoutComments(query.total)}[${range}]`, ask);
    if ('problem' in total) return { ...total, notes: [] };
    const notes = [...new Set([...errors.notes, ...total.notes])];
    if (sinceMs === undefined && total.series.length === 0) {
      return { ...none('query', `${query.total} selects no series`), notes };
    }
    const requests = storedGrowth(known.total, total.series, pace);
    const failures = storedGrowth(known.errors, errors.series, pace, known.total.processes);
    if (sinceMs === undefined) return remember(none('reference', 'the first samples are only the reference'));
    if (requests.samples === 0) {
      return {
        ...none('missing', 'no new sample: check that interval is not shorter than the scrape interval'),
        notes,
      };
    }
    const mark = {
      ...(requests.resets + failures.resets > 0 ? { reset: true as const, restart: true as const } : {}),
      ...(failures.known.newest.size === 0 ? { errorsUnmatched: true as const } : {}),
    };
    const fall = requests.doubt ?? failures.doubt;
    const after = fall
      ? { pace: paceAfterFall(pace, requests.lost) }
      : paceAfter(pace, requests.value, requests.elapsedMs);
    const doubt = fall ?? after.doubt;
    if (doubt) {
      pace = after.pace;
      return remember({ problem: problemOf(doubt), ...mark, ...(fall ? { reset: true as const } : {}) });
    }
    if (requests.value <= 0) return { ...none('no-traffic', 'no requests since the last measurement'), ...mark, notes };
    if (failures.value <= requests.value) {
      const counts = { errors: failures.value, total: requests.value };
      pace = after.pace;
      return remember({ ratio: counts.errors / counts.total, ...counts, ...mark });
    }
    return {
      ...none('missing', `${failures.value} errors but only ${requests.value} requests since the last measurement`),
      ...mark,
      notes,
    };

    function remember(reading: Omit<Reading, 'notes'>): Reading {
      known = { errors: failures.known, total: requests.known };
      sinceMs = nowMs;
      return { ...reading, notes };
    }
  };
}

async function selected(query: string, ask: AskPromql) {
  const answer = await ask(query);
  if ('problem' in answer) return answer;
  const found = seriesIn(answer.document);
  return 'problem' in found ? found : { ...found, notes: answer.notes };
}

function none(kind: Problem['kind'], reason: string): { problem: Problem } {
  return { problem: { kind, reason } };
}
