import { seriesKey } from '@deploy-actions/openmetrics';
import { seriesVersionProblem, versionProblem, versionTried } from '../src/version';

const version = { path: '$.version', expected: '1.10' };

it.each<[unknown, string | undefined]>([
  [{ version: '1.10' }, undefined],
  [{ version: '1.9' }, 'version "1.9" answers, not "1.10"'],
  [{ version: 'x'.repeat(500) }, 'answers, not "1.10"'],
  [{}, 'no version is reported'],
  [{ version: null }, 'no version is reported (version-path): $.version is null'],
  [{ version: '' }, 'no version is reported (version-path): $.version is ""'],
  [{ version: { a: 1 } }, 'no version is reported'],
])('%j: %s', (document, words) => {
  const problem = versionProblem(version, document);
  expect(problem?.kind).toBe(words === undefined ? undefined : 'wrong-version');
  expect(problem?.reason ?? '').toContain(words ?? '');
  expect((problem?.reason ?? '').length).toBeLessThan(200);
});

it('any version will do where none is expected', () => {
  expect(versionProblem(undefined, {})).toBeUndefined();
});

describe('as a label of a series', () => {
  const told = { series: 'app_info', label: 'version', expected: 'v2' };
  const series = (...versions: string[]) =>
    new Map(versions.map((each, at) => [seriesKey('app_info', ['at', `${at}`, 'version', each]), 1]));

  it.each<[string[], string | undefined]>([
    [['v2'], undefined],
    [['v2', 'v2'], undefined],
    [['v1'], 'version "v1" answers, not "v2"'],
    [['v1', 'v2'], 'several versions answer: "v1" and "v2", not "v2" alone'],
    [[], 'no version is reported (version-series): app_info matches no series'],
    [[''], 'no version is reported (version-label): app_info has no label version'],
    [['x'.repeat(500)], 'answers, not "v2"'],
  ])('%j: %s', (versions, words) => {
    const problem = seriesVersionProblem(told, series(...versions));
    expect(problem?.kind).toBe(words === undefined ? undefined : 'wrong-version');
    expect(problem?.reason ?? '').toContain(words ?? '');
    expect((problem?.reason ?? '').length).toBeLessThan(200);
  });

  it('any version will do where none is expected, or where a document tells it', () => {
    expect(seriesVersionProblem(undefined, series('v1'))).toBeUndefined();
    expect(seriesVersionProblem(version, series('v1'))).toBeUndefined();
    expect(versionProblem(told, {})).toBeUndefined();
  });
});

describe('before the deploy, when any version is right', () => {
  const told = { series: 'app_info', label: 'version', expected: 'v2' };
  const series = (...versions: string[]) =>
    new Map(versions.map((each, at) => [seriesKey('app_info', ['at', `${at}`, 'version', each]), 1]));

  it.each<[Parameters<typeof versionTried>, object]>([
    [[version, { document: { version: '1.9' } }], { found: 'the version "1.9", and "1.10" is expected in the watch' }],
    [[version, { document: { version: '1.10' } }], { found: 'the version "1.10", as expected' }],
    [
      [version, { document: {} }],
      { problem: { kind: 'query', reason: expect.stringContaining('no version is reported') } },
    ],
    [
      [told, { series: series('v1') }],
      { query: 'app_info', found: 'the version "v1", and "v2" is expected in the watch' },
    ],
    [
      [told, { series: series('v1', 'v0') }],
      { found: 'several versions, "v1" and "v0": no data while several versions answer' },
    ],
    [
      [told, { series: series('') }],
      { problem: { reason: 'no version is reported (version-label): app_info has no label version' } },
    ],
    [
      [told, { series: series() }],
      { problem: { reason: 'no version is reported (version-series): app_info matches no series' } },
    ],
  ])('%j: %j', (given, expected) => {
    expect(versionTried(...given)).toMatchObject(expected);
  });
});
