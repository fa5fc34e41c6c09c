import { type JudgingAction, meaningOf } from './vocabulary';

const red: Record<JudgingAction, readonly string[]> = {
  'ssh-deploy': ['failed', 'reverted'],
  'health-gate': ['unhealthy'],
  'error-rate-monitor': ['fail'],
  'auto-rollback': ['not-recovered', 'refused', 'failed'],
};

export interface ExitPolicy {
  /** `on-inconclusive`: what `inconclusive` and `error` do to the step. It changes the exit, never the verdict. */
  onInconclusive?: 'fail' | 'pass';
  /** auto-rollback only: was it a verdict that asked for the rollback, or a person? */
  trigger?: 'verdicts' | 'request';
}

/**
 * Does this verdict make the step fail? A deploy that was rolled back by verdict stays red; a requested rollback is
 * green. A word that is no verdict is red: nobody can vouch for it.
 */
export function isRed(action: JudgingAction, verdict: string, policy: ExitPolicy = {}): boolean {
  if (red[action].includes(verdict) || meaningOf(verdict) === undefined) return true;
  if (verdict === 'inconclusive' || verdict === 'error') return policy.onInconclusive !== 'pass';
  return action === 'auto-rollback' && verdict === 'rolled-back' && policy.trigger !== 'request';
}
