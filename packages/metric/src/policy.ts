import type { Judgement, JudgementCause, StepExit, Unknown } from './judgement';
import type { Policies, Policy } from './rule';

const KEYS = {
  'no-data': 'onNoData',
  'no-traffic': 'onNoTraffic',
  gap: 'onGap',
  'low-traffic': 'onLowTraffic',
  'provider-error': 'onProviderError',
  'wrong-version': 'onWrongVersion',
} as const satisfies Record<Unknown, keyof Policies>;

/** It is not known: the verdict is always `inconclusive`, and the policy of the situation is for the step alone. */
export function unknown(policies: Policies, situation: Unknown, reason: string, cause?: JudgementCause): Judgement {
  return {
    verdict: 'inconclusive',
    situation,
    reason,
    policy: `on-${situation}`,
    exit: policies[KEYS[situation]],
    ...(cause === undefined ? {} : { cause }),
  };
}

const STRICTEST_FIRST: readonly Policy[] = ['fail', 'inconclusive', 'pass'];

/** 0 for the strictest. */
export function strictness(exit: Policy = 'inconclusive'): number {
  return STRICTEST_FIRST.indexOf(exit);
}

/** The strictest of what undecided results do to the step, with the input that says so; nothing where all are decided. */
export function strictest(results: readonly ({ verdict: string } & StepExit)[]): StepExit {
  const exits = results.flatMap(({ verdict, policy, exit }): Required<StepExit>[] => {
    if (verdict !== 'inconclusive' && verdict !== 'error') return [];
    const isLeft = policy === undefined || exit === undefined || exit === 'inconclusive';
    return [isLeft ? { policy: 'on-inconclusive', exit: 'inconclusive' } : { policy, exit }];
  });
  return exits.sort((a, b) => strictness(a.exit) - strictness(b.exit))[0] ?? {};
}
