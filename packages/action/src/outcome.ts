import { UserError } from '@deploy-actions/error';
import type { Result } from './result';

/** What a run came to: its result (an empty one where it threw) and the error that makes the step fail, if any. */
export interface Outcome {
  result: Result;
  error: unknown;
}

export function succeeded(result: Result): Outcome {
  return { result, error: result.failure };
}

export function failed(error: unknown): Outcome {
  return { result: { outputs: {}, details: {}, brief: {}, summary: '' }, error: error ?? new Error('unknown failure') };
}

/**
 * What stopped the run explains how it ended: a defect is never covered up by what the run made of it, and a
 * cancelled run that broke off with some `AbortError` was cancelled, not defective.
 */
export function explained({ result, error }: Outcome, signal: AbortSignal): Outcome {
  if (!signal.aborted || error instanceof UserError) return { result, error };
  const reason: unknown = signal.reason;
  if (!(reason instanceof UserError)) return { result, error: reason };
  if (error === undefined || error === reason) return { result, error };
  return { result, error: new UserError(reason.code, reason.message, { hint: reason.hint, cause: error }) };
}
