import type { ProblemKind } from '@deploy-actions/source';
import { commonest, miss, NOTHING_MISSED, troubles } from '../src/missed';

function missed(...kinds: ProblemKind[]) {
  return kinds.reduce((before, kind, at) => miss(before, { kind, reason: `${kind} ${at}` }), NOTHING_MISSED);
}

it.each<[ProblemKind[], string, string]>([
  [[], 'no-data', ''],
  [['no-traffic'], 'no-data', '; last problem: no-traffic 0'],
  [['missing', 'provider'], 'provider-error', '; last problem: provider 1'],
  [['missing', 'missing', 'query'], 'no-data', '; last problem: query 2'],
  [['wrong-version'], 'wrong-version', '; last problem: wrong-version 0'],
  [['wrong-version', 'missing'], 'wrong-version', '; most often: wrong-version 0'],
  [['wrong-version', 'provider'], 'provider-error', '; last problem: provider 1'],
  [['wrong-version', 'wrong-version', 'provider'], 'wrong-version', '; most often: wrong-version 1'],
  [['wrong-version', 'access', 'query'], 'provider-error', '; last problem: query 2'],
])('%j is mostly %s', (kinds, situation, words) => {
  expect(commonest(missed(...kinds))).toEqual({ situation, words });
});

it('neither a first reading nor a time without traffic is anybody’s fault', () => {
  expect(troubles(missed('reference', 'no-traffic', 'no-traffic'))).toBe(0);
  expect(troubles(missed('missing', 'wrong-version', 'provider', 'access', 'query'))).toBe(5);
});
