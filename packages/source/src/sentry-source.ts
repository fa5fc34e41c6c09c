import { type Adapter, NEEDED, OPTIONAL } from './adapter';
import { API_URL, apiAddress } from './api-address';
import { askProvider } from './ask-provider';
import { bucketSource, type Series } from './bucket-source';
import type { Window } from './buckets';
import { sentrySeries, sentryWords } from './sentry-answer';
import { parseSentry, sentryParameters } from './sentry-query';
import type { Signal } from './signal';
import type { SignalSource } from './signal-source';
import type { SourceWorld } from './source-world';

export interface SentrySettings {
  /** Of the region or of an own server: `https://sentry.io`, `https://de.sentry.io`, … */
  url: string;
  token: string;
  organization: string;
  /** The number of the project; -1 stands for all that the token may read. */
  project: string;
  timeoutMs: number;
}

const BUCKET_MS = 60_000;
const LATE_MS = 60_000;

export const sentry: Adapter = {
  forms: ['counters', 'ratio', 'value'],
  language: 'free',
  asks: 'provider',
  access: { token: NEEDED, organization: NEEDED, project: OPTIONAL, 'api-url': API_URL },
  open: async ({ timeoutMs, access = {} }, ...rest) => {
    const { token = '', organization = '', project = '-1', 'api-url': url = 'https://sentry.io' } = access;
    return sentrySource({ url, token, organization, project, timeoutMs }, ...rest);
  },
};

/** Sentry, minute by minute, by the timeseries of its explore API. */
export function sentrySource(settings: SentrySettings, signals: readonly Signal[], world: SourceWorld): SignalSource {
  const url = apiAddress(
    settings.url,
    `/api/0/organizations/${encodeURIComponent(settings.organization)}/events-timeseries/`,
  );
  const headers = [['authorization', `Bearer ${settings.token}`]] as const;

  async function series(text: string, window: Window): Promise<Series> {
    const query = parseSentry(text);
    if ('problem' in query) return { problem: { kind: 'query', reason: query.problem } };
    const parameters = sentryParameters(query, settings.project, window, BUCKET_MS);
    const request = { url: `${url.href}?${parameters}`, headers, timeoutMs: settings.timeoutMs };
    const answer = await askProvider(request, world, sentryWords);
    return 'problem' in answer ? answer : sentrySeries(answer.document, BUCKET_MS);
  }

  return bucketSource(
    {
      name: url.host,
      bucketMs: BUCKET_MS,
      lateMs: LATE_MS,
      ask: async (texts, window) => ({
        series: await Promise.all(texts.map((text) => series(text, window))),
        notes: [],
      }),
    },
    signals,
    world,
  );
}
