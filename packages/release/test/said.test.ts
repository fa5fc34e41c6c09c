import fc from 'fast-check';
import { line, reasonLine, seconds } from '../src/said';

describe('what is said to a host', () => {
  it('has whole seconds, and never none', () => {
    expect([0, 1, 1000, 1001].map(seconds)).toEqual(['1', '1', '1', '2']);
  });

  it('is JSON in one line of ASCII', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(line(text)).toMatch(/^[ -~]*$/);
        expect(JSON.parse(line(text))).toBe(text);
      }),
    );
  });

  it('has reasons that fit into a command', () => {
    expect(JSON.parse(reasonLine('short'))).toBe('short');
    expect(JSON.parse(reasonLine('x'.repeat(5000)))).toBe(`${'x'.repeat(1000)} …`);
  });
});
