import { limitAbove } from '../src/limit';
import { wilsonInterval } from '../src/wilson';

describe('limitAbove', () => {
  const baseline = { errors: 75, total: 15_000 };
  const { upper } = wilsonInterval(75, 15_000);

  it.each([
    ['absolute', 0, upper],
    ['absolute', 0.01, upper + 0.01],
    ['relative', 0.2, upper * 1.2],
    ['absolute', 1, 1],
  ] as const)('adds an %s increase of %d to the upper bound', (kind, by, limit) => {
    expect(limitAbove(baseline, { kind, by })).toBeCloseTo(limit, 12);
  });

  it('is above 0 where the baseline had no errors, and the lower the longer that was', () => {
    const none = { kind: 'absolute', by: 0 } as const;
    expect(limitAbove({ errors: 0, total: 100 }, none)).toBeCloseTo(0.026, 3);
    expect(limitAbove({ errors: 0, total: 100_000 }, none)).toBeCloseTo(0.000027, 6);
  });

  it('knows less of a baseline whose errors came in bursts: as much as of one that was shorter by the dispersion', () => {
    const none = { kind: 'absolute', by: 0 } as const;
    const bursty = limitAbove({ errors: 400, total: 40_000 }, none, 4);
    expect(bursty).toBeCloseTo(limitAbove({ errors: 100, total: 10_000 }, none), 12);
  });

  it('refuses a baseline without requests', () => {
    expect(() => limitAbove({ errors: 0, total: 0 }, { kind: 'absolute', by: 0 })).toThrow(RangeError);
  });
});
