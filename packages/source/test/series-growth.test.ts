import fc from 'fast-check';
import type { RawSeries } from '../src/prometheus-answer';
import { growSeries, NO_SERIES } from '../src/series-growth';

const series = (key: string, process: string, ...samples: [atMs: number, value: number][]): RawSeries => ({
  key,
  process,
  samples: samples.map(([atMs, value]) => ({ atMs, value })),
});

/** What each answer added, one after the other; the first is only the reference. */
function added(...answers: RawSeries[][]): number[] {
  let known = NO_SERIES;
  return answers.map((answer) => {
    const growth = growSeries(known, answer);
    known = growth.known;
    return growth.added;
  });
}

describe('growSeries', () => {
  it('takes the difference of each series before the sum', () => {
    const before = [series('x', 'a', [1, 1000]), series('y', 'b', [1, 100])];
    expect(added(before, [series('x', 'a', [2, 1050]), series('y', 'b', [2, 10])])[1]).toBe(60);
  });

  it('sees a reset between two measurements, sample by sample', () => {
    expect(added([series('x', 'a', [1, 100])], [series('x', 'a', [1, 100], [2, 3], [3, 120])])[1]).toBe(120);
  });

  it('counts a sample once, however often it is shown', () => {
    const shown = [series('x', 'a', [1, 100], [2, 110])];
    expect(added([series('x', 'a', [1, 100])], shown, shown)).toEqual([0, 10, 0]);
  });

  it('lets a new series of a known process grow from zero', () => {
    expect(added([series('x', 'a', [1, 100])], [series('new', 'a', [2, 3], [3, 5])])[1]).toBe(5);
  });

  it('takes the first sample of a new process for its reference only', () => {
    expect(added([series('x', 'a', [1, 100])], [series('y', 'b', [2, 700], [3, 705])])[1]).toBe(5);
  });

  it('gives the same for any split of the samples into measurements', () => {
    const values = fc.array(fc.nat(50), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(values, fc.nat(20), (list, cut) => {
        const samples = list.map((value, index): [number, number] => [index, value]);
        const first = [series('x', 'a', [0, list[0] ?? 0])];
        const at = Math.min(cut, samples.length);
        const whole = added(first, [series('x', 'a', ...samples)]);
        const parts = added(first, [series('x', 'a', ...samples.slice(0, at))], [series('x', 'a', ...samples)]);
        const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
        expect(sum(parts)).toBe(sum(whole));
        expect(Math.min(...parts)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
