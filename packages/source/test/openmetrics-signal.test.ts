import { type Exposition, ExpositionReader, parseSelector, type Selector } from '@deploy-actions/openmetrics';
import { type CompiledQuery, openMetricsSignal, selectorsOf } from '../src/openmetrics-signal';

function selector(text: string): Selector {
  const parsed = parseSelector(text);
  if ('problem' in parsed) throw new Error(parsed.problem);
  return parsed;
}

function exposed(text: string, query: CompiledQuery): Exposition {
  const reader = new ExpositionReader('prometheus', selectorsOf(query));
  reader.push(Buffer.from(`${text}\n`));
  const found = reader.end();
  if ('problem' in found) throw new Error(found.problem.reason);
  return found;
}

/** What is read from each text in turn, one each 10 s. */
function readings(query: CompiledQuery, texts: readonly string[]) {
  const read = openMetricsSignal(query);
  return texts.map((text, at) => {
    const { value, reset, problem } = read(exposed(text, query), at * 10_000);
    return `${value ?? problem?.kind}${reset ? '!' : ''}`;
  });
}

const buckets = (under: number, all: number) =>
  `d_bucket{le="1"} ${under}\nd_bucket{le="2"} ${all}\nd_bucket{le="+Inf"} ${all}`;

describe('openMetricsSignal', () => {
  it('marks a quantile that lies above all buckets', () => {
    const query: CompiledQuery = { form: 'quantile', query: selector('d_bucket'), quantile: 0.99 };
    const read = openMetricsSignal(query);
    const text = (all: number) => `d_bucket{le="1"} 0\nd_bucket{le="+Inf"} ${all}`;
    read(exposed(text(0), query), 0);
    expect(read(exposed(text(9), query), 10_000)).toEqual({ value: 1, isAtLeast: true });
  });

  it.each<[string, CompiledQuery, string[], string[]]>([
    [
      'a gauge',
      { form: 'value', query: selector('cpu') },
      ['cpu 81.5', 'cpu NaN', 'x 1'],
      ['81.5', 'missing', 'query'],
    ],
    [
      'a rate, summed after the difference',
      { form: 'rate', query: selector('c_total') },
      [
        'c_total{a="1"} 100\nc_total{a="2"} 5',
        'c_total{a="1"} 150\nc_total{a="2"} 5',
        'c_total{a="1"} 10\nc_total{a="2"} 5',
      ],
      ['reference', '5', '1!'],
    ],
    [
      'a rate over a new process',
      { form: 'rate', query: selector('c_total') },
      ['c_total 100\nprocess_start_time_seconds 5', 'c_total 120\nprocess_start_time_seconds 50'],
      ['reference', 'reference'],
    ],
    ['a gauge as a rate', { form: 'rate', query: selector('g') }, ['# TYPE g gauge\ng 1'], ['query']],
    [
      'a quantile of what was observed meanwhile',
      { form: 'quantile', query: selector('d_bucket'), quantile: 0.5 },
      [buckets(100, 100), buckets(100, 110), buckets(100, 110)],
      ['reference', '1.5', 'no-traffic'],
    ],
    ['no histogram', { form: 'quantile', query: selector('cpu'), quantile: 0.5 }, ['cpu 1'], ['query']],
  ])('%s', (_, query, texts, expected) => {
    expect(readings(query, texts)).toEqual(expected);
  });
});
