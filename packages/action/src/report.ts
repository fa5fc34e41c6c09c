import { causeChain, codes, UserError } from '@deploy-actions/error';
import { cutToBytes } from '@deploy-actions/quantity';
import { BadInput } from './bad-input';
import type { Result } from './result';
import type { RunContext } from './run-context';

const BRIEF_LIMIT = 8 * 1024;

export interface Times {
  startedAt: string;
  endedAt: string;
  durationMs: number;
}

/** The whole report: everything that the action saw and decided. */
export function fullReport(action: string, result: Result, error: unknown, times: Times, run: RunContext): object {
  return {
    schema: `deploy-actions/${action}/1`,
    action,
    ...times,
    outputs: result.outputs,
    ...(error === undefined ? {} : { error: reportedError(error) }),
    ...result.details,
    run: {
      repository: run.repository,
      sha: run.sha,
      ref: run.ref,
      actor: run.triggeringActor || run.actor,
      runId: run.runId,
      runAttempt: run.runAttempt,
      runUrl: run.runUrl,
      workflow: run.workflow,
      job: run.job,
    },
  };
}

/** The same in short: one line that fits a job output. What does not fit is left out, and `truncated` says so. */
export function briefReport(action: string, result: Result, error: unknown, times: Times): string {
  const base = {
    schema: `deploy-actions/${action}/1`,
    action,
    ...('verdict' in result.outputs ? { verdict: result.outputs.verdict } : {}),
    ...times,
    ...(error === undefined ? {} : { error: shortError(error) }),
  };
  const whole = JSON.stringify({ ...base, ...result.brief });
  if (Buffer.byteLength(whole) <= BRIEF_LIMIT) return whole;
  const kept: Record<string, unknown> = { ...base, truncated: true };
  for (const [key, value] of Object.entries(result.brief)) {
    const next = { ...kept, [key]: value };
    if (Buffer.byteLength(JSON.stringify(next)) <= BRIEF_LIMIT) kept[key] = value;
  }
  return JSON.stringify(kept);
}

function reportedError(error: unknown): object {
  const code = error instanceof UserError ? error.code : 'INTERNAL';
  const hint = (error instanceof UserError && error.hint) || codes[code].cure;
  const problems = error instanceof BadInput ? { problems: error.problems } : {};
  return { code, message: causeChain(error).join(': '), hint, ...problems };
}

function shortError(error: unknown): object {
  const code = error instanceof UserError ? error.code : 'INTERNAL';
  return { code, message: cutToBytes(causeChain(error).join(': '), 1024) };
}
