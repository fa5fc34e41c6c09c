import { nearestName } from '../src/nearest-name';

describe('nearestName', () => {
  it.each([
    ['intervall', 'interval'],
    ['expect-jsn', 'expect-json'],
    ['urls', 'url'],
    ['something-else', undefined],
  ])('of %s is %s', (given, expected) => {
    expect(nearestName(given, ['interval', 'expect-json', 'url'])).toBe(expected);
  });

  it('is none where there are no names', () => {
    expect(nearestName('a', [])).toBeUndefined();
  });
});
