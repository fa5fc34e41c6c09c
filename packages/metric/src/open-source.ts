import type { SourceWorld } from './fetch-document';
import { type JsonSettings, jsonSource, type Source } from './json-source';
import { type OpenMetricsSettings, openMetricsSource } from './openmetrics-source';

export type SourceSettings = JsonSettings | OpenMetricsSettings;

/** The source that the settings describe. */
export function openSource(settings: SourceSettings, world: SourceWorld): Source {
  return settings.kind === 'json' ? jsonSource(settings, world) : openMetricsSource(settings, world);
}
