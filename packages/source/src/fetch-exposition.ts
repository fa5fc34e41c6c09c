import { Buffer } from 'node:buffer';
import { startProgress, USUAL_LIMITS } from '@deploy-actions/http';
import { ACCEPTED, type Exposition, ExpositionReader, formatOf, type Selector } from '@deploy-actions/openmetrics';
import { formatSize } from '@deploy-actions/quantity';
import { problemOf } from './core/problem';
import type { DocumentRequest } from './fetch-document';
import type { Problem } from './measurement';
import type { SourceWorld } from './source-world';
import { statusProblem } from './status';
import { USER_AGENT } from './user-agent';
import { withinTime } from './within-time';

const ACCEPT = ['accept', ACCEPTED] as const;
const PACKED = ['accept-encoding', 'gzip'] as const;

/** Half a million series; what is longer is no metrics of one process. */
const LIMITS = { ...USUAL_LIMITS, bodyBytes: 64 * 1024 * 1024 };

const MOST_START = 512;
/** A comment, or a series with its value, behind an opening quote. */
const JSON_STRING = /^\s*"(?:\\n|\s)*(?:# ?(?:HELP|TYPE|EOF|UNIT)\b|[a-zA-Z_:][\w:]*(?:\{.*\})? [-+.\dNI])/;

/** With when it was asked, in seconds since 1970, by the clock of who answered where the answer tells it. */
export type Scraped = Exposition & { readonly atSeconds?: number };

/** One GET: what the selectors find in the metrics of one target, or why there is none. Rejects only when cancelled. */
export async function fetchExposition(
  request: DocumentRequest,
  selectors: readonly Selector[],
  world: SourceWorld,
): Promise<Scraped | { problem: Problem }> {
  const askedSeconds = world.clock.now() / 1000;
  return withinTime(request.timeoutMs, world, (signal) =>
    scrape(request, selectors, { ...world, askedSeconds }, signal),
  );
}

async function scrape(
  { url, headers }: DocumentRequest,
  selectors: readonly Selector[],
  { ask, askedSeconds }: Pick<SourceWorld, 'ask'> & { askedSeconds: number },
  signal: AbortSignal,
): Promise<Scraped | { problem: Problem }> {
  const given = headers.map(([name]) => name.toLowerCase());
  let reader: ExpositionReader | undefined;
  let start = '';
  const request = {
    url,
    method: 'GET',
    headers: [...[ACCEPT, PACKED].filter(([name]) => !given.includes(name)), ...headers],
    body: undefined,
    userAgent: USER_AGENT,
    followRedirects: false,
    takeBody: (status: number, answered: Readonly<Record<string, string>>) => {
      const format = status >= 200 && status < 300 ? formatOf(answered['content-type']) : undefined;
      if (format === undefined) return undefined;
      const taking = new ExpositionReader(format, selectors);
      reader = taking;
      return (bytes: Uint8Array) => {
        if (start.length < MOST_START) start += Buffer.from(bytes.subarray(0, MOST_START)).toString('latin1');
        taking.push(bytes);
      };
    },
  };
  const { status, headers: answered, body, complete } = await ask(request, {}, LIMITS, signal, startProgress(url));
  const problem = statusProblem(status, answered, body);
  if (problem) return { problem };
  const contentType = answered['content-type']?.slice(0, 100) ?? 'without a content-type';
  if (isJsonString(reader === undefined ? body : start))
    return { problem: problemOf({ is: 'json-string', contentType }) };
  if (reader === undefined) {
    return wrong(`the answer is ${contentType}, not metrics as text`);
  }
  if (!complete) return wrong(`the answer is longer than ${formatSize(LIMITS.bodyBytes)}`);
  const found = reader.end();
  if (!('problem' in found)) return { ...found, atSeconds: toldSeconds(answered.date) ?? askedSeconds };
  const { code, reason } = found.problem;
  // Half a document may be whole the next time; one that is malformed or has a series twice will not mend itself.
  return { problem: { kind: code === 'truncated' ? 'provider' : 'query', reason: `${code} metrics: ${reason}` } };
}

/** Metrics as one JSON string, as a framework sends a text that a handler returns: its first line is in quotes. */
function isJsonString(body: string): boolean {
  return JSON_STRING.test(body.slice(0, MOST_START));
}

/** The start of a process is told by the clock of its host, and so is this, mostly. */
function toldSeconds(date: string | undefined): number | undefined {
  const ms = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isFinite(ms) ? ms / 1000 : undefined;
}

function wrong(reason: string): { problem: Problem } {
  return { problem: { kind: 'query', reason } };
}
