import type { SourceWorld } from './fetch-document';
import { jsonSource } from './json-source';
import { openMetricsSource } from './openmetrics-source';
import { type PrometheusSettings, prometheusSource } from './prometheus-source';
import type { Signal, SignalForm } from './signal';
import type { SignalSource } from './signal-source';
import type { SourceKind, SourceSettings } from './source-settings';

/** How one kind of source is spoken to. A new one is a file of its own and a row of `adapters`. */
export interface Adapter {
  /** What it can be asked for. */
  forms: readonly SignalForm[];
  /** How a query is written. */
  language: 'json-path' | 'selector' | 'free';
  /** Asked at one address only: its server knows all instances. */
  isServer?: true;
  /** What is heavy is loaded here and by nobody else. */
  open(settings: SourceSettings, signals: readonly Signal[], world: SourceWorld): Promise<SignalSource>;
}

export const adapters: Readonly<Record<SourceKind, Adapter>> = {
  json: {
    forms: ['counters', 'ratio', 'value', 'rate'],
    language: 'json-path',
    open: async (...all) => jsonSource(...all),
  },
  openmetrics: {
    forms: ['counters', 'value', 'rate', 'quantile'],
    language: 'selector',
    open: async (...all) => openMetricsSource(...all),
  },
  prometheus: {
    forms: ['counters', 'ratio', 'value', 'rate', 'quantile'],
    language: 'free',
    isServer: true,
    open: async (settings, signals, world) => prometheusSource(serverOf(settings), signals, world),
  },
};

/** Opens the source for the signals, without asking for anything yet. */
export function openSource(
  settings: SourceSettings,
  signals: readonly Signal[],
  world: SourceWorld,
): Promise<SignalSource> {
  return adapters[settings.kind].open(settings, signals, world);
}

function serverOf({ instances, ...settings }: SourceSettings): PrometheusSettings {
  return { ...settings, url: instances[0]?.url ?? '' };
}
