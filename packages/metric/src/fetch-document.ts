import { type Clock, withDeadline } from '@deploy-actions/clock';
import { causeChain } from '@deploy-actions/error';
import { formatDuration, formatSize } from '@deploy-actions/quantity';
import { readBody } from './body';
import { type Answer, parseDocument } from './document';
import { statusProblem } from './status';

export interface SourceWorld {
  fetch: typeof fetch;
  clock: Clock;
  /** Aborted when the run is cancelled; what is under way then rejects with its reason. */
  signal: AbortSignal;
}

export interface DocumentRequest {
  url: string;
  headers: readonly (readonly [string, string])[];
  /** From the connection to the end of the body. */
  timeoutMs: number;
}

const USER_AGENT = 'deploy-actions-error-rate-monitor/1';
const BODY_LIMIT = 1024 * 1024;

/** One GET, one JSON document or the reason why there is none. Rejects only when the run is cancelled. */
export async function fetchDocument(request: DocumentRequest, world: SourceWorld): Promise<Answer> {
  const late = () => new Error(`no whole answer within ${formatDuration(request.timeoutMs)}`);
  try {
    return await withDeadline(
      world.clock,
      request.timeoutMs,
      late,
      (signal) => ask(request, world.fetch, signal),
      world.signal,
    );
  } catch (error) {
    if (world.signal.aborted) throw world.signal.reason;
    return { problem: { kind: 'provider', reason: causeChain(error).join(': ') } };
  }
}

async function ask(
  { url, headers }: DocumentRequest,
  fetch: SourceWorld['fetch'],
  signal: AbortSignal,
): Promise<Answer> {
  const sent = new Headers({ accept: 'application/json', 'cache-control': 'no-cache', 'user-agent': USER_AGENT });
  for (const [name, value] of headers) sent.set(name, value);
  const response = await fetch(url, { headers: sent, redirect: 'manual', signal });
  const problem = statusProblem(response.status, response.headers.get('location'));
  if (problem) {
    await response.body?.cancel();
    return { problem };
  }
  const text = await readBody(response, BODY_LIMIT);
  if (text === undefined) {
    return { problem: { kind: 'query', reason: `the answer is longer than ${formatSize(BODY_LIMIT)}` } };
  }
  return parseDocument(text);
}
