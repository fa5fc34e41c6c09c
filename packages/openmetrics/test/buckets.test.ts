import { histogramsIn } from '../src/buckets';
import { seriesKey } from '../src/labels';
import { expose } from './selecting';

const histograms = (text: string, selected = 'a_bucket') =>
  histogramsIn(expose(text, [selected]).selected[0] ?? new Map());

describe('histogramsIn', () => {
  it('puts the buckets of each histogram together, sorted by their bound', () => {
    const text =
      'a_bucket{b="1",le="+Inf"} 5\na_bucket{b="1",le="0.5"} 3\na_bucket{le="+Inf",b="2"} 1\na_bucket{b="1",le="1e-1"} 1\n';
    expect(histograms(text)).toEqual(
      new Map([
        [seriesKey('a_bucket', ['b', '1']), { bounds: [0.1, 0.5, Number.POSITIVE_INFINITY], counts: [1, 3, 5] }],
        [seriesKey('a_bucket', ['b', '2']), { bounds: [Number.POSITIVE_INFINITY], counts: [1] }],
      ]),
    );
  });

  it.each([
    ['a_bucket{le="1"} 5\n', 'no bucket le="+Inf"'],
    ['a_bucket 5\n', 'no label le'],
    ['a_bucket{le="much"} 5\n', 'no label le'],
    ['a_bucket{le="+Inf"} NaN\n', 'a_bucket is NaN'],
  ])('%j is none', (text, problem) => {
    expect(histograms(text)).toEqual({ problem: expect.stringContaining(problem) });
  });
});
