import fc from 'fast-check';
import { type LatencyObjective, parseLatencyObjective } from '../src/latency-objective';
import { latencyVerdict } from '../src/latency-verdict';

function objectives(...lines: string[]): LatencyObjective[] {
  return lines.flatMap((line) => parseLatencyObjective(line) ?? []);
}

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
    expect(latencyVerdict(even(2, Infinity), objectives('p50 < 1s'))?.reason).toContain('p50 is no answer at all');
    expect(latencyVerdict(even(9, 1), objectives('p50 < 1s', 'p99 < 1s', 'p90 < 1s'))?.reason).toBe(
      'too few probes in the soak for p99 < 1s: 9 of the 100 that it needs',
    );
  });

  it('is what counting the slow ones says', () => {
    const samples = fc.array(fc.oneof(fc.integer({ min: 0, max: 2000 }), fc.constant(Infinity)), { maxLength: 250 });
    fc.assert(
      fc.property(samples, fc.constantFrom(50, 90, 95, 99), (list, percent) => {
        const slow = list.filter((ms) => ms >= 1000).length;
        const needed = 100 / (100 - percent);
        const allowed = Math.floor((list.length * (100 - percent)) / 100);
        const expected = list.length < needed ? 'inconclusive' : slow > allowed ? 'unhealthy' : undefined;
        expect(latencyVerdict(list, objectives(`p${percent} < 1s`))?.verdict).toBe(expected);
      }),
    );
  });
});
