import fc from 'fast-check';
import { increaseRangeMs, isSelector, promDuration, withoutComments } from '../src/promql';

describe('isSelector', () => {
  it.each([
    'http_requests_total',
    ' job:errors:rate5m ',
    'http_requests_total{}',
    'http_requests_total{code=~"5..", method!="GET",}',
    "http_requests_total{path='/a}b'}",
    String.raw`http_requests_total{path="a\"}b"}`,
    '{__name__=~"http_.*"}',
    '{"http.requests", code="500"}',
    '# of the API\nhttp_requests_total{code="500" # failed\n}',
    '{__name__="on"}',
    'offset',
  ])('%s is one', (text) => {
    expect(isSelector(text)).toBe(true);
  });

  it.each([
    '',
    'sum(http_requests_total)',
    'http_requests_total[5m]',
    'http_requests_total offset 5m',
    'http_requests_total @ 100',
    'a / b',
    'a{b="c"',
    'a{b=c}',
    'a{b}',
    '1',
    'a{b="c"} or d',
    'inf',
    'NaN',
    'group_left{a="1"}',
  ])('%s is none', (text) => {
    expect(isSelector(text)).toBe(false);
  });

  it('takes any value of a label', () => {
    fc.assert(fc.property(fc.string(), (value) => isSelector(`a{b=${JSON.stringify(value)}}`)));
  });

  it('does not take for ever over what is nearly one', () => {
    expect(isSelector(`a{${'b'.repeat(50_000)}!`)).toBe(false);
    expect(isSelector(`a{${'b="c",'.repeat(10_000)}!`)).toBe(false);
  });
});

it('withoutComments leaves what stands in quotes', () => {
  expect(withoutComments('a{b="#1"} # c\n')).toBe('a{b="#1"}');
  expect(withoutComments('# x\nsum(a)\n+ b')).toBe('sum(a)\n+ b');
});

describe('increaseRangeMs', () => {
  it.each([
    ['increase(a[10s])', 10_000],
    ['sum(increase(a{b="c"}[1m]))', 60_000],
    ['sum by () (increase(a[1m]))', 60_000],
    ['sum(rate(a[1m]))', undefined],
    ['sum(increase(a[1m])) / 2', undefined],
    ['sum(increase(a[1m30s]))', undefined],
  ])('%s: %s', (text, rangeMs) => {
    expect(increaseRangeMs(text)).toBe(rangeMs);
  });
});

it('promDuration writes whole seconds', () => {
  expect([0, 1, 1000, 1001, 90_000].map(promDuration)).toEqual(['1s', '1s', '1s', '2s', '90s']);
});
