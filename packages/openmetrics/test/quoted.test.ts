import fc from 'fast-check';
import { unquote } from '../src/quoted';

describe('unquote', () => {
  it.each([
    ['"plain"', 'plain'],
    ["'it\\'s'", "it's"],
    ['"a\\"b\\\\c\\n\\t"', 'a"b\\c\n\t'],
    ['"\\x41\\u00e9\\U0001F600\\101"', 'Aé😀A'],
    ['`a\\nb"`', 'a\\nb"'],
    ['"5.."', '5..'],
  ])('%s', (quoted, text) => {
    expect(unquote(quoted)).toEqual({ text });
  });

  it.each(['"\\d"', '"\\."', '"\\xff"', '"\\ud800"', '"\\U00110000"', '"\\x4"', '"\\8"'])('%s is none', (quoted) => {
    expect(unquote(quoted)).toEqual({ problem: expect.stringContaining('is not an escape') });
  });

  it('undoes what JSON quotes', () => {
    const legal = fc.string({ unit: 'binary' }).filter((text) => !/\\u[dD][89a-fA-F]/.test(JSON.stringify(text)));
    fc.assert(fc.property(legal, (text) => expect(unquote(JSON.stringify(text))).toEqual({ text })));
  });
});
