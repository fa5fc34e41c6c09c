import { UserError } from '@deploy-actions/error';
import type { GateResult } from '@deploy-actions/gate';
import { isRed } from '@deploy-actions/verdict';
import { adviceOf } from './advice';

export interface FailurePolicy {
  onInconclusive: 'fail' | 'pass';
  signal: AbortSignal;
  /** The lines for known-hosts of hosts that nobody knows. */
  keyLines?: readonly string[];
}

/** Why the step must fail; undefined where it must not. */
export function failureOf(
  result: GateResult,
  { onInconclusive, signal, keyLines = [] }: FailurePolicy,
): UserError | undefined {
  const { verdict, reason } = result;
  if (verdict === '') {
    const { aborted, reason: why } = signal;
    // A defect of ours stopped the run: it is told as one, and never covered up by a failure of the gate's.
    if (aborted && !(why instanceof UserError)) return undefined;
    const message = why instanceof UserError ? why.message : 'The run was cancelled.';
    return new UserError('CANCELLED', message, { hint: 'Run again; the outputs show what was seen until then.' });
  }
  if (!isRed('health-gate', verdict, { onInconclusive })) return undefined;
  const keys = keyLines.length === 0 ? [] : [['Lines for known-hosts, once compared:', ...keyLines].join('\n')];
  const hint = (...more: string[]) => [[...adviceOf(result), ...more].join(' '), ...keys].join('\n');
  if (verdict === 'unhealthy')
    return new UserError('UNHEALTHY', `The service is unhealthy: ${reason}`, { hint: hint() });
  return new UserError('NO_DATA', `Nobody knows whether the service is healthy: ${reason}`, {
    hint: hint('Whether this fails the step is said by on-inconclusive.'),
  });
}
