import type { Problem, ProblemCause, ProblemKind } from '@deploy-actions/source';
import type { Unknown } from './judgement';

/** Why there was no data: how often for each reason, the newest problem of each, and the newest of all. */
export interface Missed {
  counts: Readonly<Record<ProblemKind, number>>;
  newest: Readonly<Partial<Record<ProblemKind, Problem>>>;
  last: Problem | undefined;
}

export const NOTHING_MISSED: Missed = {
  counts: { reference: 0, 'no-traffic': 0, missing: 0, 'wrong-version': 0, provider: 0, access: 0, query: 0 },
  newest: {},
  last: undefined,
};

/** With one more; the old one stays as it is. */
export function miss({ counts, newest }: Missed, problem: Problem): Missed {
  const { kind } = problem;
  return { counts: { ...counts, [kind]: counts[kind] + 1 }, newest: { ...newest, [kind]: problem }, last: problem };
}

/** Measurements for which somebody is to blame: neither a first reading nor a time without traffic. */
export function troubles({ counts }: Missed): number {
  return counts.missing + counts['wrong-version'] + counts.provider + counts.access + counts.query;
}

/** The most frequent cause, and the problem to name: in words, to be put behind a reason, and as a value. */
export function commonest(missed: Missed): { situation: Unknown; words: string; cause: ProblemCause | undefined } {
  const { counts, newest, last } = missed;
  const silent = counts.provider + counts.access + counts.query;
  const unusable = counts.missing + counts['no-traffic'];
  const other = counts['wrong-version'];
  const lastWords = last ? `; last problem: ${last.reason}` : '';
  if (other > silent && other >= unusable) {
    const isLast = last?.kind === 'wrong-version';
    const words = isLast ? lastWords : `; most often: ${newest['wrong-version']?.reason}`;
    return { situation: 'wrong-version', words, cause: newest['wrong-version']?.cause };
  }
  const situation = silent > 0 && silent >= unusable ? 'provider-error' : 'no-data';
  return { situation, words: lastWords, cause: last?.cause };
}
