import fc from 'fast-check';
import { Capture } from '../src/capture';

describe('Capture', () => {
  it('gives back what came, however it was cut into pieces', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.nat(20)), (text, cuts) => {
        const capture = new Capture(1000);
        let rest = Buffer.from(text);
        for (const cut of cuts) {
          capture.add(rest.subarray(0, cut));
          rest = rest.subarray(cut);
        }
        capture.add(rest);
        expect(capture.text()).toBe(text);
      }),
    );
  });

  it('keeps the beginning, and never half a character', () => {
    const capture = new Capture(5);
    for (const chunk of ['aé', '€€', 'zzz']) capture.add(Buffer.from(chunk));
    expect(capture.text()).toBe('aé');
  });

  it('keeps nothing where nothing is wanted', () => {
    const capture = new Capture(0);
    capture.add(Buffer.from('x'));
    expect(capture.text()).toBe('');
  });
});
