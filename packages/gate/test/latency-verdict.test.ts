import fc from 'fast-check';
import { type LatencyObjective, parseLatencyObjective } from '../src/latency-objective';
import { certainlyTooSlow, latencyVerdict as judge, mostSamples } from '../src/latency-verdict';
import { settings } from './fake-service';

function objectives(...lines: string[]): LatencyObjective[] {
  return lines.flatMap((line) => parseLatencyObjective(line) ?? []);
}

const latencyVerdict = (samples: readonly number[], list: readonly LatencyObjective[]) =>
  judge(samples, list, { soakMs: 60_000, intervalMs: 5000 });

const even = (count: number, ms: number) => Array<number>(count).fill(ms);

describe('latencyVerdict', () => {
  it.each<[string, number[], string[], string | undefined]>([
    ['all fast', even(100, 50), ['p99 < 1s'], undefined],
    ['one of a hundred slow', [...even(99, 50), 5000], ['p99 < 1s'], undefined],
    ['two of a hundred slow', [...even(98, 50), 5000, 5000], ['p99 < 1s'], 'unhealthy'],
    ['one answer too few', even(99, 50), ['p99 < 1s'], 'inconclusive'],
    ['the limit itself, exclusive', even(2, 200), ['p50 < 200ms'], 'unhealthy'],
    ['the limit itself, inclusive', even(2, 200), ['p50 <= 200ms'], undefined],
    ['too few for one, missed the other', even(10, 300), ['p99 < 1s', 'p90 < 200ms'], 'unhealthy'],
    ['too few, and too slow whatever came', even(12, 6000), ['p99 < 1s'], 'unhealthy'],
    ['too few, and one slow that may be', [...even(11, 50), 6000], ['p99 < 1s'], 'inconclusive'],
    ['nothing at all', [], ['p50 < 1s'], 'inconclusive'],
  ])('%s', (_, samples, lines, verdict) => {
    expect(latencyVerdict(samples, objectives(...lines))?.verdict).toBe(verdict);
  });

  it('says what was seen and what was expected', () => {
    expect(latencyVerdict(even(20, 300), objectives('p90 < 200ms', 'p50 < 100ms', 'p95 < 1s'))?.reason).toBe(
      'too slow: p90 is 300 ms, p50 is 300 ms over the 20 probes of the soak, expected p90 < 200ms, p50 < 100ms',
    );
    expect(latencyVerdict([1, 2, Infinity], objectives('p50 < 1ms', 'p50 < 10s'))?.reason).toContain(
      'p50 is 2 ms over',
    );
    expect(latencyVerdict(even(2, Infinity), objectives('p50 < 1s'))?.reason).toContain('p50 is no answer');
    expect(latencyVerdict(even(9, 1), objectives('p50 < 1s', 'p99 < 1s', 'p90 < 1s'))?.reason).toBe(
      'too few probes in the soak for p99 < 1s: 9 of the 100 required; the soak is too short: set soak to 801s or more, or interval to 500ms or less',
    );
  });

  it('is what counting the slow ones says', () => {
    const samples = fc.array(fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constant(Infinity)), { maxLength: 250 });
    fc.assert(
      fc.property(samples, fc.constantFrom(50, 90, 95, 99), (list, percent) => {
        const slow = list.filter((ms) => ms >= 1000).length;
        const needed = 100 / (100 - percent);
        const allowed = Math.floor((list.length * (100 - percent)) / 100);
        const isSlow = slow > Math.max(allowed, 1);
        const expected = isSlow
          ? 'unhealthy'
          : list.length < needed
            ? 'inconclusive'
            : slow > allowed
              ? 'unhealthy'
              : undefined;
        expect(latencyVerdict(list, objectives(`p${percent} < 1s`))?.verdict).toBe(expected);
      }),
    );
  });
});

describe('certainlyTooSlow', () => {
  it.each([
    [1, 100, false],
    [2, 100, true],
    [2, 200, false],
    [3, 200, true],
    [2, 10, true],
  ])('%d slow ones of %d samples at most: %s', (slow, most, certain) => {
    const found = certainlyTooSlow([...even(5, 20), ...even(slow, 1000)], objectives('p99 < 1s'), most);
    expect(found?.verdict).toBe(certain ? 'unhealthy' : undefined);
  });

  it('says how many were too slow, and how many may be', () => {
    expect(certainlyTooSlow([20, 3000, Infinity], objectives('p90 < 5s', 'p99 < 1s'), 3)?.reason).toBe(
      'too slow: 2 of 3 probes of the soak were too slow for p99 < 1s (one had no answer), and at most 1 of 100 may be',
    );
  });

  it('never condemns what the whole soak would acquit', () => {
    const samples = fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(samples, fc.nat(300), fc.constantFrom(50, 90, 95, 99), (list, cut, percent) => {
        const slo = objectives(`p${percent} < 1s`);
        const early = certainlyTooSlow(list.slice(0, cut), slo, list.length);
        if (early !== undefined) expect(latencyVerdict(list, slo)?.verdict).toBe('unhealthy');
      }),
    );
  });
});

it('mostSamples counts the fast pace, and what is open behind the end', () => {
  const [check] = settings(['web']).checks;
  expect(check && mostSamples(check, 7, 30_000)).toBe(7 + 30 + 10);
});
