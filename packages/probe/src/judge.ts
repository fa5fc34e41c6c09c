import type { HttpAnswer } from '@deploy-actions/http';
import type { JsonPath } from '@deploy-actions/json-path';
import { type JsonAssertion, select, violation } from './json-assertion';
import type { Pattern } from './pattern';
import { quoted } from './quoted';
import { hasStatus, type StatusSet } from './status-set';

/** What a good answer looks like. All of it must hold. */
export interface Expectations {
  status: StatusSet;
  json: readonly JsonAssertion[];
  /** A part of the body. */
  body: string | undefined;
  /** Each is found somewhere in the body. */
  match?: readonly Pattern[];
  version: string | undefined;
  /** Where the version stands in a JSON body; it is reported even if none is expected. */
  versionPath: JsonPath;
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
  const document = parseDocument(answer);
  const version = 'problem' in document ? undefined : versionIn(document.value, expected.versionPath);
  const seen = version === undefined ? {} : { version: version.slice(0, 128) };
  const misses = statusMisses(answer, expected.status);
  if (misses.length === 0) {
    misses.push(
      ...versionMisses(version, expected),
      ...jsonMisses(document, expected.json),
      ...bodyMisses(answer, expected),
      ...certificateMisses(daysLeft, expected),
    );
  }
  if (misses.length > 0) return { ok: false, ...seen, reason: misses.join('; ') };
  return { ok: true, ...seen, reason: `status ${answer.status}` };
}

function statusMisses({ status, location, problem }: Answered, expected: StatusSet): string[] {
  if (problem !== undefined) return [`status is ${status}: ${problem}`];
  if (hasStatus(expected, status)) return [];
  const where = location === undefined ? '' : ` (a redirect to ${quoted(location)})`;
  return [`status is ${status}${where}, expected ${expected.text}`];
}

function versionMisses(version: string | undefined, { version: expected, versionPath }: Expectations): string[] {
  if (expected === undefined || version === expected) return [];
  if (version === undefined) return [`no version at ${versionPath.text}, expected ${expected}`];
  const plain = /^[\w.+-]{1,128}$/.test(version) ? version : quoted(version);
  return [`version is ${plain}, expected ${expected}`];
}

function jsonMisses(document: Document, assertions: readonly JsonAssertion[]): string[] {
  if (assertions.length === 0) return [];
  if ('problem' in document) return [document.problem];
  return assertions.flatMap((assertion) => violation(assertion, document.value) ?? []);
}

function bodyMisses({ body, complete }: Answered, { body: expected, match = [] }: Expectations): string[] {
  const where = `the body${complete ? '' : ', as far as it was read (1 MiB),'}`;
  const misses = match.filter((pattern) => !pattern.isIn(body)).map(({ text }) => `${where} does not match ${text}`);
  if (expected !== undefined && !body.includes(expected)) misses.push(`${where} does not contain ${quoted(expected)}`);
  return misses;
}

function certificateMisses(daysLeft: number | undefined, { minDays }: Expectations): string[] {
  if (minDays === undefined) return [];
  if (daysLeft === undefined) return [`there is no certificate, expected one for ${minDays} more days`];
  if (daysLeft >= minDays) return [];
  return [`the certificate ends in ${daysLeft} days, expected ${minDays} or more`];
}

type Document = { value: unknown } | { problem: string };

function parseDocument({ body, complete }: Answered): Document {
  if (!complete) return { problem: 'the body is longer than 1 MiB, so its JSON was not read' };
  try {
    return { value: JSON.parse(body) };
  } catch {
    return {
      problem: body.trim() === '' ? 'the body is empty, expected JSON' : `the body is no JSON: ${quoted(body)}`,
    };
  }
}

/** Two different versions in one answer prove neither. */
function versionIn(document: unknown, path: JsonPath): string | undefined {
  const [version, ...others] = select(path, document) ?? [];
  if (others.length > 0 || (typeof version !== 'string' && typeof version !== 'number')) return undefined;
  return String(version);
}
