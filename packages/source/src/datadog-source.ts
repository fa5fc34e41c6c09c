import { type Adapter, NEEDED } from './adapter';
import { API_URL, apiAddress } from './api-address';
import { askProvider } from './ask-provider';
import { bucketSource } from './bucket-source';
import { datadogSeries, datadogWords } from './datadog-answer';
import type { Signal } from './signal';
import type { SignalSource } from './signal-source';
import type { SourceWorld } from './source-world';

export interface DatadogSettings {
  /** Of the site: `https://api.datadoghq.com`, `https://api.datadoghq.eu`, … */
  url: string;
  apiKey: string;
  appKey: string;
  timeoutMs: number;
}

const BUCKET_MS = 60_000;
/** Agents send every 10 to 15 s, and what they sent is there some seconds later. */
const LATE_MS = 60_000;

export const datadog: Adapter = {
  forms: ['counters', 'ratio', 'value'],
  language: 'free',
  asks: 'provider',
  access: { 'api-key': NEEDED, 'app-key': NEEDED, 'api-url': API_URL },
  open: async ({ timeoutMs, access = {} }, ...rest) => {
    const { 'api-key': apiKey = '', 'app-key': appKey = '', 'api-url': url = 'https://api.datadoghq.com' } = access;
    return datadogSource({ url, apiKey, appKey, timeoutMs }, ...rest);
  },
};

/** Datadog's metrics, minute by minute, by the timeseries query of its API. */
export function datadogSource(settings: DatadogSettings, signals: readonly Signal[], world: SourceWorld): SignalSource {
  const url = apiAddress(settings.url, '/api/v2/query/timeseries');
  const headers = [
    ['content-type', 'application/json'],
    ['dd-api-key', settings.apiKey],
    ['dd-application-key', settings.appKey],
  ] as const;
  return bucketSource(
    {
      name: url.host,
      bucketMs: BUCKET_MS,
      lateMs: LATE_MS,
      ask: async (texts, { fromMs, toMs }) => {
        const queries = texts.map((query, index) => ({ data_source: 'metrics', name: `q${index}`, query }));
        const formulas = queries.map(({ name }) => ({ formula: name }));
        const attributes = { from: fromMs, to: toMs, interval: BUCKET_MS, formulas, queries };
        const body = JSON.stringify({ data: { type: 'timeseries_request', attributes } });
        const answer = await askProvider(
          { url: url.href, headers, body, timeoutMs: settings.timeoutMs },
          world,
          datadogWords,
        );
        const series =
          'problem' in answer ? texts.map(() => answer) : datadogSeries(answer.document, texts.length, BUCKET_MS);
        return { series, notes: [] };
      },
    },
    signals,
    world,
  );
}
