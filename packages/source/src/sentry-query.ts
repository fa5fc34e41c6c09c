import type { Window } from './buckets';

const DATASETS = ['spans', 'logs', 'errors', 'transactions', 'uptime_results', 'profile_functions'];
const QUERY = /^(?:([a-z_]+)\s+)?([a-z_]\w*\([^()]*\))\s*([\s\S]*)$/i;

export interface SentryQuery {
  dataset: string;
  /** The aggregate, such as `count()`. */
  yAxis: string;
  /** What an event must be to count, in Sentry's search syntax. */
  search: string;
}

/** `[dataset] aggregate() [search…]`; the dataset is `spans` where none is given. */
export function parseSentry(text: string): SentryQuery | { problem: string } {
  const [, dataset = 'spans', yAxis, search = ''] = QUERY.exec(text.trim()) ?? [];
  if (yAxis === undefined)
    return { problem: `${text} is not an aggregate with a search, such as count() is_transaction:true` };
  if (!DATASETS.includes(dataset)) return { problem: `${dataset} is not a dataset: ${DATASETS.join(', ')}` };
  return { dataset, yAxis, search: search.trim() };
}

/** The parameters of the timeseries of a query; times as the API takes them. */
export function sentryParameters(
  { dataset, yAxis, search }: SentryQuery,
  project: string,
  { fromMs, toMs }: Window,
  bucketMs: number,
): URLSearchParams {
  const time = (ms: number) => new Date(ms).toISOString().slice(0, 19);
  const parameters = new URLSearchParams({
    dataset,
    yAxis,
    project,
    start: time(fromMs),
    end: time(toMs),
    interval: `${bucketMs / 60_000}m`,
  });
  if (search !== '') parameters.set('query', search);
  return parameters;
}
