import type { World } from '@deploy-actions/action';
import { formatDuration } from '@deploy-actions/quantity';
import { type Judgement, type JudgePolicy, judge } from './judge';
import { type Answer, post } from './post';
import type { Webhook } from './webhook';

export interface Attempt {
  /** Milliseconds since the first attempt of the step, and how long this one took. */
  atMs: number;
  tookMs: number;
  answer: Answer;
}

export interface Delivery {
  webhook: string;
  outcome: Judgement['outcome'];
  reason: string;
  cure: string;
  attempts: Attempt[];
}

export interface DeliverPolicy extends JudgePolicy {
  timeoutMs: number;
  deadlineMs: number;
}

/** What is sent to each kind of webhook. */
export type Bodies = Readonly<Record<Webhook['kind'], object>>;

export type DeliverWorld = Pick<World, 'clock' | 'log' | 'mask' | 'signal'> & { fetch: typeof fetch };

interface Pending {
  webhook: Webhook;
  /** Not before this moment of `clock.elapsed()`. */
  at: number;
  attempts: Attempt[];
  judgement: Judgement;
}

const NOT_TRIED: Judgement = { outcome: 'failed', reason: 'not tried', cure: 'Raise `deadline`.' };

/**
 * One message to every webhook, one at a time; while one has to wait, the others have their turn. All is over when the
 * deadline is, or at once when the run is cancelled. Returns one delivery per webhook, in their order.
 */
export async function deliver(
  webhooks: readonly Webhook[],
  bodies: Bodies,
  policy: DeliverPolicy,
  world: DeliverWorld,
): Promise<Delivery[]> {
  const { clock, signal } = world;
  const start = clock.elapsed();
  const end = start + policy.deadlineMs;
  const all = webhooks.map((webhook): Pending => ({ webhook, at: start, attempts: [], judgement: NOT_TRIED }));
  let waiting = [...all];
  while (!signal.aborted) {
    const next = waiting.reduce<Pending | undefined>((a, b) => (a !== undefined && a.at <= b.at ? a : b), undefined);
    if (next === undefined || Math.max(next.at, clock.elapsed()) >= end) break;
    const waitMs = next.at - clock.elapsed();
    if (waitMs > 0) await clock.sleep(waitMs, signal).catch(() => undefined);
    if (signal.aborted) break;
    const finished = await attempt(next, bodies, { ...policy, start, end }, world);
    if (finished) waiting = waiting.filter((pending) => pending !== next);
  }
  return all.map(settle);
}

/** One attempt; true where no other one follows. */
async function attempt(
  pending: Pending,
  bodies: Bodies,
  policy: DeliverPolicy & { start: number; end: number },
  world: DeliverWorld,
): Promise<boolean> {
  const { clock, signal, fetch, log, mask } = world;
  const began = clock.elapsed();
  const timeoutMs = Math.min(policy.timeoutMs, policy.end - began);
  const given = await post(pending.webhook.url, bodies[pending.webhook.kind], { fetch, clock, timeoutMs, signal });
  // Before anything of it is cut: no mask finds half a secret.
  const answer = given.kind === 'answered' ? { ...given, body: mask(given.body) } : given;
  const now = clock.elapsed();
  pending.attempts.push({ atMs: Math.round(began - policy.start), tookMs: Math.round(now - began), answer });
  const judgement = judge(answer, policy, pending.attempts.length, clock.now());
  const { retryAfterMs } = judgement;
  pending.judgement = doubted(judgement, pending.judgement);
  pending.at = now + (retryAfterMs ?? 0);
  const again = retryAfterMs !== undefined && pending.at < policy.end;
  const wait = retryAfterMs === undefined ? '' : formatDuration(retryAfterMs);
  if (retryAfterMs !== undefined && !again) pending.judgement.reason += `; waiting ${wait} would exceed the deadline`;
  const next = again ? `; next try in ${wait}` : '';
  log.event(`${pending.webhook.name}: ${[judgement.outcome, judgement.reason].filter(Boolean).join(', ')}${next}`);
  return !again;
}

/** An earlier attempt that may have arrived is not undone by a later one that did not. */
function doubted(now: Judgement, before: Judgement): Judgement {
  if (now.outcome !== 'failed' || before.outcome !== 'unknown') return { ...now };
  return { ...now, outcome: 'unknown', reason: `${now.reason}; before that: ${before.reason}` };
}

function settle({ webhook, attempts, judgement }: Pending): Delivery {
  const { outcome, reason, cure } = judgement;
  return { webhook: webhook.name, outcome, reason, cure, attempts };
}
