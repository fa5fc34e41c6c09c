import * as v from 'valibot';
import type { Answer } from './post';
import { cureOf } from './slack-errors';

export interface Judgement {
  /** What is true if nothing more is sent. */
  outcome: 'delivered' | 'failed' | 'unknown';
  /** One line; may hold foreign text. Empty when delivered. */
  reason: string;
  cure: string;
  /** Set where the message surely did not arrive (or the user takes the risk): how long to wait before the next try. */
  retryAfterMs?: number;
}

export interface JudgePolicy {
  /** Takes the risk of a doubled message. */
  retryOn5xx: boolean;
}

const jsonAnswer = v.pipe(v.string(), v.parseJson(), v.object({ ok: v.boolean() }));

const NOT_SENT_TRIES = 4;
const RATE_LIMITED_TRIES = 20;
const LOOK_FIRST = 'Check the channel before you send it again.';

/** What one answer means, and whether another try may follow. `attempt` counts from 1, `nowMs` is wall-clock time. */
export function judge(answer: Answer, policy: JudgePolicy, attempt: number, nowMs: number): Judgement {
  const backoff = attempt < NOT_SENT_TRIES ? { retryAfterMs: 1000 * 2 ** (attempt - 1) } : {};
  if (answer.kind === 'not-sent') {
    const reason = `not connected: ${oneLine(answer.reason)}`;
    return { outcome: 'failed', reason, cure: 'Check that the runner can reach the host of the webhook.', ...backoff };
  }
  if (answer.kind === 'refused') {
    const reason = `not sent: ${oneLine(answer.reason)}`;
    return {
      outcome: 'failed',
      reason,
      cure: 'Check the port of the webhook: some are blocked for every HTTP client.',
    };
  }
  if (answer.kind === 'lost') {
    return { outcome: 'unknown', reason: `sent, but not confirmed: ${oneLine(answer.reason)}`, cure: LOOK_FIRST };
  }
  const { status, body, retryAfter } = answer;
  const said = `HTTP ${status}${body.trim() === '' ? '' : ` ${oneLine(body)}`}`;
  if (status < 300) return judgeSuccess(body, said);
  if (status < 400) {
    return {
      outcome: 'failed',
      reason: `a redirect: ${said}`,
      cure: 'Use the URL that Slack shows, not a shortened one.',
    };
  }
  if (status === 429) {
    const wait = attempt < RATE_LIMITED_TRIES ? { retryAfterMs: waitOf(retryAfter, nowMs) } : {};
    return {
      outcome: 'failed',
      reason: `rate limited: ${said}`,
      cure: 'Raise `deadline`, or send less often.',
      ...wait,
    };
  }
  if (status < 500) return { outcome: 'failed', reason: said, cure: cureOf(body) };
  const known = cureOf(body);
  return {
    outcome: 'unknown',
    reason: said,
    cure: body.trim() === 'rollup_error' ? known : LOOK_FIRST,
    ...(policy.retryOn5xx ? backoff : {}),
  };
}

/** Slack says `ok`; a proxy's log-in page is a 200, too. */
function judgeSuccess(body: string, said: string): Judgement {
  const ok = body.trim() === 'ok' ? true : okIn(body);
  if (ok === true) return { outcome: 'delivered', reason: '', cure: '' };
  if (ok === false) return { outcome: 'failed', reason: said, cure: cureOf(body) };
  return {
    outcome: 'unknown',
    reason: `${said} instead of ok`,
    cure: `Check that this is a Slack webhook. ${LOOK_FIRST}`,
  };
}

/** The `ok` of a JSON answer, as workflows and Slack's API give it; undefined where there is none. */
function okIn(body: string): boolean | undefined {
  const parsed = v.safeParse(jsonAnswer, body);
  return parsed.success ? parsed.output.ok : undefined;
}

/** Seconds or a date; at least one second, as Slack takes one message a second. */
function waitOf(retryAfter: string, nowMs: number): number {
  const ms = /^\d{1,9}$/.test(retryAfter.trim()) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - nowMs;
  return Math.max(1000, Number.isFinite(ms) ? ms : 1000);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 160)}…` : line;
}
