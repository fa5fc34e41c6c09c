import type { Observation } from '@deploy-actions/probe';
import { describeMix, versionMix } from '../src/version-mix';
import { observation } from './observations';

/** `2` is a good answer of v2, `1` a bad one of v1, `x` no answer. */
function seen(signs: string): Observation[] {
  return [...signs].map((sign) =>
    sign === 'x' ? observation('-') : { ...observation('+'), ok: sign === '2', version: `v${sign}` },
  );
}

describe('versionMix', () => {
  it.each(['', '2', '222', '1122', 'x1x2x', '111222'])('is none in %j', (signs) => {
    expect(versionMix(seen(signs))).toBeUndefined();
  });

  it('counts what came by turns, with what is old', () => {
    expect(versionMix(seen('12x221'))).toEqual({
      counts: [
        ['v2', 3],
        ['v1', 2],
      ],
      answers: 5,
      old: 2,
    });
  });

  it('does not depend on which answer came last', () => {
    const texts = ['122122122', '221221221'].map((signs) => {
      const mix = versionMix(seen(signs));
      return mix && describeMix(mix);
    });
    expect(new Set(texts)).toEqual(new Set(['6 of 9 answers were v2, 3 v1: about one instance in 3 is old']));
  });
});

describe('describeMix', () => {
  it.each([
    ['1211211', '5 of 7 answers were v1, 2 v2: about one instance in 4 is new'],
    ['1313', '2 of 4 answers were v1, 2 v3: instances with different versions answer'],
    ['3456343', '3 of 7 answers were v3, 2 v4, 1 v5, 1 v6: instances with different versions answer'],
    [
      '34567343',
      '3 of 8 answers were v3, 2 v4, 1 v5, 1 v6, and of 1 more versions: instances with different versions answer',
    ],
  ])('%s: %s', (signs, text) => {
    const mix = versionMix(seen(signs));
    expect(mix && describeMix(mix)).toBe(text);
  });

  it('quotes and cuts what is no plain version', () => {
    const version = `a b${'c'.repeat(200)}`;
    const mix = versionMix([version, 'v1', version].map((each) => ({ ...observation('-'), version: each })));
    expect(mix && describeMix(mix)).toContain(`were "a b${'c'.repeat(77)}", 1 v1`);
  });
});
