import { type Problem, problemOf } from './core/problem';
import { questionsOf, type SignalQuery } from './signal';
import type { QueryCheck } from './signal-source';

type Found = Pick<QueryCheck, 'found' | 'problem' | 'isDoubtful'>;

export interface QuestionTried {
  text: string;
  /** What it means that nothing was found; a problem that is not given says that a name may be wrong. */
  nothing(what: string, problem?: Problem): Found;
  /** The same where the last hour was searched. */
  nothingInLastHour(what: string): Found;
}

/**
 * The queries of a signal. That one finds nothing is a mistake in it, such as a wrong name. But not of errors, which
 * often have no series before the first of them.
 */
export function questionsTried(query: SignalQuery): QuestionTried[] {
  return questionsOf(query).map((text, at) => {
    const isOfErrors = query.form === 'counters' && at === 0;
    const nothing = (what: string, problem: Problem): Found =>
      isOfErrors ? { found: `${what} for errors yet: check the selector`, isDoubtful: true } : { problem };
    return {
      text,
      nothing: (what, problem = { kind: 'query', reason: `${what}: check its name` }) => nothing(what, problem),
      nothingInLastHour: (what) => nothing(`${what} in the last hour`, problemOf({ is: 'nothing-in-last-hour', what })),
    };
  });
}
