import { parseQuery } from '../src/query-language';

describe('parseQuery', () => {
  it.each([
    ['json-path', '$.a[0].b'],
    ['selector', 'up{job="a"}'],
    ['free', 'sum(rate(x[1m])) / whatever'],
  ] as const)('%s: %s', (language, text) => {
    expect(parseQuery(language, text)).toBe(text);
  });

  it.each([
    ['json-path', 'a.b'],
    ['selector', 'sum(up)'],
  ] as const)('%s: not %s', (language, text) => {
    expect(() => parseQuery(language, text)).toThrow('such as');
  });
});
