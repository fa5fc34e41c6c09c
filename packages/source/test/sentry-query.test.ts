import { parseSentry, sentryParameters } from '../src/sentry-query';

it.each<[string, object]>([
  ['count()', { dataset: 'spans', yAxis: 'count()', search: '' }],
  ['failure_rate() is_transaction:true', { dataset: 'spans', yAxis: 'failure_rate()', search: 'is_transaction:true' }],
  [' logs  count(message) severity:error ', { dataset: 'logs', yAxis: 'count(message)', search: 'severity:error' }],
  ['metrics count()', { problem: expect.stringContaining('metrics is not a dataset') }],
  ['is_transaction:true', { problem: expect.stringContaining('not an aggregate') }],
  ['', { problem: expect.stringContaining('not an aggregate') }],
])('parseSentry %j', (text, expected) => {
  expect(parseSentry(text)).toEqual(expected);
});

it('sentryParameters', () => {
  const query = { dataset: 'spans', yAxis: 'count()', search: 'a:"b&c"' };
  const parameters = sentryParameters(query, '42', { fromMs: 0, toMs: 120_000 }, 60_000);
  expect(Object.fromEntries(parameters)).toEqual({
    dataset: 'spans',
    yAxis: 'count()',
    query: 'a:"b&c"',
    project: '42',
    start: '1970-01-01T00:00:00',
    end: '1970-01-01T00:02:00',
    interval: '1m',
  });
  expect(sentryParameters({ ...query, search: '' }, '1', { fromMs: 0, toMs: 1 }, 60_000).has('query')).toBe(false);
});
