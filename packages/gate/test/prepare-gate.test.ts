import { prepareGate } from '@deploy-actions/gate';
import { parsePattern } from '@deploy-actions/json-path';

describe('prepareGate', () => {
  it('loads the library of patterns where there is one, and only then', async () => {
    await prepareGate({
      values: { 'expect-match': ' ' },
      unknown: [],
      structures: { checks: { value: [{ url: 'a' }] } },
    });
    expect(() => parsePattern('a')).toThrow('before loadPatterns()');
    await prepareGate({ values: {}, unknown: [], structures: { checks: { value: [{ 'expect-match': 'a' }] } } });
    expect(parsePattern('a')).toMatchObject({ text: 'a' });
  });
});
