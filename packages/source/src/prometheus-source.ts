import type { Adapter } from './adapter';
import { askProvider } from './ask-provider';
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
  const headers = [['content-type', 'application/x-www-form-urlencoded'] as const, ...settings.headers];
  const url = queryUrl(settings.url);
  const ask: AskPromql = async (query) => {
    const body = new URLSearchParams({ query, timeout: promDuration(settings.timeoutMs) }).toString();
    const answer = await askProvider({ url, headers, body, timeoutMs: settings.timeoutMs }, world, prometheusWords);
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

function queryUrl(server: string): string {
  const url = new URL(server);
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/query`;
  return url.href;
}
