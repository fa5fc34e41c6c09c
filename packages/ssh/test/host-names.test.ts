import { parseTarget, type Target } from '@deploy-actions/ssh';
import { hostNames } from '../src/host-names';

const named = (...texts: string[]) =>
  hostNames(texts.map((text) => parseTarget(text, 'deploy') as Target)).map(({ name }) => name);

describe('hostNames', () => {
  it.each([
    [
      ['web-1', 'deploy@web-2:2222'],
      ['web-1', 'web-2'],
    ],
    [
      ['web-1:22', 'web-1:2222'],
      ['web-1:22', 'web-1:2222'],
    ],
    [
      ['a@web-1', 'b@web-1', 'web-2'],
      ['a@web-1', 'b@web-1', 'web-2'],
    ],
    [
      ['[2001:db8::1]:22', '[2001:db8::1]:23'],
      ['[2001:db8::1]:22', '[2001:db8::1]:23'],
    ],
  ])('%j: %j', (texts, names) => {
    expect(named(...texts)).toEqual(names);
  });
});
