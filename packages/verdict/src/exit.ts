import { type JudgingAction, meaningOf } from './vocabulary';

const red: Record<JudgingAction, readonly string[]> = {
  'ssh-deploy': ['failed', 'reverted', 'not-deployed', 'not-confirmed', 'refused'],
  'health-gate': ['unhealthy'],
  'error-rate-monitor': ['fail'],
  'auto-rollback': ['not-recovered', 'refused', 'failed'],
};

export interface ExitPolicy {
  /** `on-inconclusive`: what `inconclusive` and `error` do to the step. It changes the exit, never the verdict. */
  onInconclusive?: 'fail' | 'pass';
  /** auto-rollback only: whether a verdict or a person asked for the rollback. */
  trigger?: 'verdicts' | 'request';
}

/**
 * Whether this verdict makes the step fail. A deploy that was rolled back by verdict stays red; a requested rollback is
 * green. A word outside the vocabulary is red.
 */
export function isRed(action: JudgingAction, verdict: string, policy: ExitPolicy = {}): boolean {
  if (red[action].includes(verdict) || meaningOf(verdict) === undefined) return true;
  if (verdict === 'inconclusive' || verdict === 'error') return policy.onInconclusive !== 'pass';
  return action === 'auto-rollback' && verdict === 'rolled-back' && policy.trigger !== 'request';
}
