import { mostSamplesNeeded, parseLatencyObjective, samplesNeeded } from '../src/latency-objective';

describe('parseLatencyObjective', () => {
  it.each([
    ['p99 < 1s', 99, 1000, false],
    ['p50<=200ms', 50, 200, true],
    ['  p90   <   2  ', 90, 2000, false],
    ['p95 <= 1m30s', 95, 90_000, true],
  ])('%j', (text, percent, limitMs, inclusive) => {
    expect(parseLatencyObjective(text)).toMatchObject({ percent, limitMs, inclusive });
  });

  it.each(['p99', 'p42 < 1s', 'p99 > 1s', 'p99 < soon', 'p99 < 0', 'p99.9 < 1s', '99 < 1s', 'p99 < 1s, p50 < 1s', ''])(
    '%j is none',
    (text) => {
      expect(parseLatencyObjective(text)).toBeUndefined();
    },
  );
});

describe('samplesNeeded', () => {
  it.each([
    [50, 2],
    [90, 10],
    [95, 20],
    [99, 100],
  ])('p%d needs %d, of which one is slower', (percent, needed) => {
    expect(samplesNeeded({ percent })).toBe(needed);
    const rank = (n: number) => Math.ceil((percent * n) / 100);
    expect([rank(needed), rank(needed - 1)]).toEqual([needed - 1, needed - 1]);
  });

  it('is the most that any of them needs', () => {
    const objective = { text: '', limitMs: 1, inclusive: false };
    expect(mostSamplesNeeded([50, 95, 90].map((percent) => ({ ...objective, percent })))).toBe(20);
    expect(mostSamplesNeeded()).toBe(0);
  });
});
