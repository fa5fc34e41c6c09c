import type { Observation } from '@deploy-actions/probe';
import { type CheckState, initialState, observe } from '../src/check-state';
import type { Thresholds } from '../src/settings';

export const rules: Thresholds = { healthyThreshold: 2, unhealthyThreshold: 3, maxAttempts: undefined };

/** `+` a good answer, `-` a failure of the service, `?` a fault of the runner's own. */
export function observation(sign: string): Observation {
  if (sign === '+')
    return { ok: true, kind: 'answered', status: 200, latencyMs: 5, timedOut: false, reason: 'status 200', at: 0 };
  const kind = sign === '?' ? 'own-fault' : 'no-answer';
  return { ok: false, kind, latencyMs: 5, timedOut: false, reason: sign === '?' ? 'no name' : 'refused', at: 0 };
}

/** The states after each sign, one second apart. */
export function states(signs: string, given: Partial<Thresholds> = {}): CheckState[] {
  let state = initialState;
  return [...signs].map((sign, at) => {
    state = observe(state, observation(sign), at * 1000, { ...rules, ...given });
    return state;
  });
}

export function last(signs: string, given: Partial<Thresholds> = {}): CheckState {
  return states(signs, given).at(-1) ?? initialState;
}
