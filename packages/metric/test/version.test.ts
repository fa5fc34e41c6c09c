import { versionProblem } from '../src/version';

const version = { path: '$.version', expected: '1.10' };

it.each<[unknown, string | undefined]>([
  [{ version: '1.10' }, undefined],
  [{ version: '1.9' }, 'version "1.9" answers, not "1.10"'],
  [{ version: 'x'.repeat(500) }, 'answers, not "1.10"'],
  [{}, 'no version is told'],
  [{ version: { a: 1 } }, 'no version is told'],
])('%j: %s', (document, words) => {
  const problem = versionProblem(version, document);
  expect(problem?.kind).toBe(words === undefined ? undefined : 'wrong-version');
  expect(problem?.reason ?? '').toContain(words ?? '');
  expect((problem?.reason ?? '').length).toBeLessThan(200);
});

it('any version will do where none is expected', () => {
  expect(versionProblem(undefined, {})).toBeUndefined();
});
