import { shortVersion, versionChange } from '../src/version-text';

const sha = '0123456789abcdef0123456789abcdef01234567';

describe('shortVersion', () => {
  it.each([
    [sha, '0123456789ab'],
    ['v1.2.3', 'v1.2.3'],
    [`${sha}0`, `${sha}0`],
  ])('%s is %s', (version, short) => {
    expect(shortVersion(version)).toBe(short);
  });
});

describe('versionChange', () => {
  it.each([
    ['v1', 'v2', '`v1` → `v2`'],
    ['', 'v2', '`v2`'],
    ['v1', '', '`v1`'],
    ['v2', 'v2', '`v2`'],
    ['', '', ''],
    ['<v1>', sha, '`&lt;v1&gt;` → `0123456789ab`'],
  ])('%j to %j is %s', (from, to, text) => {
    expect(versionChange(from, to)).toBe(text);
  });
});
