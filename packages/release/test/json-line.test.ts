import fc from 'fast-check';
import { jsonLine, reasonLine } from '../src/json-line';

it('writes any text as JSON in one line of ASCII', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(jsonLine(text)).toMatch(/^[\u0020-\u007e]*$/);
      expect(JSON.parse(jsonLine(text))).toBe(text);
    }),
  );
});

it('cuts a reason that is too long for a word of a command', () => {
  expect(JSON.parse(reasonLine('short'))).toBe('short');
  expect(JSON.parse(reasonLine('x'.repeat(5000)))).toBe(`${'x'.repeat(1000)} …`);
});
