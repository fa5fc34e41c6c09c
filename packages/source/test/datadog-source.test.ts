import type { Signal } from '@deploy-actions/source';
import { datadogSource } from '../src/datadog-source';
import { providerDouble } from './provider-double';

const MINUTE_MS = 60_000;
const signals: readonly Signal[] = [
  { name: 'error-rate', query: { form: 'counters', errors: 'sum:e{*}.as_count()', total: 'sum:t{*}.as_count()' } },
];

async function measured(
  answer: (body: { data: { attributes: { queries: { query: string }[] } } }) => Response | object,
) {
  const double = providerDouble(({ request }) => answer(JSON.parse(request.body ?? '')));
  const settings = { url: 'https://api.datadoghq.eu', apiKey: 'key', appKey: 'app', timeoutMs: 1000 };
  const source = datadogSource(settings, signals, double.world);
  await double.clock.sleep(3 * MINUTE_MS);
  return { observations: await source.measure(), asked: double.asked };
}

describe('datadogSource', () => {
  it('asks for all queries at once, minute by minute, without the newest', async () => {
    const { observations, asked } = await measured(() => ({
      data: {
        attributes: {
          times: [0, MINUTE_MS, 2 * MINUTE_MS],
          series: [{ query_index: 0 }, { query_index: 1 }],
          values: [
            [1, 2, 99],
            [40, 60, 99],
          ],
        },
      },
    }));
    expect(observations).toMatchObject([{ errors: 3, total: 100, instances: [{ name: 'api.datadoghq.eu' }] }]);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.url.href).toBe('https://api.datadoghq.eu/api/v2/query/timeseries');
    expect(asked[0]?.request.method).toBe('POST');
    expect(asked[0]?.request.headers).toEqual(
      expect.arrayContaining([
        ['dd-api-key', 'key'],
        ['dd-application-key', 'app'],
        ['content-type', 'application/json'],
      ]),
    );
    expect(JSON.parse(asked[0]?.request.body ?? '')).toEqual({
      data: {
        type: 'timeseries_request',
        attributes: {
          from: 0,
          to: 2 * MINUTE_MS,
          interval: MINUTE_MS,
          formulas: [{ formula: 'q0' }, { formula: 'q1' }],
          queries: [
            { data_source: 'metrics', name: 'q0', query: 'sum:e{*}.as_count()' },
            { data_source: 'metrics', name: 'q1', query: 'sum:t{*}.as_count()' },
          ],
        },
      },
    });
  });

  it.each<[number, Record<string, string>, string, string]>([
    [403, {}, 'access', 'Forbidden'],
    [401, {}, 'access', 'status 401'],
    [429, { 'x-ratelimit-reset': '12', 'x-ratelimit-limit': '100' }, 'provider', 'asked again in 12 s'],
    [500, {}, 'provider', 'status 500'],
  ])('status %d', async (status, headers, kind, reason) => {
    const { observations, asked } = await measured(() => Response.json({ errors: ['Forbidden'] }, { status, headers }));
    expect(observations).toMatchObject([{ problem: { kind, reason: expect.stringContaining(reason) } }]);
    expect(asked).toHaveLength(1);
  });

  it('finds the wrong query among them', async () => {
    const { observations } = await measured(({ data }) =>
      data.attributes.queries.some(({ query }) => query.startsWith('sum:e'))
        ? Response.json({ errors: ['Error parsing query: sum:e'] }, { status: 400 })
        : { data: { attributes: { times: [], series: [], values: [] } } },
    );
    expect(observations).toMatchObject([
      { problem: { kind: 'query', reason: 'status 400: Error parsing query: sum:e' } },
    ]);
  });
});
