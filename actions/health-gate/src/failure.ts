import { UserError } from '@deploy-actions/error';
import type { GateResult } from '@deploy-actions/gate';
import { isRed } from '@deploy-actions/verdict';

/** Why the step must fail; undefined where it must not. */
export function failureOf(
  { verdict, reason }: GateResult,
  onInconclusive: 'fail' | 'pass',
  signal: AbortSignal,
): UserError | undefined {
  if (verdict === '') {
    return signal.reason instanceof UserError ? signal.reason : new UserError('CANCELLED', 'The run was cancelled.');
  }
  if (!isRed('health-gate', verdict, { onInconclusive })) return undefined;
  if (verdict === 'unhealthy') return new UserError('UNHEALTHY', `The service is unhealthy: ${reason}`);
  return new UserError('NO_DATA', `Nobody knows whether the service is healthy: ${reason}`, {
    hint: 'Mend what keeps the runner from asking: the name in the URL, its name server, its route or its proxy. Whether this fails the step is said by on-inconclusive.',
  });
}
