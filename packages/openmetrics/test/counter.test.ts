import { countersIn } from '../src/counter';
import { expose } from './selecting';

function counters(text: string, selected: string) {
  const found = expose(text, [selected]);
  return countersIn(found.selected[0] ?? new Map(), found);
}

describe('countersIn', () => {
  it.each([
    ['# TYPE a_total counter\na_total 5\n', 'a_total'],
    ['# TYPE a counter\na_total 5\n', 'a_total'],
    ['a_total 5\n', 'a_total'],
    ['# TYPE a_total untyped\na_total 5\n', 'a_total'],
    ['# TYPE a summary\na{quantile="0.5"} 2\na_count 5\n', 'a_count'],
    ['# TYPE a histogram\na_count 5\n', 'a_count'],
    ['# TYPE a gauge\na 1\na_total 5\n', 'a_total'],
  ])('%j', (text, selected) => {
    expect(counters(text, selected)).toEqual({ values: new Map([[selected, 5]]), createdSeconds: new Map() });
  });

  it.each([
    ['# TYPE a gauge\na 5\n', 'a', 'type', 'a is a gauge, not a counter'],
    ['# TYPE a summary\na{quantile="0.5"} 5\n', 'a', 'type', 'a is a summary'],
    ['# TYPE a gaugehistogram\na_bucket{le="1"} 5\n', 'a_bucket', 'type', 'gaugehistogram'],
    ['a NaN\n', 'a', 'value', 'a is NaN'],
    ['a{b="1"} 5\na{b="2"} -1\n', 'a', 'value', 'a is -1'],
    ['a +Inf\n', 'a', 'value', 'a is Infinity'],
  ])('%j is none', (text, selected, because, problem) => {
    expect(counters(text, selected)).toEqual({ because, problem: expect.stringContaining(problem) });
  });

  it('knows when each began', () => {
    const found = counters('a_total{b="1"} 5\na_created{b="1"} 100\na_total{b="2"} 6\n', 'a_total');
    expect('because' in found ? found : [...found.createdSeconds.values()]).toEqual([100]);
  });
});
