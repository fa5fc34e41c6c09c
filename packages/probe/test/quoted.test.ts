import { quoted } from '../src/quoted';

describe('quoted', () => {
  it.each([
    ['a\n::error::b\r', '"a\\n::error::b\\r"'],
    [undefined, 'undefined'],
    [{ a: 1 }, '{"a":1}'],
    ['x'.repeat(500), `"${'x'.repeat(79)}…`],
  ])('puts %j into one short line', (value, text) => {
    expect(quoted(value)).toBe(text);
  });
});
