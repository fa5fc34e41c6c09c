import { causeChain, codes, UserError } from '@deploy-actions/error';
import { cutToBytes } from '@deploy-actions/quantity';
import { BadInput } from './bad-input';
import { type Mask, maskedJson } from './mask/mask';
import type { Outcome } from './outcome';
import type { RunContext } from './run-context';

const BRIEF_LIMIT = 8 * 1024;
const MESSAGE_LIMIT = 1024;
const VERDICT_LIMIT = 64;

export interface Times {
  startedAt: string;
  endedAt: string;
  durationMs: number;
}

/** The whole report, as the text of a JSON file: everything that the action saw and decided. */
export function fullReport(action: string, outcome: Outcome, times: Times, run: RunContext, mask: Mask): string {
  const { result, error } = outcome;
  const own = {
    schema: `deploy-actions/${action}/1`,
    action,
    ...times,
    outputs: result.outputs,
    ...(error === undefined ? {} : { error: reportedError(error) }),
  };
  // `own` first for the reader's eye, and last so that no detail takes its place.
  return `${maskedJson({ ...own, ...result.details, ...own, run: reportedRun(run) }, mask, 2)}\n`;
}

/** The same in short: one line that fits a job output. What does not fit is left out, and `truncated` says so. */
export function briefReport(action: string, outcome: Outcome, times: Times, mask: Mask): string {
  const { result, error } = outcome;
  const own = {
    schema: `deploy-actions/${action}/1`,
    action,
    ...('verdict' in result.outputs ? { verdict: cutToBytes(result.outputs.verdict ?? '', VERDICT_LIMIT) } : {}),
    ...times,
    ...(error === undefined ? {} : { error: shortError(error, mask) }),
  };
  const line = (facts: object, more: object = {}) => maskedJson({ ...own, ...facts, ...own, ...more }, mask);
  const whole = line(result.brief);
  if (Buffer.byteLength(whole) <= BRIEF_LIMIT) return whole;
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(result.brief)) {
    if (Buffer.byteLength(line({ ...kept, [key]: value }, { truncated: true })) <= BRIEF_LIMIT) kept[key] = value;
  }
  return line(kept, { truncated: true });
}

function reportedRun(run: RunContext): object {
  return {
    repository: run.repository,
    sha: run.sha,
    ref: run.ref,
    actor: run.triggeringActor || run.actor,
    runId: run.runId,
    runAttempt: run.runAttempt,
    runUrl: run.runUrl,
    workflow: run.workflow,
    job: run.job,
  };
}

function reportedError(error: unknown): object {
  const code = error instanceof UserError ? error.code : 'INTERNAL';
  const hint = (error instanceof UserError && error.hint) || codes[code].cure;
  const problems = error instanceof BadInput ? { problems: error.problems } : {};
  return { code, message: causeChain(error).join(': '), hint, ...problems };
}

/** Masked before it is cut: half a secret is one, too, and no mask would find it. */
function shortError(error: unknown, mask: Mask): object {
  const code = error instanceof UserError ? error.code : 'INTERNAL';
  return { code, message: cutToBytes(mask(causeChain(error).join(': ')), MESSAGE_LIMIT) };
}
