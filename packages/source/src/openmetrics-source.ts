import { parseSelector, type Selector } from '@deploy-actions/openmetrics';
import type { Adapter } from './adapter';
import { fetchExposition, type Scraped } from './fetch-exposition';
import { bySignal } from './json-source';
import type { InstanceReading } from './measurement';
import { type CompiledQuery, openMetricsSignal, selectorsOf } from './openmetrics-signal';
import { ownMeasurements } from './own-count';
import { selectorsTried, signalTried } from './scrape-check';
import { questionsOf, type Signal, type SignalQuery, VERSION_TOLD } from './signal';
import type { QueryCheck, SignalSource } from './signal-source';
import type { Instance, SourceSettings } from './source-settings';
import type { SourceWorld } from './source-world';
import { seriesVersionProblem, versionTried } from './version';
import { onTheWay, wayTo } from './way';

export const openmetrics: Adapter = {
  forms: ['counters', 'value', 'rate', 'quantile'],
  language: 'selector',
  asks: 'instances',
  tellsVersion: 'series',
  access: {},
  open: async (...all) => openMetricsSource(...all),
};

/** Metrics as Prometheus scrapes them, one URL per instance. It remembers each instance's last counters. */
export function openMetricsSource(
  settings: SourceSettings,
  signals: readonly Signal[],
  world: SourceWorld,
): SignalSource {
  const queries = signals.map(({ query }) => compiled(query));
  const { version } = settings;
  const ofVersion = version !== undefined && 'series' in version ? [selector(version.series)] : [];
  // That of the version is behind all others, so that no query is asked by another index.
  const selectors = [...queries.flatMap(selectorsOf), ...ofVersion];
  const readers = settings.instances.map(() => queries.map(openMetricsSignal));
  const measuring = ownMeasurements(settings, signals.length, world.own);

  async function read(instance: Instance, at: number): Promise<InstanceReading[]> {
    const { name, url } = instance;
    const mine = measuring(at);
    const found = await fetchExposition(
      { ...settings, url },
      selectors,
      onTheWay(wayTo(instance, settings, world), world),
    );
    const problem =
      'problem' in found ? found.problem : seriesVersionProblem(version, found.selected.at(-1) ?? new Map());
    mine.end(problem === undefined);
    if (problem || 'problem' in found) return signals.map(() => ({ name, ...(problem ? { problem } : {}) }));
    const atMs = world.clock.elapsed();
    let from = 0;
    return queries.map((query, which) => {
      const to = from + selectorsOf(query).length;
      const own: Scraped = { ...found, selected: found.selected.slice(from, to) };
      from = to;
      return { name, ...readers[at]?.[which]?.(own, atMs, mine.counts[which]) };
    });
  }

  async function tried(instance: Instance): Promise<QueryCheck[]> {
    const { name, url } = instance;
    const asked = queries.map(selectorsTried);
    const found = await fetchExposition(
      { ...settings, url },
      [...asked.flat(), ...ofVersion],
      onTheWay(wayTo(instance, settings, world), world),
    );
    if ('problem' in found) {
      const all = signals.flatMap(({ name: signal, query }) =>
        questionsOf(query).map((text) => ({ signal, query: text })),
      );
      return all.map((each) => ({ ...each, instance: name, ...found }));
    }
    let from = 0;
    const tries = signals.flatMap((signal, which) => {
      const count = asked[which]?.length ?? 0;
      const selected = found.selected.slice(from, from + count);
      from += count;
      const query = queries[which];
      return query === undefined ? [] : signalTried(signal, query, { ...found, selected });
    });
    const ofInstance = tries.map((each) => ({ ...each, instance: name }));
    if (version === undefined) return ofInstance;
    const told = versionTried(version, { series: found.selected.at(-1) ?? new Map() });
    return [...ofInstance, { signal: VERSION_TOLD, instance: name, ...told }];
  }

  return {
    pace: { bucketMs: 0, lateMs: 0 },
    measure: async () => bySignal(signals, await Promise.all(settings.instances.map(read))),
    check: async () => (await Promise.all(settings.instances.map(tried))).flat(),
  };
}

/** Throws for a query that the reading of the inputs has not let through. */
function compiled(query: SignalQuery): CompiledQuery {
  switch (query.form) {
    case 'counters':
      return { form: query.form, errors: selector(query.errors), total: selector(query.total) };
    case 'quantile':
      return { form: query.form, quantile: query.quantile, query: selector(query.query) };
    case 'ratio':
      throw new Error('A ratio is no form of metrics that are scraped.');
    default:
      return { form: query.form, query: selector(query.query) };
  }
}

function selector(text: string): Selector {
  const parsed = parseSelector(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}
