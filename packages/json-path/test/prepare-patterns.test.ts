import { parseJsonPath, preparePatterns } from '@deploy-actions/json-path';

describe('preparePatterns', () => {
  it('loads the library where a path calls match or search, and only then', async () => {
    const path = '$.a[?search(@, "x")]';
    await preparePatterns({ 'expect-json': '$.match.search == 1', checks: [{ url: 'a' }] });
    expect(() => parseJsonPath(path)).toThrow('before loadPatterns()');
    await preparePatterns({ checks: { value: [{ 'expect-json': path }] } });
    expect(parseJsonPath(path)).toMatchObject({ text: path });
  });
});
