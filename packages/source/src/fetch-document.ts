import { type AskHttp, startProgress, USUAL_LIMITS } from '@deploy-actions/http';
import { formatSize } from '@deploy-actions/quantity';
import { type Answer, parseDocument } from './document';
import type { SourceWorld } from './source-world';
import { statusProblem } from './status';
import { USER_AGENT } from './user-agent';
import { withinTime } from './within-time';

export interface DocumentRequest {
  url: string;
  headers: readonly (readonly [string, string])[];
  /** From the connection to the end of the body. */
  timeoutMs: number;
}

const JSON_WANTED = ['accept', 'application/json'] as const;

/** One GET, one JSON document or the reason why there is none. Rejects only when the run is cancelled. */
export async function fetchDocument(request: DocumentRequest, world: SourceWorld): Promise<Answer> {
  return withinTime(request.timeoutMs, world, (signal) => readDocument(request, world.ask, signal));
}

async function readDocument({ url, headers }: DocumentRequest, ask: AskHttp, signal: AbortSignal): Promise<Answer> {
  const request = {
    url,
    method: 'GET',
    headers: headers.some(([name]) => name.toLowerCase() === 'accept') ? headers : [JSON_WANTED, ...headers],
    body: undefined,
    userAgent: USER_AGENT,
    followRedirects: false,
  };
  const {
    status,
    headers: answered,
    body,
    complete,
  } = await ask(request, {}, USUAL_LIMITS, signal, startProgress(url));
  const problem = statusProblem(status, answered, body);
  if (problem) return { problem };
  if (complete) return parseDocument(body);
  return { problem: { kind: 'query', reason: `the answer is longer than ${formatSize(USUAL_LIMITS.bodyBytes)}` } };
}
