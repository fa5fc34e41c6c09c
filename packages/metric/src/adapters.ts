import type { SourceWorld } from './fetch-document';
import type { ProviderKind, ProviderSettings } from './provider-settings';
import type { Signal } from './signal';
import type { SignalSource } from './signal-source';

/** What an adapter can be told, beside its queries. */
export type AdapterInput =
  | 'url'
  | 'headers'
  | 'api-url'
  | 'region'
  | 'api-key'
  | 'app-key'
  | 'account'
  | 'token'
  | 'organization'
  | 'project';

export interface AdapterWorld extends SourceWorld {
  /** Where `HTTPS_PROXY` and its like are found, for a client that brings its own HTTP. */
  proxyEnv?: Readonly<Record<string, string | undefined>>;
}

export interface Adapter {
  /** Inputs without which it cannot ask. */
  needs: readonly AdapterInput[];
  /** Inputs that it reads where they are given. */
  takes: readonly AdapterInput[];
  /** The API's address where none is given. */
  url: string;
  /** The buckets of its data, and how late they are complete; 0 is as it is scraped. */
  pace: SignalSource['pace'];
  /** Loads what it is made of, and opens it. */
  open(settings: ProviderSettings, signals: readonly Signal[], world: AdapterWorld): Promise<SignalSource>;
}

const MINUTE_MS = 60_000;

/** All providers. A new one is a row here and a file of its own. */
export const ADAPTERS: Readonly<Record<ProviderKind, Adapter>> = {
  prometheus: {
    needs: ['url'],
    takes: ['headers'],
    url: '',
    pace: { bucketMs: 0, lateMs: 0 },
    open: async (settings, signals, world) =>
      (await import('./prometheus-source')).prometheusSource(settings, signals, world),
  },
  cloudwatch: {
    needs: ['region'],
    takes: ['api-url'],
    url: '',
    pace: { bucketMs: MINUTE_MS, lateMs: 2 * MINUTE_MS },
    open: async (settings, signals, world) => {
      const [{ cloudwatchClient }, { cloudwatchSource }] = await Promise.all([
        import('./cloudwatch-client'),
        import('./cloudwatch-source'),
      ]);
      const { region, url } = settings;
      const endpoint = url === '' ? undefined : url;
      const client = cloudwatchClient({ region, endpoint, proxyEnv: world.proxyEnv ?? {} });
      return cloudwatchSource(settings, signals, client, world);
    },
  },
  datadog: {
    needs: ['api-key', 'app-key'],
    takes: ['api-url'],
    url: 'https://api.datadoghq.com',
    pace: { bucketMs: MINUTE_MS, lateMs: MINUTE_MS },
    open: async (settings, signals, world) =>
      (await import('./datadog-source')).datadogSource(settings, signals, world),
  },
  newrelic: {
    needs: ['api-key', 'account'],
    takes: ['api-url'],
    url: 'https://api.newrelic.com',
    pace: { bucketMs: MINUTE_MS, lateMs: 2 * MINUTE_MS },
    open: async (settings, signals, world) =>
      (await import('./newrelic-source')).newrelicSource(settings, signals, world),
  },
  sentry: {
    needs: ['token', 'organization', 'project'],
    takes: ['api-url'],
    url: 'https://sentry.io',
    pace: { bucketMs: MINUTE_MS, lateMs: MINUTE_MS },
    open: async (settings, signals, world) => (await import('./sentry-source')).sentrySource(settings, signals, world),
  },
};
