import { familyOf, originKey } from '../src/family';
import { seriesKey } from '../src/labels';

describe('a family', () => {
  it.each([
    ['a_total', 'a'],
    ['a_bucket', 'a'],
    ['a_created', 'a'],
    ['total_a', 'total_a'],
    ['a_total_count', 'a_total'],
  ])('%s belongs to %s', (name, family) => {
    expect(familyOf(name)).toBe(family);
  });

  it('begins at one time for all buckets', () => {
    const bucket = originKey(seriesKey('a_bucket', ['b', '1', 'le', '5']));
    expect(bucket).toBe(originKey(seriesKey('a_created', ['b', '1'])));
    expect(bucket).not.toBe(originKey(seriesKey('a_created', ['b', '2'])));
  });
});
