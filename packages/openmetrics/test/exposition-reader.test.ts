import { ExpositionReader, loadRegularExpressions, seriesKey } from '@deploy-actions/openmetrics';
import fc from 'fast-check';
import { anySeries, anyStyle, type Series, written } from './exposition-text';
import { expose, readText, selector } from './selecting';

beforeAll(loadRegularExpressions);

const EVERYTHING = '{__name__=~"(?s).+"}';

const keyOf = ({ name, labels }: Series) => seriesKey(name, [...labels].sort(([a], [b]) => (a < b ? -1 : 1)).flat());

describe('ExpositionReader', () => {
  it('finds what each selector selects', () => {
    const text = [
      '# HELP http_requests_total Requests \\\\ by "code".',
      '# TYPE http_requests_total counter',
      'http_requests_total{code="200",method="GET"} 1027 1395066363000',
      'http_requests_total{method="GET",code="500"} 3',
      'http_requests_total_other 9',
      'http_requests 8',
      '',
      '# TYPE process_start_time_seconds gauge',
      'process_start_time_seconds 1.5e9',
      '',
    ].join('\n');
    const { selected, types, processStartSeconds } = expose(text, [
      'http_requests_total',
      'http_requests_total{code=~"5.."}',
      'nothing',
    ]);
    const failed = seriesKey('http_requests_total', ['code', '500', 'method', 'GET']);
    expect(selected.map((values) => [...values])).toEqual([
      [
        [seriesKey('http_requests_total', ['code', '200', 'method', 'GET']), 1027],
        [failed, 3],
      ],
      [[failed, 3]],
      [],
    ]);
    expect(types.get('http_requests_total')).toBe('counter');
    expect(processStartSeconds).toBe(1.5e9);
  });

  it('reads OpenMetrics, with exemplars and with what says when a series began', () => {
    const text = [
      '# TYPE foo counter',
      '# UNIT foo seconds',
      'foo_total{a="1"} 17.0 1520879607.789 # {trace_id="x # y"} 0.67',
      'foo_created{a="1"} 1520430000.123',
      'bar_bucket{le="0.1"} 8 # {} 0.054',
      'bar_created 5',
      '# EOF',
    ].join('\n');
    for (const end of ['', '\n', '\r\n']) {
      const { selected, createdSeconds } = expose(text + end, ['foo_total'], 'openmetrics');
      expect([...(selected[0] ?? [])]).toEqual([[seriesKey('foo_total', ['a', '1']), 17]]);
      expect([...createdSeconds]).toEqual([[seriesKey('foo', ['a', '1']), 1520430000.123]]);
    }
  });

  it.each<[string, string, 'prometheus' | 'openmetrics', string, string]>([
    ['half a line', 'a 1\na{b="2"} 12', 'prometheus', 'truncated', 'line 2: the last line has no end'],
    ['half a name that nobody wants', 'a 1\nb', 'prometheus', 'truncated', 'line 2'],
    ['no # EOF', 'a 1\n', 'openmetrics', 'truncated', 'without # EOF'],
    ['half a # EOF', 'a 1\n# EO', 'openmetrics', 'truncated', 'has no end'],
    ['nothing', '', 'openmetrics', 'truncated', 'without # EOF'],
    ['more after # EOF', 'a 1\n# EOF\na 2\n', 'openmetrics', 'malformed', 'line 3: there is text after # EOF'],
    ['a wrong line', 'x 1\na{b=2} 1\n', 'prometheus', 'malformed', 'line 2: the value of the label "b"'],
    ['a wrong value', 'a one\n', 'prometheus', 'malformed', '"one" is not a number'],
    ['HTML', '<html>\n</html>\n', 'prometheus', 'malformed', '"<html>" does not start a series'],
    ['JSON', '{"status": "ok"}\n', 'prometheus', 'malformed', 'line 1'],
    ['a line without end', `a${'x'.repeat(1_100_000)}`, 'prometheus', 'malformed', 'longer than 1 MiB'],
    ['a bucket twice', 'a{le="1"} 1\na{le="1.0"} 1\n', 'prometheus', 'duplicate', 'line 2'],
    ['a series twice', 'a{b="1",c="2"} 1\na{c="2",b="1"} 1\n', 'prometheus', 'duplicate', 'line 2: the series a{c="2"'],
  ])('never takes %s for data', (_, text, format, code, reason) => {
    for (const size of [1, 7, 65_536].slice(text.length > 100_000 ? 2 : 0)) {
      expect(readText(text, ['a'], format, size)).toEqual({
        problem: { code, reason: expect.stringContaining(reason) },
      });
    }
  });

  it('looks no further than the name at what nobody wants', () => {
    expect(expose('b{c=what} ever\nb{\na 1\nb 1\nb 1\n', ['a']).selected[0]?.size).toBe(1);
  });

  it('does not know when the process began where several say so', () => {
    const text = 'process_start_time_seconds{job="a"} 1\nprocess_start_time_seconds{job="b"} 2\n';
    expect(expose(text, ['a']).processStartSeconds).toBeUndefined();
  });

  it.each(['NaN', '0', '-1'])('does not take a start of the process at %s for one', (value) => {
    expect(expose(`process_start_time_seconds ${value}\n`, ['a']).processStartSeconds).toBeUndefined();
  });

  it('keeps nothing of the pieces that it was given', () => {
    const reader = new ExpositionReader('prometheus', [selector('a_total')]);
    const bytes = Buffer.from('a_total{b="1"} 1\na_total 2\nx_total 3\n');
    const piece = Buffer.alloc(4);
    for (let at = 0; at < bytes.length; at += piece.length) {
      const size = bytes.copy(piece, 0, at);
      reader.push(piece.subarray(0, size));
      piece.fill('?');
    }
    const found = reader.end();
    expect('problem' in found || [...(found.selected[0]?.values() ?? [])]).toEqual([1, 2]);
  });

  it('reads back what was written, in whatever style and pieces', () => {
    fc.assert(
      fc.property(anySeries, anyStyle, fc.integer({ min: 1, max: 50 }), (series, style, size) => {
        const found = readText(written(series, style), [EVERYTHING], 'prometheus', size);
        if ('problem' in found) throw new Error(found.problem.reason);
        expect([...(found.selected[0] ?? [])]).toEqual(series.map((each) => [keyOf(each), each.value]));
      }),
    );
  });

  it('is either whole or none where a document is cut', () => {
    fc.assert(
      fc.property(anySeries, anyStyle, fc.nat(), (series, style, at) => {
        const bytes = Buffer.from(`${written(series, style)}# EOF\n`);
        const cut = bytes.subarray(0, at % (bytes.length - 1)).toString();
        const found = readText(cut, [EVERYTHING], 'openmetrics');
        expect('problem' in found && found.problem.code).toBe('truncated');
      }),
    );
  });

  it('finds of any text at least what is wrong', () => {
    const piece = fc.constantFrom(
      'a',
      '{',
      '}',
      '"',
      '=',
      ',',
      '\\',
      '\n',
      ' ',
      '1',
      '# EOF',
      '# TYPE a x',
      '\r',
      '\0',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('prometheus' as const, 'openmetrics' as const), (text, format) => {
        expect(() => readText(text.join(''), [EVERYTHING], format, 3)).not.toThrow();
      }),
    );
  });
});
