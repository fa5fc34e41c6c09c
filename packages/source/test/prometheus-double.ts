import type { HttpRequest } from '@deploy-actions/http';
import type { Signal, SourceWorld } from '@deploy-actions/source';
import { prometheusSource } from '../src/prometheus-source';
import { providerDouble } from './provider-double';

/** What a query is answered with: series of samples, one number, nothing, or whatever the function says. */
export type Given = Response | object | number | undefined;

export const vector = (...values: (number | string)[]) => ({
  status: 'success',
  data: {
    resultType: 'vector',
    result: values.map((value, index) => ({ metric: { instance: `i${index}` }, value: [1, String(value)] })),
  },
});

export const matrix = (...series: [labels: Record<string, string>, ...samples: [atS: number, value: number][]][]) => ({
  status: 'success',
  data: {
    resultType: 'matrix',
    result: series.map(([metric, ...samples]) => ({
      metric,
      values: samples.map(([atS, value]) => [atS, String(value)]),
    })),
  },
});

/** A source whose server answers by `answers`, which is given each query; `before` stands for a proxy in front of it. */
export function prometheusDouble(
  signals: readonly Signal[],
  answers: (query: string) => Given,
  settings: Partial<Parameters<typeof prometheusSource>[0]> = {},
  before: (request: HttpRequest) => Response | undefined = () => undefined,
) {
  const double = providerDouble(({ request, url }) => {
    const early = before(request);
    if (early) return early;
    const given = answers(new URLSearchParams(request.body ?? url.search).get('query') ?? '');
    if (given === undefined) return vector();
    return typeof given === 'number' ? vector(given) : given;
  });
  const usual = { url: 'http://prometheus:9090', headers: [], timeoutMs: 10_000, intervalMs: 10_000 };
  const world: SourceWorld = double.world;
  return { ...double, source: prometheusSource({ ...usual, ...settings }, signals, world) };
}
