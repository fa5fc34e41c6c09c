import { Illegal } from '@deploy-actions/action';
import { type Adapter, NEEDED } from './adapter';
import { API_URL, apiAddress } from './api-address';
import { askProvider } from './ask-provider';
import { bucketSource, type Series } from './bucket-source';
import { newrelicSeries, newrelicWords } from './newrelic-answer';
import { foreignClause, nerdgraph, windowed } from './newrelic-query';
import type { Signal } from './signal';
import type { SignalSource } from './signal-source';
import type { SourceWorld } from './source-world';

export interface NewrelicSettings {
  /** Of the region: `https://api.newrelic.com`, `https://api.eu.newrelic.com`. */
  url: string;
  apiKey: string;
  account: number;
  timeoutMs: number;
}

const BUCKET_MS = 60_000;
/** Agents send once a minute. */
const LATE_MS = 120_000;
/** What NerdGraph allows a query at most; its own default is 5 s. */
const LONGEST_S = 70;

export const newrelic: Adapter = {
  forms: ['counters', 'ratio', 'value'],
  language: 'free',
  asks: 'provider',
  access: { 'api-key': NEEDED, account: { ...NEEDED, parse: parseAccount }, 'api-url': API_URL },
  open: async ({ timeoutMs, access = {} }, ...rest) => {
    const { 'api-key': apiKey = '', account, 'api-url': url = 'https://api.newrelic.com' } = access;
    return newrelicSource({ url, apiKey, account: Number(account), timeoutMs }, ...rest);
  },
};

function parseAccount(text: string): string {
  if (!/^\d{1,12}$/.test(text)) throw new Illegal('the number of the account');
  return text;
}

/** New Relic, minute by minute, by NRQL over NerdGraph. */
export function newrelicSource(
  settings: NewrelicSettings,
  signals: readonly Signal[],
  world: SourceWorld,
): SignalSource {
  const url = apiAddress(settings.url, '/graphql');
  const headers = [
    ['content-type', 'application/json'],
    ['api-key', settings.apiKey],
  ] as const;
  const timeoutS = Math.min(LONGEST_S, Math.max(1, Math.floor(settings.timeoutMs / 1000)));
  return bucketSource(
    {
      name: url.host,
      bucketMs: BUCKET_MS,
      lateMs: LATE_MS,
      ask: async (texts, window) => {
        const good = texts.filter((text) => foreignClause(text) === undefined);
        const queries = good.map((text) => windowed(text, window, BUCKET_MS));
        const body = JSON.stringify(nerdgraph(settings.account, queries, timeoutS));
        const request = { url: url.href, headers, body, timeoutMs: settings.timeoutMs };
        const answer = good.length === 0 ? { document: {} } : await askProvider(request, world, newrelicWords);
        const answered = 'problem' in answer ? good.map(() => answer) : newrelicSeries(answer.document, good.length);
        const series = texts.map((text): Series => {
          const clause = foreignClause(text);
          if (clause === undefined) return answered[good.indexOf(text)] ?? [];
          return { problem: { kind: 'query', reason: `leave ${clause} out of the query: it is added` } };
        });
        return { series, notes: [] };
      },
    },
    signals,
    world,
  );
}
