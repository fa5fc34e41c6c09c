import type { Reads } from '@deploy-actions/source';
import type { Policies, Policy } from './rule';

export type UnknownInput =
  | 'on-no-data'
  | 'on-no-traffic'
  | 'on-gap'
  | 'on-low-traffic'
  | 'on-provider-error'
  | 'on-wrong-version';

const POLICIES = ['fail', 'pass', 'inconclusive'] as const satisfies readonly Policy[];

/** What each of the unknowns does to the step. */
export function readPolicies(input: Reads<UnknownInput>): Policies {
  return {
    onNoData: input.choice('on-no-data', POLICIES),
    onNoTraffic: input.choice('on-no-traffic', POLICIES),
    onGap: input.choice('on-gap', POLICIES),
    onLowTraffic: input.choice('on-low-traffic', POLICIES),
    onProviderError: input.choice('on-provider-error', POLICIES),
    onWrongVersion: input.choice('on-wrong-version', POLICIES),
  };
}
