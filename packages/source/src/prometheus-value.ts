import type { InstanceReading, Problem } from './measurement';
import { numberIn } from './prometheus-answer';

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
  if (value >= 0 && value <= 1) return { ratio: value, notes };
  return { ...missing('query', `the query gives ${value}, which is no ratio (0 to 1)`), notes };
}

function missing(kind: Problem['kind'], reason: string): { problem: Problem } {
  return { problem: { kind, reason } };
}
