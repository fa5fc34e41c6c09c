import type { Adapter } from './adapter';
import { askProvider } from './ask-provider';
import { problemOf } from './core/problem';
import type { Answer } from './document';
import { prometheusNotes, prometheusWords } from './prometheus-answer';
import { checkPromql } from './prometheus-check';
import { signalWatch } from './prometheus-signal';
import type { AskPromql } from './prometheus-value';
import { promDuration } from './promql';
import type { Signal } from './signal';
import type { SignalSource } from './signal-source';
import type { SourceWorld } from './source-world';

export interface PrometheusSettings {
  /** Of the server; a path in front of its API stays. */
  url: string;
  headers: readonly (readonly [string, string])[];
  /** For each query. */
  timeoutMs: number;
  /** Between two measurements: an increase() over no more than that counts each request once. */
  intervalMs: number;
}

export const prometheus: Adapter = {
  forms: ['counters', 'ratio', 'value', 'rate', 'quantile'],
  language: 'free',
  asks: 'server',
  access: {},
  open: async ({ instances, ...settings }, ...rest) =>
    prometheusSource({ ...settings, url: instances[0]?.url ?? '' }, ...rest),
};

/** Asks a Prometheus server, or what speaks its API. It remembers the newest sample of each series. */
export function prometheusSource(
  settings: PrometheusSettings,
  signals: readonly Signal[],
  world: SourceWorld,
): SignalSource {
  const name = new URL(settings.url).host;
  const askServer = queryByEither(settings, world);
  const ask: AskPromql = async (query) => {
    const answer = await askServer(new URLSearchParams({ query, timeout: promDuration(settings.timeoutMs) }));
    return 'problem' in answer ? answer : { ...answer, notes: prometheusNotes(answer.document) };
  };
  const watches = signals.map(({ query }) => signalWatch(query, settings.intervalMs, ask, world.clock));
  return {
    pace: { bucketMs: 0, lateMs: 0 },
    measure: () =>
      Promise.all(
        watches.map(async (watch) => {
          const { notes, ...reading } = await watch();
          const { reset: _, restart: ___, errorsUnmatched: __, ...shared } = reading;
          return { ...shared, ...(notes.length > 0 ? { notes } : {}), instances: [{ name, ...reading }] };
        }),
      ),
    check: async () => (await Promise.all(signals.map((signal) => checkPromql(signal, ask)))).flat(),
  };
}

/** What a proxy that lets only reads pass answers to a POST. */
const METHOD_REFUSED = [403, 405, 501];
/** What servers and proxies take as a whole address at least; nginx refuses a longer line by default. */
const LONGEST_URL = 8000;

/**
 * Asks by POST, for queries may be long. Where that is refused, GET is tried once, and what it was answered is
 * remembered for the rest of the run: from then on the way that is open is used, or both refusals are said.
 */
function queryByEither(
  { url: server, headers, timeoutMs }: PrometheusSettings,
  world: SourceWorld,
): (parameters: URLSearchParams) => Promise<Answer> {
  const url = queryUrl(server);
  let get: 'untried' | 'open' | { refused: string } = 'untried';

  const byPost = (parameters: URLSearchParams) => {
    const type = ['content-type', 'application/x-www-form-urlencoded'] as const;
    const body = parameters.toString();
    return askProvider({ url, headers: [type, ...headers], body, timeoutMs }, world, prometheusWords);
  };
  const byGet = async (parameters: URLSearchParams): Promise<Answer> => {
    const long = `${url}?${parameters}`;
    if (long.length <= LONGEST_URL) return askProvider({ url: long, headers, timeoutMs }, world, prometheusWords);
    const reason = `the server refuses POST, and the query is too long for GET: its URL has ${long.length} characters, the limit is ${LONGEST_URL}`;
    return { problem: { kind: 'query', reason } };
  };

  return async (parameters) => {
    if (get === 'open') return byGet(parameters);
    const posted = await byPost(parameters);
    const refusal = methodRefusal(posted);
    if (refusal === undefined) return posted;
    if (get === 'untried') {
      const got = await byGet(parameters);
      const refused = methodRefusal(got);
      if (refused === undefined) {
        if (!('problem' in got) || got.problem.kind === 'query') get = 'open';
        return got;
      }
      get = { refused };
    }
    return { problem: problemOf({ is: 'methods-refused', post: refusal, get: get.refused }) };
  };
}

/** What the server says where it refuses the method; undefined where it does not. */
function methodRefusal(answer: Answer): string | undefined {
  if (!('problem' in answer)) return undefined;
  const { cause, reason } = answer.problem;
  return cause?.is === 'status' && METHOD_REFUSED.includes(cause.status) ? reason : undefined;
}

function queryUrl(server: string): string {
  const url = new URL(server);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/query`;
  return url.href;
}
