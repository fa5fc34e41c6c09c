import { parseJsonPath } from '@deploy-actions/json-path';
import { parseJsonAssertion } from '@deploy-actions/probe';
import { type Content, type ContentExpectations, judgeContent } from '../src/judge-content';

function expecting(given: { version?: string; body?: string; json?: string }): ContentExpectations {
  const versionPath = parseJsonPath('$.version');
  const assertion = given.json === undefined ? undefined : parseJsonAssertion(given.json);
  if ('problem' in versionPath || (assertion && 'problem' in assertion)) throw new Error('not legal');
  return { json: assertion ? [assertion] : [], body: given.body, version: given.version, versionPath };
}

function judged(text: string, given: Parameters<typeof expecting>[0], content: Partial<Content> = {}) {
  return judgeContent({ called: 'the output', text, complete: true, ...content }, expecting(given));
}

describe('judgeContent', () => {
  it('names every miss', () => {
    expect(judged('{"version":"v1"}', { version: 'v2', body: 'ok', json: '$.db' })).toEqual({
      version: 'v1',
      misses: ['version is v1, expected v2', '$.db leads to nothing', 'the output does not contain "ok"'],
    });
  });

  it.each([
    ['v2\n', 'v2'],
    ['1.10\n', '1.10'],
    ['"v2"', '"v2"'],
    ['{"version": "v2"}', 'v2'],
    ['{"other": "v2"}', undefined],
    [' \n', undefined],
  ])('takes %j for the version %s where a plain text is one', (text, version) => {
    expect(judged(text, {}, { isPlainVersion: true }).version).toBe(version);
  });

  it('takes no plain text for a version elsewhere', () => {
    expect(judged('v2', { version: 'v2' })).toEqual({ misses: ['no version at $.version, expected v2'] });
  });

  it('says what it did not read', () => {
    expect(judged('{', { json: '$.a', body: 'x' }, { complete: false }).misses).toEqual([
      'the output is longer than 1 MiB, so its JSON was not read',
      'the output, as far as it was read (1 MiB), does not contain "x"',
    ]);
  });
});
