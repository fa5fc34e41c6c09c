import type { HttpAnswer } from '@deploy-actions/http';
import { type ContentExpectations, judgeContent } from './judge-content';
import { quoted } from './quoted';
import { hasStatus, type StatusSet } from './status-set';

/** What a good answer looks like. All of it must hold. */
export interface Expectations extends ContentExpectations {
  status: StatusSet;
  /** How long the certificates of an https service must still be valid. */
  minDays?: number;
}

/** What an expectation looks into. */
export type Answered = Pick<HttpAnswer, 'status' | 'body' | 'complete' | 'location' | 'problem'>;

export interface Judgement {
  ok: boolean;
  version?: string;
  reason: string;
}

/**
 * Is this answer what was expected, and if not, why not? A wrong status says it all; else every miss is named.
 * `daysLeft` is of the certificate that came with it, where there was one.
 */
export function judge(answer: Answered, expected: Expectations, daysLeft?: number): Judgement {
  const content = { called: 'the body', text: answer.body, complete: answer.complete };
  const { version, misses } = judgeContent(content, expected);
  const seen = version === undefined ? {} : { version };
  const wrong = statusMisses(answer, expected.status);
  const reasons = wrong.length > 0 ? wrong : [...misses, ...certificateMisses(daysLeft, expected.minDays)];
  if (reasons.length > 0) return { ok: false, ...seen, reason: reasons.join('; ') };
  return { ok: true, ...seen, reason: `status ${answer.status}` };
}

/** In words what is wrong with how long a certificate lasts; none where nobody asks. */
export function certificateMisses(daysLeft: number | undefined, minDays: number | undefined): string[] {
  if (minDays === undefined) return [];
  if (daysLeft === undefined) return [`there is no certificate, expected one for ${minDays} more days`];
  if (daysLeft >= minDays) return [];
  return [`the certificate ends in ${daysLeft} days, expected ${minDays} or more`];
}

function statusMisses({ status, location, problem }: Answered, expected: StatusSet): string[] {
  if (problem !== undefined) return [`status is ${status}: ${problem}`];
  if (hasStatus(expected, status)) return [];
  const where = location === undefined ? '' : ` (a redirect to ${quoted(location)})`;
  return [`status is ${status}${where}, expected ${expected.text}`];
}
