import type { SignalQuery } from '@deploy-actions/source';
import { prometheusDouble } from './prometheus-double';

async function asked(query: SignalQuery, answer = 0.5, intervalMs = 10_000) {
  const double = prometheusDouble([{ name: 's', query }], () => answer, { intervalMs });
  const [observation] = await double.source.measure();
  return { observation, queries: double.asked.map(({ request }) => new URLSearchParams(request.body).get('query')) };
}

describe('signalWatch', () => {
  it.each<[SignalQuery, string[]]>([
    [{ form: 'ratio', query: 'a / b' }, ['a / b']],
    [{ form: 'value', query: 'cpu' }, ['cpu']],
    [{ form: 'rate', query: 'n{a="b"}' }, ['sum(rate(n{a="b"}[120s]))']],
    [{ form: 'rate', query: 'sum(rate(n[1m]))' }, ['sum(rate(n[1m]))']],
    [
      { form: 'quantile', query: 's_bucket', quantile: 0.95 },
      ['histogram_quantile(0.95, sum by (le) (rate(s_bucket[120s])))'],
    ],
    [{ form: 'counters', errors: 'sum(a)', total: 'sum(b)' }, ['sum(a)', 'sum(b)']],
  ])('%j', async (query, expected) => {
    expect((await asked(query)).queries).toEqual(expected);
  });

  it.each<[SignalQuery, string]>([
    [{ form: 'counters', errors: 'a', total: 'sum(b)' }, 'both be plain selectors, or both be expressions'],
    [{ form: 'quantile', query: 'sum(a)', quantile: 0.5 }, 'plain selector of buckets'],
  ])('%j is a mistake, and not asked', async (query, reason) => {
    const { observation, queries } = await asked(query);
    expect(observation).toMatchObject({ problem: { kind: 'query', reason: expect.stringContaining(reason) } });
    expect(queries).toEqual([]);
  });

  it.each([
    [10_000, { errors: 7, total: 7 }],
    [9_000, { ratio: 1 }],
  ])('counts by increase() over 10 s, asked every %d ms', async (intervalMs, expected) => {
    const query = { form: 'counters', errors: 'sum(increase(a[10s]))', total: 'sum(increase(b[10s]))' } as const;
    const { observation } = await asked(query, 7, intervalMs);
    expect(observation).toMatchObject(expected);
    expect(observation?.total).toBe('total' in expected ? 7 : undefined);
  });
});
