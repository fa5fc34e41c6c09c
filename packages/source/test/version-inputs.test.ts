import { InputReader } from '@deploy-actions/action';
import { readVersion, type VersionInput } from '../src/version-inputs';

function read(values: Partial<Record<VersionInput, string>>, kind: 'json' | 'openmetrics' | 'prometheus') {
  const own = { default: '', required: false, secret: false };
  const inputs = { 'expect-version': own, 'version-path': own, 'version-series': own, 'version-label': own };
  const input = new InputReader({ action: 'any', inputs, outputs: [] }, values);
  const version = readVersion(input, kind);
  return { version, problems: input.problems.map(({ input: name, code }) => [name, code]) };
}

describe('readVersion', () => {
  it('finds it where the source tells it', () => {
    expect(read({}, 'json').version).toBeUndefined();
    expect(read({ 'expect-version': 'v2' }, 'json').version).toEqual({ path: '$.version', expected: 'v2' });
    expect(read({ 'expect-version': 'v2', 'version-series': 'app_info{job="api"}' }, 'openmetrics')).toEqual({
      version: { series: 'app_info{job="api"}', label: 'version', expected: 'v2' },
      problems: [],
    });
    const other = { 'expect-version': 'v2', 'version-series': 'app_info', 'version-label': 'service.version' };
    expect(read(other, 'openmetrics').version).toMatchObject({ label: 'service.version' });
  });

  it.each<[Parameters<typeof read>, string[][]]>([
    [[{ 'expect-version': 'v2' }, 'openmetrics'], [['version-series', 'MISSING']]],
    [[{ 'version-series': 'app_info' }, 'openmetrics'], [['version-series', 'CONFLICT']]],
    [[{ 'expect-version': 'v2', 'version-series': 'a' }, 'json'], [['version-series', 'CONFLICT']]],
    [[{ 'expect-version': 'v2', 'version-series': 'a{b=~"c.*"}' }, 'json'], [['version-series', 'CONFLICT']]],
    [[{ 'expect-version': 'v2' }, 'prometheus'], [['expect-version', 'CONFLICT']]],
    [[{ 'expect-version': 'v2', 'version-series': 'a{' }, 'openmetrics'], [['version-series', 'ILLEGAL']]],
    [[{ 'version-label': 'two words' }, 'openmetrics'], [['version-label', 'ILLEGAL']]],
    [[{ 'version-path': 'version' }, 'json'], [['version-path', 'ILLEGAL']]],
  ])('%j: %j', (given, expected) => {
    expect(read(...given).problems).toEqual(expected);
  });
});
