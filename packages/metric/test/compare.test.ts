import { type Baseline, compareWith, type SignalBaseline, type WatchedSignal } from '@deploy-actions/metric';

function baseline(...signals: SignalBaseline[]): Baseline {
  return { schema: 'deploy-actions/baseline/1', endedAt: '', durationMs: 0, intervalMs: 0, signals };
}

const errorRate = (rule: Partial<WatchedSignal['rule']>): WatchedSignal => ({
  name: 'error-rate',
  query: { form: 'ratio', query: '$.e' },
  rule: { unit: 'ratio', sustainMs: 0, ...rule },
});
const was = (level: number, form: SignalBaseline['form'] = 'ratio') => ({
  name: 'error-rate',
  form,
  level,
  measured: 9,
});
const points = { kind: 'absolute', by: 0.01 } as const;
const share = { kind: 'relative', by: 0.2 } as const;

describe('compareWith', () => {
  it.each([
    [{ increase: points }, 0.005, 0.015],
    [{ increase: points, threshold: 0.05 }, 0.005, 0.015],
    [{ increase: points, threshold: 0.05 }, 0.06, 0.05],
    [{ increase: share }, 0.05, 0.06],
    [{ increase: points }, 0, 0.01],
    [{ threshold: 0.05 }, 0.5, 0.05],
  ])('%j above %d is bad above %d', (rule, level, threshold) => {
    const { signals, problems } = compareWith(baseline(was(level)), [errorRate(rule)]);
    expect(problems).toEqual([]);
    expect(signals[0]?.rule.threshold).toBeCloseTo(threshold, 12);
    expect(signals[0]?.before?.level).toBe(level);
  });

  it.each<[string, Baseline | undefined, string]>([
    ['none at all', undefined, 'no baseline of it'],
    ['none of this signal', baseline({ ...was(1), name: 'cpu' }), 'no baseline of it'],
    ['of another kind', baseline(was(80, 'value')), 'measured as value, but'],
    ['never measured', baseline({ ...was(0.1), measured: 0 }), 'no measurement'],
    ['a share of nothing', baseline(was(0)), 'a percentage of zero is zero'],
  ])('refuses what cannot be compared: %s', (_, before, words) => {
    const { problems } = compareWith(before, [errorRate({ increase: share })]);
    expect(problems).toEqual([expect.stringContaining(words)]);
  });

  it('compares no quantile with a rate of the same name', () => {
    const latency: WatchedSignal = {
      name: 'p99',
      query: { form: 'quantile', query: 'd', quantile: 0.99 },
      rule: { sustainMs: 0, increase: share },
    };
    const { problems } = compareWith(baseline({ ...was(80, 'rate'), name: 'p99' }), [latency]);
    expect(problems).toEqual([expect.stringContaining('measured as rate, but')]);
  });

  it('takes counts with decimals, as some providers have them', () => {
    const before = { ...was(0.1, 'counters'), errors: 10.4, total: 100.2 };
    const { signals, problems } = compareWith(baseline(before), [errorRate({ increase: points })]);
    expect(problems).toEqual([]);
    expect(signals[0]?.rule.limit).toBeGreaterThan(0.11);
  });
});
