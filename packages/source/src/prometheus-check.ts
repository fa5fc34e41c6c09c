import { numberIn, seriesIn } from './prometheus-answer';
import { refusalOf } from './prometheus-signal';
import type { AskPromql } from './prometheus-value';
import { isSelector, withoutComments } from './promql';
import { type QuestionTried, questionsTried } from './questions-tried';
import type { Signal, SignalForm } from './signal';
import type { QueryCheck } from './signal-source';
import { ratioProblem } from './value';

type Found = Pick<QueryCheck, 'found' | 'problem' | 'isDoubtful'>;

/** Tries each query of a signal once: what is read series by series over the last hour, everything else for its value now. */
export async function checkPromql({ name, query }: Signal, ask: AskPromql): Promise<QueryCheck[]> {
  const refusal = refusalOf(query);
  return Promise.all(
    questionsTried(query).map(async (question) => ({
      signal: name,
      query: question.text,
      ...(refusal === undefined ? await tried(question, query.form, ask) : wrong(refusal)),
    })),
  );
}

function wrong(reason: string): Found {
  return { problem: { kind: 'query', reason } };
}

async function tried(question: QuestionTried, form: SignalForm, ask: AskPromql): Promise<Found> {
  const { text, nothing } = question;
  const isPlain = isSelector(text);
  if (isPlain && form !== 'value' && form !== 'ratio') return triedSeries(question, ask);
  const answer = await ask(text);
  if ('problem' in answer) return answer;
  const found = numberIn(answer.document);
  if ('problem' in found) return found;
  const { value } = found;
  // A series that is not there just now is no wrong name.
  if (value === undefined) return isPlain ? triedSeries(question, ask) : nothing('no series now');
  const problem = form === 'ratio' ? ratioProblem(value) : undefined;
  return problem === undefined ? { found: `the value ${value}` } : { problem };
}

async function triedSeries({ text, nothingInLastHour }: QuestionTried, ask: AskPromql): Promise<Found> {
  const answer = await ask(`${withoutComments(text)}[1h]`);
  if ('problem' in answer) return answer;
  const found = seriesIn(answer.document);
  if ('problem' in found) return found;
  if (found.series.length === 0) return nothingInLastHour('no series');
  return { found: `${found.series.length} series in the last hour` };
}
