import { questionsOf, type SignalQuery } from './signal';
import type { QueryCheck } from './signal-source';

type Found = Pick<QueryCheck, 'found' | 'problem' | 'isDoubtful'>;

/**
 * The queries of a signal, and for each what it means that nothing was found, in the words of the source: something in
 * it is wrong, such as a name. But for errors, which often have no series before the first of them.
 */
export function questionsTried(query: SignalQuery): { text: string; nothing(found: string): Found }[] {
  return questionsOf(query).map((text, at) => {
    const mayBe = query.form === 'counters' && at === 0;
    return {
      text,
      nothing: (found) =>
        mayBe
          ? { found: `${found} for errors yet: is the selector right?`, isDoubtful: true }
          : { problem: { kind: 'query', reason: `${found}: is its name right?` } },
    };
  });
}
