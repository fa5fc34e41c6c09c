import type { HttpAnswer } from './http-request';
import { type ContentExpectations, judgeContent } from './judge-content';
import { quoted } from './quoted';
import { hasStatus, type StatusSet } from './status-set';

/** What a good answer looks like. All of it must hold. */
export interface Expectations extends ContentExpectations {
  status: StatusSet;
}

export interface Judgement {
  ok: boolean;
  version?: string;
  reason: string;
}

/** Is this answer what was expected, and if not, why not? A wrong status says it all; else every miss is named. */
export function judge(answer: HttpAnswer, expected: Expectations): Judgement {
  const content = { called: 'the body', text: answer.body, complete: answer.complete };
  const { version, misses } = judgeContent(content, expected);
  const seen = version === undefined ? {} : { version };
  const wrong = statusMisses(answer, expected.status);
  const reasons = wrong.length > 0 ? wrong : misses;
  if (reasons.length > 0) return { ok: false, ...seen, reason: reasons.join('; ') };
  return { ok: true, ...seen, reason: `status ${answer.status}` };
}

function statusMisses({ status, location, problem }: HttpAnswer, expected: StatusSet): string[] {
  if (problem !== undefined) return [`status is ${status}: ${problem}`];
  if (hasStatus(expected, status)) return [];
  const where = location === undefined ? '' : ` (a redirect to ${quoted(location)})`;
  return [`status is ${status}${where}, expected ${expected.text}`];
}
