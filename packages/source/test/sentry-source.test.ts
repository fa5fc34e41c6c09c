import type { Signal } from '@deploy-actions/source';
import { sentrySource } from '../src/sentry-source';
import { providerDouble } from './provider-double';

const MINUTE_MS = 60_000;
const counters: Signal = {
  name: 'error-rate',
  query: { form: 'counters', errors: 'count() span.status:internal_error', total: 'count()' },
};

async function measured(answer: (search: string | null) => Response | object, signal = counters) {
  const double = providerDouble(({ url }) => answer(url.searchParams.get('query')));
  const settings = {
    url: 'https://de.sentry.io',
    token: 'sntrys_1',
    organization: 'my/org',
    project: '42',
    timeoutMs: 1000,
  };
  const source = sentrySource(settings, [signal], double.world);
  await double.clock.sleep(3 * MINUTE_MS);
  return { observations: await source.measure(), asked: double.asked };
}

describe('sentrySource', () => {
  it('asks for each aggregate', async () => {
    const { observations, asked } = await measured((search) => ({
      timeSeries: [{ values: [{ timestamp: 0, value: search === null ? 100 : 3 }], meta: { interval: MINUTE_MS } }],
    }));
    expect(observations).toMatchObject([{ errors: 3, total: 100, instances: [{ name: 'de.sentry.io' }] }]);
    expect(asked.map(({ url, request }) => `${request.method} ${url.origin}${url.pathname}`)).toEqual(
      Array(2).fill('GET https://de.sentry.io/api/0/organizations/my%2Forg/events-timeseries/'),
    );
    expect(asked[0]?.request.headers).toContainEqual(['authorization', 'Bearer sntrys_1']);
  });

  it.each<[number, Record<string, string>, string, string]>([
    [400, {}, 'query', 'its words'],
    [401, {}, 'access', 'its words'],
    [404, {}, 'access', 'its words'],
    [429, { 'retry-after': '4' }, 'provider', 'asked again in 4 s'],
  ])('status %d', async (status, headers, kind, reason) => {
    const { observations } = await measured(() => Response.json({ detail: 'its words' }, { status, headers }));
    expect(observations).toMatchObject([{ problem: { kind, reason: expect.stringContaining(reason) } }]);
  });

  it('does not send what it cannot read', async () => {
    const wrong: Signal = { name: 's', query: { form: 'value', query: 'nonsense' } };
    const { observations, asked } = await measured(() => ({}), wrong);
    expect(observations).toMatchObject([{ problem: { kind: 'query' } }]);
    expect(asked).toEqual([]);
  });
});
