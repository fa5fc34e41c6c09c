import type { Adapter } from './adapter';
import { cloudwatch } from './cloudwatch-source';
import { datadog } from './datadog-source';
import { json } from './json-source';
import { newrelic } from './newrelic-source';
import { openmetrics } from './openmetrics-source';
import { prometheus } from './prometheus-source';
import { sentry } from './sentry-source';
import type { Signal } from './signal';
import type { SignalSource } from './signal-source';
import type { SourceKind, SourceSettings } from './source-settings';
import type { SourceWorld } from './source-world';
import { onTheWay, wayTo } from './way';

/** The systems that metrics can come from, by what `source` calls them. A new one is a file and a row. */
export const adapters: Readonly<Record<SourceKind, Adapter>> = {
  json,
  openmetrics,
  prometheus,
  cloudwatch,
  datadog,
  newrelic,
  sentry,
};

/** Only what the table has gets as far as here: that it has none is a defect of ours. */
export function adapterOf(kind: SourceKind): Adapter {
  const adapter = isKnownKind(kind) ? adapters[kind] : undefined;
  if (adapter === undefined) throw new Error(`There is no source of the kind ${kind}.`);
  return adapter;
}

export function isKnownKind(kind: string | undefined): boolean {
  return kind !== undefined && Object.hasOwn(adapters, kind);
}

/** The kinds of which that is true, as a sentence names them: `json, openmetrics`. */
export function kindsWhere(isTrue: (adapter: Adapter) => boolean): string {
  return Object.keys(adapters)
    .filter((kind) => isTrue(adapterOf(kind)))
    .join(', ');
}

/** Opens the source for the signals, without asking for anything yet. */
export function openSource(
  settings: SourceSettings,
  signals: readonly Signal[],
  world: SourceWorld,
): Promise<SignalSource> {
  const adapter = adapterOf(settings.kind);
  if (adapter.asks === 'instances') return adapter.open(settings, signals, world);
  return adapter.open(settings, signals, onTheWay(wayTo(settings.instances[0] ?? {}, settings, world), world));
}
