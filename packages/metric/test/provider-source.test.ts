import { VirtualClock } from '@deploy-actions/clock';
import type { WatchRule } from '@deploy-actions/metric';
import { openSource, watchErrorRate } from '@deploy-actions/metric';
import { fakeAsk } from '../../../test/support/http';
import { paced } from '../src/pace';
import type { ProviderSettings } from '../src/provider-settings';
import { providerSourceOf } from '../src/provider-source';
import { rule } from './measurements';
import { vector } from './prometheus-double';

const MINUTE_MS = 60_000;
const settings: ProviderSettings = {
  kind: 'prometheus',
  url: 'http://prometheus.example/',
  headers: [],
  timeoutMs: 1000,
  intervalMs: 10_000,
  region: '',
  apiKey: '',
  appKey: '',
  token: '',
  account: 0,
  organization: '',
  project: '',
};
const SENTRY_COUNTERS = { form: 'counters', errors: 'count() span.status:internal_error', total: 'count()' } as const;
const counters = { form: 'counters', errors: 'e', total: 't' } as const;

describe('providerSourceOf', () => {
  it('names the provider, and keeps the texts of the queries', () => {
    expect(providerSourceOf(settings, counters)).toMatchObject({
      kind: 'prometheus',
      instances: [{ name: 'prometheus', url: 'http://prometheus.example/' }],
      query: { kind: 'counters', errors: { text: 'e' }, total: { text: 't' } },
    });
    const cloudwatch = providerSourceOf(
      { ...settings, kind: 'cloudwatch', region: 'eu-west-1' },
      { form: 'ratio', query: 'q' },
    );
    expect(cloudwatch).toMatchObject({
      instances: [{ name: 'cloudwatch eu-west-1' }],
      query: { kind: 'ratio', path: { text: 'q' } },
    });
  });
});

describe('providerSource', () => {
  const watch = (
    source: ReturnType<typeof providerSourceOf>,
    watched: WatchRule,
    answer: (clock: VirtualClock, url: URL) => object,
  ) => {
    const clock = new VirtualClock(30_000);
    const ask = fakeAsk((url) => Response.json(answer(clock, new URL(url))));
    const world = { ask, clock, signal: new AbortController().signal, log: { event: () => undefined } };
    return watchErrorRate({ source, rule: watched }, world);
  };

  it('opens once, and is asked again and again', async () => {
    const source = providerSourceOf(settings, { form: 'ratio', query: 'a / b' });
    const found = await watch(source, rule, () => vector(0.2));
    expect(found).toMatchObject({ verdict: 'fail', errorRate: 0.2, measured: 13 });
    expect(found.requests).toBeUndefined();
  });

  it('knows no counts where expressions give rates, and can pass all the same', async () => {
    const source = providerSourceOf(settings, { form: 'counters', errors: 'sum(e)', total: 'sum(t)' });
    const found = await watch(source, rule, () => vector(0.5));
    expect(found).toMatchObject({ verdict: 'fail', errorRate: 1 });
    expect(found.requests).toBeUndefined();
  });

  it.each([
    [2, 'pass', 'within'],
    [20, 'fail', 'exceeded'],
  ])('watches buckets that are late: %d errors of 100 a minute are a %s', async (errors, verdict, situation) => {
    const source = providerSourceOf({ ...settings, kind: 'sentry', url: 'https://sentry.io' }, SENTRY_COUNTERS);
    const found = await watch(source, paced(rule, 'sentry'), (clock, url) => {
      const value = url.searchParams.has('query') ? errors : 100;
      const minutes = Array.from({ length: Math.ceil(clock.now() / MINUTE_MS) }, (_, minute) => minute);
      const values = minutes.map((minute) => ({ timestamp: minute * MINUTE_MS, value: minute === 0 ? 0 : value }));
      return { timeSeries: [{ values, meta: { interval: MINUTE_MS } }] };
    });
    expect(found).toMatchObject({ verdict, situation, errorRate: errors / 100 });
    expect(found.requests).toBe((found.measured ?? 0) * 100);
  });

  it('is no pass where it never had data', async () => {
    const source = providerSourceOf({ ...settings, kind: 'sentry', url: 'https://sentry.io' }, SENTRY_COUNTERS);
    const found = await watch(source, paced(rule, 'sentry'), () => ({ timeSeries: [] }));
    expect(found).toMatchObject({ verdict: 'inconclusive', measured: 0 });
  });

  it('opens what the settings say', async () => {
    const ask = fakeAsk(() => new Response('', { status: 503 }));
    const world = { ask, clock: new VirtualClock(), signal: new AbortController().signal };
    const source = openSource(providerSourceOf(settings, { form: 'ratio', query: 'q' }), world);
    expect((await source.measure()).problem?.reason).toBe('status 503');
  });
});
