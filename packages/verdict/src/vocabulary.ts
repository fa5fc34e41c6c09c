/** What a verdict means to a step that acts on it: only a bad one may start a rollback. */
export type Meaning = 'good' | 'bad' | 'neither';

/** Every verdict of every action. A word means the same wherever it stands (tested). */
export const vocabulary = {
  'ssh-deploy': {
    good: ['deployed', 'unchanged', 'confirmed', 'rolled-back'],
    bad: ['failed'],
    neither: ['reverted', 'not-deployed', 'not-confirmed', 'refused', 'planned'],
  },
  'health-gate': { good: ['healthy'], bad: ['unhealthy'], neither: ['inconclusive'] },
  'error-rate-monitor': { good: ['pass'], bad: ['fail'], neither: ['inconclusive', 'error'] },
  'auto-rollback': {
    good: ['rolled-back', 'not-needed'],
    bad: ['not-recovered', 'failed'],
    neither: ['refused', 'planned'],
  },
} as const satisfies Record<string, Record<Meaning, readonly string[]>>;

export type JudgingAction = keyof typeof vocabulary;
export type VerdictOf<A extends JudgingAction> = (typeof vocabulary)[A][Meaning][number];

/** A step that did not run, was cancelled or got bad input has said nothing about the release. */
export const silent = ['', 'skipped', 'cancelled', 'planned'] as const;

const meanings = new Map<string, Meaning>(silent.map((word) => [word, 'neither']));
for (const sides of Object.values(vocabulary)) {
  for (const meaning of ['good', 'bad', 'neither'] as const) {
    for (const word of sides[meaning]) meanings.set(word, meaning);
  }
}

/** All words that are verdicts, for error messages. */
export const words: readonly string[] = [...meanings.keys()].filter((word) => word !== '');

/** The meaning of a verdict; `undefined` for a word that is none. */
export function meaningOf(word: string): Meaning | undefined {
  return meanings.get(word);
}
