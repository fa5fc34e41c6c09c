import { meaningOf, silent, vocabulary, words } from '@deploy-actions/verdict';

describe('vocabulary', () => {
  it('gives every word one meaning, whichever action says it', () => {
    for (const sides of Object.values(vocabulary)) {
      for (const meaning of ['good', 'bad', 'neither'] as const) {
        for (const word of sides[meaning]) expect([word, meaningOf(word)]).toEqual([word, meaning]);
      }
    }
  });

  it('hears nothing in the silence of a step that did not run', () => {
    expect(silent.map(meaningOf)).toEqual(silent.map(() => 'neither'));
  });

  it('does not take the outcome of a step for a verdict', () => {
    expect([meaningOf('success'), meaningOf('failure')]).toEqual([undefined, undefined]);
    expect(words).not.toContain('failure');
  });
});
