import { quoted } from '../src/quoted';

describe('quoted', () => {
  it.each<[unknown, string]>([
    ['a\n::error::b\r', '"a\\n::error::b\\r"'],
    [undefined, 'undefined'],
    [{ a: 1 }, '{"a":1}'],
    ['x'.repeat(500), `"${'x'.repeat(79)}…`],
  ])('puts %j into one short line', (value, text) => {
    expect(quoted(value)).toBe(text);
  });

  it('survives a value of any depth', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
    expect(quoted(deep)).toBe('a value that is nested too deeply to be shown');
  });
});
