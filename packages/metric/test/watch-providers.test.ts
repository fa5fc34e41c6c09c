import { VirtualClock } from '@deploy-actions/clock';
import { type WatchResult, watchSignals } from '@deploy-actions/metric';
import type { SignalQuery, SourceKind } from '@deploy-actions/source';
import { fakeAsk } from '../../../test/support/http';
import { vector } from '../../source/test/prometheus-double';
import { errorRate, rule } from './measurements';

const MINUTE_MS = 60_000;
const SENTRY_COUNTERS = { form: 'counters', errors: 'count() span.status:internal_error', total: 'count()' } as const;

function watch(
  kind: SourceKind,
  query: SignalQuery,
  answer: (clock: VirtualClock, url: URL) => object,
): Promise<WatchResult> {
  const clock = new VirtualClock(30_000);
  const ask = fakeAsk((url) => Response.json(answer(clock, new URL(url))));
  const world = { ask, clock, signal: new AbortController().signal, log: { event: () => undefined } };
  const source = {
    kind,
    instances: [{ name: 'prometheus', url: 'http://prometheus.example/' }],
    headers: [],
    timeoutMs: 1000,
    intervalMs: 10_000,
    access: { token: 't', organization: 'o', project: '7' },
  };
  return watchSignals({ source, rule, signals: [{ ...errorRate, query }] }, world);
}

describe('a watch of a provider', () => {
  it('judges a ratio, and knows no counts', async () => {
    const found = await watch('prometheus', { form: 'ratio', query: 'a / b' }, () => vector(0.2));
    expect(found).toMatchObject({ verdict: 'fail', errorRate: 0.2, measured: 13 });
    expect(found.requests).toBeUndefined();
  });

  it('knows no counts where expressions give rates, and judges all the same', async () => {
    const query = { form: 'counters', errors: 'sum(e)', total: 'sum(t)' } as const;
    const found = await watch('prometheus', query, () => vector(0.5));
    expect(found).toMatchObject({ verdict: 'fail', errorRate: 1 });
    expect(found.requests).toBeUndefined();
  });

  it.each([
    [2, 'pass', 'within'],
    [20, 'fail', 'exceeded'],
  ])('watches buckets that are late: %d errors of 100 a minute are a %s', async (errors, verdict, situation) => {
    const found = await watch('sentry', SENTRY_COUNTERS, (clock, url) => {
      const value = url.searchParams.has('query') ? errors : 100;
      const minutes = Array.from({ length: Math.ceil(clock.now() / MINUTE_MS) }, (_, minute) => minute);
      const values = minutes.map((minute) => ({ timestamp: minute * MINUTE_MS, value: minute === 0 ? 0 : value }));
      return { timeSeries: [{ values, meta: { interval: MINUTE_MS } }] };
    });
    expect(found).toMatchObject({ verdict, situation, errorRate: errors / 100 });
    // The first measurement may find more than one bucket complete.
    expect(found.requests).toBeGreaterThanOrEqual(found.measured * 100);
  });

  it.each([
    [20, 4, 'fail'],
    [4, 4, 'pass'],
  ])('compares with the old version minute by minute: %d errors to %d are a %s', async (fresh, old, verdict) => {
    const clock = new VirtualClock(30_000);
    const errorsIn = (search: string) => (search.includes('old') ? old : fresh);
    const ask = fakeAsk((url) => {
      const search = new URL(url).searchParams.get('query') ?? '';
      const value = search.includes('error') ? errorsIn(search) : 200;
      const values = Array.from({ length: 20 }, (_, minute) => ({ timestamp: minute * MINUTE_MS, value }));
      return Response.json({ timeSeries: [{ values, meta: { interval: MINUTE_MS } }] });
    });
    const world = { ask, clock, signal: new AbortController().signal, log: { event: () => undefined } };
    const access = { token: 't', organization: 'o' };
    const source = { kind: 'sentry', instances: [], headers: [], timeoutMs: 1000, intervalMs: MINUTE_MS, access };
    const of = (version: string) => ({
      form: 'counters' as const,
      errors: `count() release:${version} error:true`,
      total: `count() release:${version}`,
    });
    const canary = { ...rule, threshold: 1, method: 'sequential', falseAlarm: 0.001, oddsRatio: 1 } as const;
    const signals = [{ ...errorRate, query: of('new'), rule: { ...errorRate.rule, threshold: 1 } }];
    const found = await watchSignals({ source, rule: canary, signals, control: { query: of('old') } }, world);
    expect(found).toMatchObject({ verdict });
    if (verdict === 'fail') expect(found.reason).toContain('more than the old version fail');
  });

  it('is no pass where it never had data', async () => {
    const found = await watch('sentry', SENTRY_COUNTERS, () => ({ timeSeries: [] }));
    expect(found).toMatchObject({ verdict: 'inconclusive', measured: 0 });
  });
});
