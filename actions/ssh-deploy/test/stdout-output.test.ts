import fc from 'fast-check';
import { stdoutOutput } from '../src/stdout-output';

describe('stdoutOutput', () => {
  it('leaves what fits as it is', () => {
    expect(stdoutOutput('hello\n')).toBe('hello\n');
  });

  it('keeps the end, says how much was cut and where the rest is, and cuts no character', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 5000 }), (shift, more) => {
        const text = `${'x'.repeat(shift)}${'ü€𝄞'.repeat(Math.ceil((65_536 + more) / 9))}end`;
        const shown = stdoutOutput(text);
        const [notice = '', ...rest] = shown.split('\n');
        expect(Buffer.byteLength(shown)).toBeLessThanOrEqual(65_536);
        const kept = rest.join('\n');
        expect(text.endsWith(kept)).toBe(true);
        expect(notice).toBe(
          `[${Buffer.byteLength(text) - Buffer.byteLength(kept)} bytes cut: the full output is in the file that log-path names]`,
        );
      }),
      { numRuns: 30 },
    );
  });
});
