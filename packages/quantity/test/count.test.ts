import { formatCount } from '../src/count';

it.each([
  [0, '0 requests'],
  [1, '1 request'],
  [2, '2 requests'],
])('writes %d as %s', (count, text) => {
  expect(formatCount(count, 'request')).toBe(text);
});
