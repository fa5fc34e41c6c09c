import type { InstanceReading, Problem } from './measurement';
import { numberIn } from './prometheus-answer';
import { ratioProblem } from './value';

export type AskPromql = (
  query: string,
) => Promise<{ document: unknown; notes: readonly string[] } | { problem: Problem }>;

/** What was measured, and what the server said besides. */
export type Reading = Omit<InstanceReading, 'name'> & { notes: readonly string[] };

/** What one signal says now; rejects only when the run is cancelled. */
export type SignalWatch = () => Promise<Reading>;

/** One number from one query: empty is no data, NaN (0/0) no traffic. A ratio is from 0 to 1. */
export async function valuePromql(as: 'ratio' | 'value', query: string, ask: AskPromql): Promise<Reading> {
  const answer = await ask(query);
  if ('problem' in answer) return { ...answer, notes: [] };
  const { notes } = answer;
  const found = numberIn(answer.document);
  if ('problem' in found) return { ...found, notes };
  const { value } = found;
  if (value === undefined) return { ...missing('missing', 'the query gives no series now'), notes };
  if (Number.isNaN(value)) return { ...missing('no-traffic', 'the query gives NaN: 0 divided by 0'), notes };
  if (!Number.isFinite(value)) return { ...missing('missing', 'the query gives an infinite value'), notes };
  if (as === 'value') return { value, notes };
  const problem = ratioProblem(value);
  return { ...(problem === undefined ? { ratio: value } : { problem }), notes };
}

function missing(kind: Problem['kind'], reason: string): { problem: Problem } {
  return { problem: { kind, reason } };
}
