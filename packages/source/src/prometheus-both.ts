import type { Problem } from './measurement';
import { numberIn } from './prometheus-answer';
import type { AskPromql, Reading } from './prometheus-value';

/**
 * The errors among all, from two expressions. No series of errors while there is a total means no errors yet. The
 * numbers are requests where `areCounts`, and rates, which only give a ratio, where not.
 */
export async function bothPromql(
  query: { errors: string; total: string },
  areCounts: boolean,
  ask: AskPromql,
): Promise<Reading> {
  const answers = await Promise.all([ask(query.errors), ask(query.total)]);
  const [errors, total] = answers.map((answer) => ('problem' in answer ? answer : numberIn(answer.document)));
  const notes = [...new Set(answers.flatMap((answer) => ('notes' in answer ? answer.notes : [])))];
  const failed = [total, errors].find((each) => each !== undefined && 'problem' in each);
  if (failed && 'problem' in failed) return { ...failed, notes };
  const [failures = 0, requests] = [errors, total].map((each) => (each && 'value' in each ? each.value : undefined));
  if (requests === undefined) return { ...none('missing', 'the query for the total gives no series now'), notes };
  if (!Number.isFinite(requests) || !Number.isFinite(failures)) {
    return { ...none('no-traffic', `the queries give ${failures} of ${requests}`), notes };
  }
  if (requests === 0) return { ...none('no-traffic', 'no requests'), notes };
  const ratio = failures / requests;
  if (ratio < 0 || ratio > 1) {
    return { ...none('missing', `the queries give ${failures} errors of only ${requests} requests`), notes };
  }
  // An increase() is extrapolated to the ends of its range: it comes with decimals.
  const counted = Math.round(requests);
  const mark = errors && 'value' in errors && errors.value === undefined ? { errorsUnmatched: true as const } : {};
  if (!areCounts || counted === 0) return { ratio, ...mark, notes };
  return { ratio, ...mark, errors: Math.min(counted, Math.round(failures)), total: counted, notes };
}

function none(kind: Problem['kind'], reason: string): { problem: Problem } {
  return { problem: { kind, reason } };
}
