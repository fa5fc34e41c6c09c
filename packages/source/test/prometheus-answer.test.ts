import fc from 'fast-check';
import { numberIn, prometheusNotes, prometheusWords, seriesIn } from '../src/prometheus-answer';

const answer = (resultType: string, result: unknown) => ({ status: 'success', data: { resultType, result } });
const wrong = (reason: string) => ({ problem: { kind: 'query', reason: expect.stringContaining(reason) } });

describe('numberIn', () => {
  it.each<[string, unknown, unknown]>([
    ['one series', answer('vector', [{ metric: {}, value: [1, '0.5'] }]), { value: 0.5 }],
    ['a scalar', answer('scalar', [1, '3']), { value: 3 }],
    ['nothing', answer('vector', []), { value: undefined }],
    ['NaN', answer('vector', [{ metric: {}, value: [1, 'NaN'] }]), { value: Number.NaN }],
    ['infinity', answer('scalar', [1, '-Inf']), { value: Number.NEGATIVE_INFINITY }],
    ['series with samples', answer('matrix', []), wrong('gives a matrix')],
    ['a text', answer('string', [1, 'a']), wrong('gives a string')],
    ['a vector without values', answer('vector', [{}]), wrong('no value')],
    ['another document', { ok: true }, wrong('without a result')],
    ['null', null, wrong('without a result')],
  ])('%s', (_, document, expected) => {
    expect(numberIn(document)).toEqual(expected);
  });

  it('names two series where one belongs', () => {
    const two = ['a:1', 'b:2'].map((instance) => ({ metric: { __name__: 'up', instance }, value: [1, '1'] }));
    expect(numberIn(answer('vector', two))).toEqual(
      wrong('two series up{instance="a:1"} and up{instance="b:2"}, not one'),
    );
    expect(numberIn(answer('vector', [...two, ...two]))).toEqual(wrong('4 series, such as up{instance="a:1"} and'));
  });
});

describe('seriesIn', () => {
  it('reads samples, and knows a series by all of its labels', () => {
    const series = {
      metric: { job: 'api', __name__: 'n', instance: 'a' },
      values: [
        [1.5, '2'],
        [2, 'NaN'],
        [3, '4'],
      ],
    };
    expect(seriesIn(answer('matrix', [series]))).toEqual({
      series: [
        {
          key: 'n{instance="a",job="api"}',
          process: 'api a',
          samples: [
            { atMs: 1500, value: 2 },
            { atMs: 3000, value: 4 },
          ],
        },
      ],
    });
  });

  it('refuses what is none', () => {
    expect(seriesIn(answer('vector', []))).toEqual(wrong('gives a vector'));
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (result) => {
        numberIn(answer('vector', result));
        seriesIn(answer('matrix', result));
        prometheusNotes(result);
        prometheusWords(result);
      }),
    );
  });
});

it('tells errors and warnings in the words of the server', () => {
  expect(prometheusWords({ status: 'error', errorType: 'bad_data', error: 'parse error' })).toBe(
    'bad_data: parse error',
  );
  expect(prometheusWords({})).toBeUndefined();
  expect(prometheusNotes({ warnings: ['a'], infos: ['b\nc', 3] })).toEqual(['a', 'b c']);
});
