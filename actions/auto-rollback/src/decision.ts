import { callRollback, type Evidence } from '@deploy-actions/verdict';

export type Decision = { act: true; why: string } | { act: false; why: string };

/** Only a bad verdict or a person moves a fleet. What could not be measured is no reason to touch it. */
export function decide(trigger: 'verdicts' | 'request', evidence: readonly Evidence[], reason: string): Decision {
  if (trigger === 'request') return { act: true, why: reason || 'requested' };
  const call = callRollback(evidence);
  const words = call.because.map(({ name, verdict }) => `${name}=${verdict || 'nothing'}`).join(', ');
  if (!call.rollBack) return { act: false, why: `no bad verdict (${words})` };
  return { act: true, why: reason ? `${words}: ${reason}` : words };
}
