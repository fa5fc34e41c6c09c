import { parseJsonPath } from '@deploy-actions/json-path';
import fc from 'fast-check';
import { versionIn } from '../src/version-in';

function versionOf(text: string, at = '$.version'): string | undefined {
  const path = parseJsonPath(at);
  if ('problem' in path) throw new Error(path.problem);
  return versionIn(JSON.parse(text), path, text);
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
