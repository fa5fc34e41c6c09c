import type { AdapterWorld } from './adapters';
import { type JsonSettings, jsonSource, type Source } from './json-source';
import { type OpenMetricsSettings, openMetricsSource } from './openmetrics-source';
import { type ProviderSource, providerSource } from './provider-source';

export type SourceSettings = JsonSettings | OpenMetricsSettings | ProviderSource;

/** The source that the settings describe. */
export function openSource(settings: SourceSettings, world: AdapterWorld): Source {
  if (settings.kind === 'json') return jsonSource(settings, world);
  return settings.kind === 'openmetrics' ? openMetricsSource(settings, world) : providerSource(settings, world);
}
