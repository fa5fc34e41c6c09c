import { startProgress, USUAL_LIMITS } from '@deploy-actions/http';
import { formatSize } from '@deploy-actions/quantity';
import { type Answer, parseDocument } from './document';
import type { SourceWorld } from './source-world';
import { providerProblem } from './status';
import { USER_AGENT } from './user-agent';
import { withinTime } from './within-time';

export interface ProviderRequest {
  url: string;
  headers: readonly (readonly [string, string])[];
  /** Sent by POST where there is one. */
  body?: string;
  timeoutMs: number;
}

/** Answers over many series are long, and a watch asks for few of them. */
const LIMITS = { ...USUAL_LIMITS, bodyBytes: 16 * 1024 * 1024 };

/**
 * One question to a provider's JSON API: its document, or why there is none, in the words that `wordsOf` finds in the
 * document of a refusal. Rejects only when the run is cancelled.
 */
export async function askProvider(
  request: ProviderRequest,
  world: SourceWorld,
  wordsOf: (document: unknown) => string | undefined,
): Promise<Answer> {
  const ask = (signal: AbortSignal) => question(request, world, signal, wordsOf);
  return withinTime(request.timeoutMs, world, ask);
}

async function question(
  { url, headers, body }: ProviderRequest,
  world: SourceWorld,
  signal: AbortSignal,
  wordsOf: (document: unknown) => string | undefined,
): Promise<Answer> {
  const request = {
    url,
    method: body === undefined ? 'GET' : 'POST',
    headers: [['accept', 'application/json'] as const, ...headers],
    body,
    userAgent: USER_AGENT,
    followRedirects: false,
  };
  const answer = await world.ask(request, {}, LIMITS, signal, startProgress(url));
  const parsed = answer.complete ? parseDocument(answer.body) : undefined;
  const words = parsed && 'document' in parsed ? wordsOf(parsed.document) : undefined;
  const problem = providerProblem(answer.status, answer.headers, { words, body: answer.body });
  if (problem) return { problem };
  return parsed ?? { problem: { kind: 'query', reason: `the answer is longer than ${formatSize(LIMITS.bodyBytes)}` } };
}
