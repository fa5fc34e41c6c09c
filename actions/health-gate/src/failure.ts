import { UserError } from '@deploy-actions/error';
import { adviceOf, codeOf, type GateResult } from '@deploy-actions/gate';
import { isRed } from '@deploy-actions/verdict';

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
    return new UserError('CANCELLED', message, {
      hint: 'Run again. The outputs show the results until the cancellation.',
    });
  }
  if (!isRed('health-gate', verdict, { onInconclusive })) return undefined;
  const keys =
    keyLines.length === 0 ? [] : [['Lines for known-hosts (compare the fingerprints first):', ...keyLines].join('\n')];
  const hint = (...more: string[]) => [[...nextSteps(result), ...more].join(' '), ...keys].join('\n');
  const code = codeOf(result);
  if (verdict === 'unhealthy') return new UserError(code, `The service is unhealthy: ${reason}`, { hint: hint() });
  return new UserError(code, `The health of the service is unknown: ${reason}`, {
    hint: hint('The input on-inconclusive decides whether this fails the step.'),
  });
}

const ROLL_BACK = 'Roll back, unless a later step does. The report contains every probe.';

/** What to do next, for a deploy that was just made; nothing where the service is healthy. */
export function nextSteps(result: GateResult): string[] {
  return result.verdict === 'unhealthy' ? [ROLL_BACK, ...adviceOf(result)] : adviceOf(result);
}
