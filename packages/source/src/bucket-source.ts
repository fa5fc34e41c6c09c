import { formatDuration } from '@deploy-actions/quantity';
import { newestValue, nextWindow, type Point, type Sum, sumCounts, type Window } from './buckets';
import type { Observation, Problem } from './measurement';
import { questionsTried } from './questions-tried';
import { questionsOf, type Signal, type SignalForm } from './signal';
import type { QueryCheck, SignalSource } from './signal-source';
import type { SourceWorld } from './source-world';
import { ratioProblem } from './value';

export type Series = readonly Point[] | { problem: Problem };

/** A provider that keeps its data in buckets. */
export interface BucketProvider {
  /** What an instance is called: the provider and its address or region. */
  name: string;
  bucketMs: number;
  /** How long after its end a bucket may still grow. */
  lateMs: number;
  /** One series for each query, in their order. Rejects only when the run is cancelled. */
  ask(queries: readonly string[], window: Window): Promise<{ series: readonly Series[]; notes: readonly string[] }>;
}

/**
 * Measures the complete buckets that began since the source was opened, each once: the newest bucket still grows, and
 * what came before has been done by the version before.
 */
export function bucketSource(
  provider: BucketProvider,
  signals: readonly Signal[],
  world: Pick<SourceWorld, 'clock'>,
): SignalSource {
  const { name, bucketMs, lateMs } = provider;
  const firstMs = Math.ceil(world.clock.now() / bucketMs) * bucketMs;
  const nextMs = signals.map(() => firstMs);
  /** The signals that ever had a point. */
  const known = new Set<number>();

  async function measure(): Promise<readonly Observation[]> {
    const nowMs = world.clock.now();
    const windows = nextMs.map((fromMs) => nextWindow(fromMs, nowMs, bucketMs, lateMs));
    const open = windows.filter((window) => window !== undefined);
    if (open.length === 0) return signals.map((_, index) => observed(tooEarly(nextMs[index] ?? firstMs), []));
    const whole = {
      fromMs: Math.min(...open.map(({ fromMs }) => fromMs)),
      toMs: Math.max(...open.map(({ toMs }) => toMs)),
    };
    const { series, notes } = await askBlaming(
      signals.flatMap(({ query }) => questionsOf(query)),
      whole,
    );
    let at = 0;
    return signals.map((signal, index) => {
      const from = at;
      at += questionsOf(signal.query).length;
      const answers = series.slice(from, at);
      const window = windows[index];
      if (window === undefined) return observed(tooEarly(nextMs[index] ?? firstMs), notes);
      const found = read(signal, answers, window);
      if (found.newestMs !== undefined) {
        nextMs[index] = (Math.floor(found.newestMs / bucketMs) + 1) * bucketMs;
        known.add(index);
      }
      return observed(known.has(index) ? found.reading : withoutPoints(found.reading), [...notes, ...found.notes]);
    });
  }

  /** One wrong query makes some providers refuse all: then each is asked by itself, so that the others have data. */
  async function askBlaming(queries: readonly string[], window: Window) {
    const answer = await provider.ask(queries, window);
    const isRefused = answer.series.every((each) => 'problem' in each && each.problem.kind === 'query');
    if (queries.length < 2 || !isRefused) return answer;
    const answers = await Promise.all(queries.map((query) => provider.ask([query], window)));
    return { series: answers.flatMap(({ series }) => series), notes: answers.flatMap(({ notes }) => notes) };
  }

  function tooEarly(fromMs: number): Sum['reading'] {
    const readyAt = new Date(fromMs + bucketMs + lateMs).toISOString().slice(11, 19);
    const bucket = `bucket of ${formatDuration(bucketMs)}`;
    return fromMs === firstMs
      ? { problem: { kind: 'reference', reason: `the first whole ${bucket} is complete at ${readyAt} UTC` } }
      : { problem: { kind: 'missing', reason: `the next ${bucket} is complete at ${readyAt} UTC` } };
  }

  function observed(reading: Sum['reading'], notes: readonly string[]): Observation {
    const said = notes.length > 0 ? { notes: [...new Set(notes)] } : {};
    return { ...reading, ...said, instances: [{ name, ...reading }] };
  }

  async function check(): Promise<readonly QueryCheck[]> {
    const toMs = Math.floor((world.clock.now() - lateMs) / bucketMs) * bucketMs;
    const asked = signals.flatMap(({ name: signal, query }) =>
      questionsTried(query).map((question) => ({ signal, question, form: query.form })),
    );
    const { series } = await askBlaming(
      asked.map(({ question }) => question.text),
      { fromMs: toMs - 3_600_000, toMs },
    );
    return asked.map(({ signal, question, form }, index) => {
      return { signal, query: question.text, ...(tried(series[index], form) ?? question.nothingInLastHour('no data')) };
    });
  }

  return { pace: { bucketMs, lateMs }, measure, check };
}

function read({ query }: Signal, answers: readonly Series[], window: Window): Sum {
  const failed = answers.find((answer) => 'problem' in answer);
  if (failed && 'problem' in failed) return { reading: failed, newestMs: undefined, notes: [] };
  const [first = [], second = []] = answers.map((answer) => ('problem' in answer ? [] : answer));
  if (query.form === 'counters') return sumCounts(first, second, window);
  if (query.form === 'quantile' || query.form === 'rate') {
    const reason = `this source has no form ${query.form}: compute it in the query, with form value`;
    return { reading: { problem: { kind: 'query', reason } }, newestMs: undefined, notes: [] };
  }
  return newestValue(query.form, first, window);
}

/** What never had a point may be a wrong name as well as a service without requests: that is no answer. */
function withoutPoints(reading: Sum['reading']): Sum['reading'] {
  if (!('problem' in reading) || reading.problem.kind !== 'no-traffic') return reading;
  return {
    problem: { kind: 'missing', reason: 'no data point since the start: no requests, or no metric with that name' },
  };
}

/** Undefined where there is nothing. */
function tried(series: Series | undefined, form: SignalForm): Pick<QueryCheck, 'found' | 'problem'> | undefined {
  if (series === undefined) return { problem: { kind: 'query', reason: 'the answer has no series for it' } };
  if ('problem' in series) return series;
  const last = series.at(-1);
  if (last === undefined) return undefined;
  const problem = form === 'ratio' ? ratioProblem(last.value) : undefined;
  if (problem) return { problem };
  return { found: `${series.length} buckets with data in the last hour, the newest of them ${last.value}` };
}
