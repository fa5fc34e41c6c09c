import { formatCount, formatRatio } from '@deploy-actions/quantity';
import type { Evidence } from './evidence';
import type { Judgement } from './judgement';
import { unknown } from './policy';
import { isBad, type Policies } from './rule';

/**
 * At the end of a watch by a sequential test: more failed in the whole of it than may, and yet too few to prove it. A
 * pass would contradict its own numbers. Undefined where that is not so; of the old version a share that is higher by
 * chance is no contradiction.
 */
export function unproven(policies: Policies, { tests }: Pick<Evidence, 'tests'>): Judgement | undefined {
  for (const { test, what, errors, state } of tests) {
    const { hypothesis } = test;
    const share = state.requests === 0 ? 0 : errors / state.requests;
    if (hypothesis.kind !== 'rate' || !isBad({ threshold: hypothesis.limit }, share)) continue;
    const seen = `${formatRatio(share)} of ${formatCount(state.requests, 'request')} failed, more than the allowed ${what}`;
    return unknown(policies, 'low-traffic', `${seen}, but too few to prove it; watch for longer`);
  }
  return undefined;
}
