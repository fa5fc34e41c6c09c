import { combine } from './combine';
import type { SourceWorld } from './fetch-document';
import { fetchExposition } from './fetch-exposition';
import type { Instance, Source } from './json-source';
import type { InstanceReading } from './measurement';
import { account, type CounterSelectors, EMPTY_LEDGER, type Ledger, selectorsOf } from './scrape-ledger';

export interface OpenMetricsSettings {
  kind: 'openmetrics';
  instances: readonly Instance[];
  headers: readonly (readonly [string, string])[];
  query: { kind: 'counters' } & CounterSelectors;
  /** For each scrape of each instance. */
  timeoutMs: number;
}

/** Metrics as Prometheus scrapes them, one URL per instance. It remembers each instance's last counters. */
export function openMetricsSource(settings: OpenMetricsSettings, world: SourceWorld): Source {
  const selectors = selectorsOf(settings.query);
  const ledgers = new Map<string, Ledger>();

  async function read({ name, url }: Instance): Promise<InstanceReading> {
    const found = await fetchExposition({ ...settings, url }, selectors, world);
    if ('problem' in found) return { name, problem: found.problem };
    const { ledger, reading } = account(ledgers.get(name) ?? EMPTY_LEDGER, settings.query, found);
    ledgers.set(name, ledger);
    return { name, ...reading };
  }

  return { measure: async () => combine(await Promise.all(settings.instances.map(read))) };
}
