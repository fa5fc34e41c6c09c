import fc from 'fast-check';
import { lastGood, type Past } from '../src/last-good';

/** `version fate` lines, oldest first; `^x` makes it a rollback of x. */
function history(...lines: string[]): Past[] {
  return lines.map((line, index) => {
    const [version = '', fate = '', of = ''] = line.split(' ');
    const kind = of.startsWith('^') ? 'rollback' : 'deploy';
    return { id: index + 1, version, fate: fate as Past['fate'], kind, rollbackOf: of.slice(1) };
  });
}

describe('lastGood', () => {
  it.each<[string, Past[], string | undefined, number | undefined]>([
    ['nothing was ever deployed', [], undefined, undefined],
    ['the newest', history('v1 good', 'v2 good'), undefined, 2],
    ['the newest but this version', history('v1 good', 'v2 good'), 'v2', 1],
    ['not what failed', history('v1 good', 'v2 bad', 'v3 bad'), undefined, 1],
    ['not what is still open', history('v1 good', 'v2 open'), undefined, 1],
    ['not what was taken back', history('v1 good', 'v2 rolled-back'), undefined, 1],
    ['not the earlier success of a version taken back', history('v1 good', 'v2 good', 'v2 rolled-back'), undefined, 1],
    [
      'the earlier success of a version that only failed to deploy',
      history('v1 good', 'v2 good', 'v2 bad'),
      undefined,
      2,
    ],
    ['the rollback itself, as it is live', history('v1 good', 'v2 good', 'v1 good ^v2'), undefined, 3],
    ['not what a rollback took back', history('v0 good', 'v1 good', 'v2 good', 'v1 good ^v2'), 'v1', 1],
    ['a rollback may name an id', history('v1 good', 'v2 good', 'v1 good ^2'), 'v1', undefined],
    ['a rollback that failed took nothing back', history('v1 good', 'v2 good', 'v1 bad ^v2'), undefined, 2],
    ['deployed again after it was taken back', history('v1 good', 'v2 rolled-back', 'v2 good'), undefined, 3],
    ['no version but this one', history('v1 good', 'v1 good'), 'v1', undefined],
  ])('%s', (_, past, except, expected) => {
    expect(lastGood(past, except)?.id).toBe(expected);
  });

  const pasts = fc.uniqueArray(
    fc.record({
      id: fc.nat(200),
      version: fc.constantFrom('v1', 'v2', 'v3'),
      kind: fc.constantFrom('deploy', 'rollback'),
      rollbackOf: fc.constantFrom('', 'v1', 'v2', '7'),
      fate: fc.constantFrom<Past['fate'][]>('open', 'good', 'bad', 'rolled-back'),
    }),
    { selector: ({ id }) => id, maxLength: 20 },
  );

  it('does not depend on the order in which the past is told', () => {
    fc.assert(
      fc.property(pasts, (past) => {
        expect(lastGood(past.toReversed(), 'v1')).toEqual(lastGood(past, 'v1'));
      }),
    );
  });

  it('finds the same when it stops reading at the first one found, as the search does', () => {
    fc.assert(
      fc.property(pasts, (past) => {
        const newestFirst = [...past].sort((a, b) => b.id - a.id);
        const prefixes = newestFirst.map((_, index) => newestFirst.slice(0, index + 1));
        const early = prefixes.map((prefix) => lastGood(prefix, 'v3')).find((found) => found !== undefined);
        expect(early).toEqual(lastGood(past, 'v3'));
      }),
    );
  });

  it('is never of the excepted version and always good', () => {
    fc.assert(
      fc.property(pasts, (past) => {
        const found = lastGood(past, 'v2');
        expect(found === undefined || (found.fate === 'good' && found.version !== 'v2')).toBe(true);
      }),
    );
  });
});
