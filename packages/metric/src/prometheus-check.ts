import { numberIn, seriesIn } from './prometheus-answer';
import type { AskPromql } from './prometheus-value';
import { isSelector } from './promql';
import { questionsOf, type Signal } from './signal';
import type { QueryCheck } from './signal-source';

/** Tries each query of a signal once: a selector over the last hour, everything else for its value now. */
export async function checkPromql({ name, query }: Signal, ask: AskPromql): Promise<QueryCheck[]> {
  return Promise.all(
    questionsOf(query).map(async (text) => ({ signal: name, query: text, ...(await tried(text, ask)) })),
  );
}

async function tried(text: string, ask: AskPromql): Promise<Omit<QueryCheck, 'signal' | 'query'>> {
  const answer = await ask(isSelector(text) ? `${text}[1h]` : text);
  if ('problem' in answer) return answer;
  if (!isSelector(text)) {
    const found = numberIn(answer.document);
    if ('problem' in found) return found;
    return { found: found.value === undefined ? 'no series now' : `the value ${found.value}` };
  }
  const found = seriesIn(answer.document);
  if ('problem' in found) return found;
  if (found.series.length === 0) return { found: 'no series in the last hour' };
  return { found: `${found.series.length} series in the last hour` };
}
