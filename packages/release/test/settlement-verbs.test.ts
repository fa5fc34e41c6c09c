import { problemsIn, proofVerbs, settlementVerbs } from '../src/settlement-verbs';

const good = { release: 'v2', reason: 'well' };

it('says what ends a deploy in the order in which a death on the way does the least harm', () => {
  const verbs = settlementVerbs('t', { forgive: 'v2', good, remove: ['v0', 'v1'], isLast: true });
  expect(verbs).toEqual([
    ['forgive', 't', 'v2'],
    ['mark', 't', 'v2', 'good', '"well"'],
    ['prune', 't', 'v0', 'v1'],
    ['unlock', 't'],
  ]);
  expect(settlementVerbs('t', { remove: [], isLast: false })).toEqual([]);
});

it('marks what has no checks as checked, unless it is good at once', () => {
  const words = (verbs: readonly (readonly string[])[]) => verbs.map(([verb, , , state]) => [verb, state]);
  expect(words(proofVerbs('t', 'v2', undefined))).toEqual([['mark', 'checked']]);
  expect(words(proofVerbs('t', 'v2', { remove: [], isLast: true }))).toEqual([
    ['mark', 'checked'],
    ['unlock', undefined],
  ]);
  expect(words(proofVerbs('t', 'v2', { good, remove: [], isLast: true }))).toEqual([
    ['mark', 'good'],
    ['unlock', undefined],
  ]);
});

it('hears what could not be removed', () => {
  expect(problemsIn('')).toEqual([]);
  expect(problemsIn('v0: busy\nv1: busy\n')).toEqual(['v0: busy', 'v1: busy']);
});
