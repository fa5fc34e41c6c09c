import { numberIn, seriesIn } from './prometheus-answer';
import type { AskPromql } from './prometheus-value';
import { isSelector } from './promql';
import { questionsTried } from './questions-tried';
import type { Signal } from './signal';
import type { QueryCheck } from './signal-source';

/** Tries each query of a signal once: a selector over the last hour, everything else for its value now. */
export async function checkPromql({ name, query }: Signal, ask: AskPromql): Promise<QueryCheck[]> {
  return Promise.all(
    questionsTried(query).map(async (question) => ({
      signal: name,
      query: question.text,
      ...(await tried(question, ask)),
    })),
  );
}

async function tried(
  { text, nothing }: ReturnType<typeof questionsTried>[number],
  ask: AskPromql,
): Promise<Pick<QueryCheck, 'found' | 'problem' | 'isDoubtful'>> {
  const answer = await ask(isSelector(text) ? `${text}[1h]` : text);
  if ('problem' in answer) return answer;
  if (!isSelector(text)) {
    const found = numberIn(answer.document);
    if ('problem' in found) return found;
    return found.value === undefined ? nothing('no series now') : { found: `the value ${found.value}` };
  }
  const found = seriesIn(answer.document);
  if ('problem' in found) return found;
  if (found.series.length === 0) return nothing('no series in the last hour');
  return { found: `${found.series.length} series in the last hour` };
}
