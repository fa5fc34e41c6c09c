import { jsonSource } from './json-source';
import { openMetricsSource } from './openmetrics-source';
import type { PrometheusSettings } from './prometheus-source';
import type { Signal, SignalForm } from './signal';
import type { SignalSource } from './signal-source';
import type { SourceKind, SourceSettings } from './source-settings';
import type { SourceWorld } from './source-world';
import { onTheWay, wayTo } from './way';

/** How one kind of source is spoken to. A new one is a file of its own and a row of `adapters`. */
export interface Adapter {
  /** What it can be asked for. */
  forms: readonly SignalForm[];
  /** How a query is written. */
  language: 'json-path' | 'selector' | 'free';
  /** Who is asked: each of the instances, one server that knows them all, or a provider, which needs no URL. */
  asks: 'instances' | 'server' | 'provider';
  /** What is heavy is loaded here and by nobody else. */
  open(settings: SourceSettings, signals: readonly Signal[], world: SourceWorld): Promise<SignalSource>;
}

const provider = { forms: ['counters', 'ratio', 'value'], language: 'free', asks: 'provider' } as const;

export const adapters: Readonly<Record<SourceKind, Adapter>> = {
  json: {
    forms: ['counters', 'ratio', 'value', 'rate'],
    language: 'json-path',
    asks: 'instances',
    open: async (...all) => jsonSource(...all),
  },
  openmetrics: {
    forms: ['counters', 'value', 'rate', 'quantile'],
    language: 'selector',
    asks: 'instances',
    open: async (...all) => openMetricsSource(...all),
  },
  prometheus: {
    forms: ['counters', 'ratio', 'value', 'rate', 'quantile'],
    language: 'free',
    asks: 'server',
    open: async (settings, signals, world) =>
      (await import('./prometheus-source')).prometheusSource(serverOf(settings), signals, world),
  },
  cloudwatch: {
    ...provider,
    open: async (settings, signals, world) => {
      const { region = '', 'api-url': endpoint } = settings.access ?? {};
      // The client of AWS takes a tenth of a second to load.
      const [{ cloudwatchClient }, { cloudwatchSource }] = await Promise.all([
        import('./cloudwatch-client'),
        import('./cloudwatch-source'),
      ]);
      const client = cloudwatchClient({ region, endpoint, proxyEnv: world.proxyEnv ?? {} });
      return cloudwatchSource({ region, timeoutMs: settings.timeoutMs }, signals, client, world);
    },
  },
  datadog: {
    ...provider,
    open: async ({ timeoutMs, access = {} }, signals, world) => {
      const keys = { apiKey: access['api-key'] ?? '', appKey: access['app-key'] ?? '' };
      const url = access['api-url'] ?? 'https://api.datadoghq.com';
      return (await import('./datadog-source')).datadogSource({ url, ...keys, timeoutMs }, signals, world);
    },
  },
  newrelic: {
    ...provider,
    open: async ({ timeoutMs, access = {} }, signals, world) => {
      const keys = { apiKey: access['api-key'] ?? '', account: Number(access.account) };
      const url = access['api-url'] ?? 'https://api.newrelic.com';
      return (await import('./newrelic-source')).newrelicSource({ url, ...keys, timeoutMs }, signals, world);
    },
  },
  sentry: {
    ...provider,
    open: async ({ timeoutMs, access = {} }, signals, world) => {
      const { token = '', organization = '', project = '-1' } = access;
      const url = access['api-url'] ?? 'https://sentry.io';
      return (await import('./sentry-source')).sentrySource(
        { url, token, organization, project, timeoutMs },
        signals,
        world,
      );
    },
  },
};

/** Opens the source for the signals, without asking for anything yet. */
export function openSource(
  settings: SourceSettings,
  signals: readonly Signal[],
  world: SourceWorld,
): Promise<SignalSource> {
  const { asks, open } = adapters[settings.kind];
  if (asks === 'instances') return open(settings, signals, world);
  return open(settings, signals, onTheWay(wayTo(settings.instances[0] ?? {}, settings, world), world));
}

function serverOf({ instances, ...settings }: SourceSettings): PrometheusSettings {
  return { ...settings, url: instances[0]?.url ?? '' };
}
