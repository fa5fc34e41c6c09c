import { nearSeries } from '../src/near-series';

it.each<[string, string[], string[], object | undefined]>([
  ['http_requests', [], ['http_requests_total'], { name: 'http_requests_total' }],
  ['http_requests_total', [], ['http_requests'], { name: 'http_requests' }],
  [
    'http_request_duration',
    [],
    ['http_request_duration_seconds_count'],
    { name: 'http_request_duration_seconds_count' },
  ],
  ['http_reqests_total', [], ['up', 'http_requests_total'], { name: 'http_requests_total' }],
  ['http_requests_total', ['status'], ['http_requests_total'], {}],
  ['errors', [], ['up', 'go_goroutines'], undefined],
  ['errors', [], [], undefined],
])('of %s with the labels %j, in %j: %j', (name, labels, names, near) => {
  expect(nearSeries(name, labels, new Set(names))).toEqual(near);
});
