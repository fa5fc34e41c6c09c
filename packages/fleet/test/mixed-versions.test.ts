import { liveVersions, mixedVersions } from '../src/mixed-versions';

const row = (host: string, version: string) => ({ host, version });

describe('liveVersions', () => {
  it('has the hosts of each version, in their order, and not those that nobody could ask', () => {
    expect(liveVersions([row('a', 'v1'), row('b', 'v2'), row('c', 'v1'), row('d', 'unknown'), row('e', '')])).toEqual({
      v1: ['a', 'c'],
      v2: ['b'],
      '': ['e'],
    });
  });
});

describe('mixedVersions', () => {
  it('says which version is live where, and nothing of a fleet that is of one', () => {
    expect(mixedVersions([row('a', 'v1'), row('b', 'v2'), row('c', 'v1')])).toBe('v1 on a, c; v2 on b');
    expect(mixedVersions([row('a', 'v1'), row('b', '')])).toBe('v1 on a; nothing on b');
    expect(mixedVersions([row('a', 'v1'), row('b', 'v1'), row('c', 'unknown')])).toBeUndefined();
  });
});
