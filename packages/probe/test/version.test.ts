import { parseJsonPath, readJson } from '@deploy-actions/json-path';
import { isSameVersion } from '@deploy-actions/probe';
import fc from 'fast-check';
import { versionIn } from '../src/version';

function versionOf(text: string, at = '$.version'): string | undefined {
  const path = parseJsonPath(at);
  if ('problem' in path) throw new Error(path.problem);
  const document = readJson(text);
  if ('problem' in document) throw new Error(document.problem);
  return versionIn(document, path);
}

describe('versionIn', () => {
  it.each<[string, string | undefined]>([
    ['{"version":"v2"}', 'v2'],
    ['{"version":7}', '7'],
    ['{"version":1.10}', '1.10'],
    ['{"version":20261121072305001234}', '20261121072305001234'],
    ['{"version":1234567e5}', '1234567e5'],
    ['{"version":true}', undefined],
    ['{"version":null}', undefined],
    ['{"version":["v2"]}', undefined],
    ['{}', undefined],
    [`{"version":1.10,"deep":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, '1.1'],
  ])('%.40s has the version %s', (text, version) => {
    expect(versionOf(text)).toBe(version);
  });

  it('takes two of them for none', () => {
    expect(versionOf('[{"v":1},{"v":1}]', '$[*].v')).toBeUndefined();
  });

  it('never takes a number for another one', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[1-9]\d{0,24}(\.\d{1,9})?$/), (digits) => {
        expect(versionOf(`{"a":1,"version": ${digits} }`)).toBe(digits);
      }),
    );
  });
});

describe('isSameVersion', () => {
  const sha = 'abcdef0123456789abcdef0123456789abcdef01';

  it.each([
    ['v2', 'v2', true],
    ['v2', 'v1', false],
    [sha, sha.slice(0, 7), true],
    [sha.slice(0, 39), sha, true],
    [sha + sha.slice(0, 24), sha.slice(0, 8), true],
    [sha.slice(0, 6), sha, false],
    [sha.slice(1, 9), sha, false],
    [sha.slice(0, 12), sha.slice(0, 7), false],
    ['ABCDEF0', sha, false],
    ['1.10', '1.1', false],
    ['', sha, false],
  ])('%s and %s: %s', (one, other, same) => {
    expect(isSameVersion(one, other)).toBe(same);
    expect(isSameVersion(other, one)).toBe(same);
  });
});
