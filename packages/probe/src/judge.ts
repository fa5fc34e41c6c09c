import type { HttpAnswer } from '@deploy-actions/http';
import {
  type JsonDocument,
  type JsonPath,
  JsonPathLimitError,
  type Pattern,
  readJson,
} from '@deploy-actions/json-path';
import { type AnswerCause, blame, type Cause, describeCauses, type Note } from './cause';
import { type JsonAssertion, violation } from './json-assertion';
import type { Finding } from './observation';
import { hasStatus, type StatusSet } from './status-set';
import { fieldsOf, isSameVersion, versionIn } from './version';

/** What a good answer says. All of it must hold. */
export interface ContentExpectations {
  json: readonly JsonAssertion[];
  /** A part of the text. */
  body: string | undefined;
  /** Each is found somewhere in the text. */
  match?: readonly Pattern[];
  version: string | undefined;
  /** Where the version stands in a JSON text; it is reported even if none is expected. */
  versionPath: JsonPath;
}

/** What was said, and what to call it: `the body`, `the output`. */
export interface Content {
  called: string;
  text: string;
  /** False where there was more than was read. */
  complete: boolean;
  /** A text that is no JSON document is the version itself. */
  isPlainVersion?: boolean;
}

/** What a good answer looks like. All of it must hold. */
export interface Expectations extends ContentExpectations {
  status: StatusSet;
  /** How long the certificates of an https service must still be valid. */
  minDays?: number;
}

/** What an expectation looks into. */
export type Answered = Pick<HttpAnswer, 'status' | 'body' | 'complete' | 'location' | 'problem' | 'deviations'>;

export interface Judgement {
  version?: string;
  /** Everything that is not as expected; none where all is. */
  causes: readonly Cause[];
  notes: readonly Note[];
}

/**
 * Is this answer what was expected, and if not, why not? A wrong status says it all; else everything amiss is named.
 * `daysLeft` is of the certificate that came with it, where there was one.
 */
export function judge(answer: Answered, expected: Expectations, daysLeft?: number): Judgement {
  const content = { called: 'the body', text: answer.body, complete: answer.complete };
  const { causes, notes, ...seen } = judgeContent(content, expected);
  const wrong = statusCauses(answer, expected.status);
  const { deviations } = answer;
  return {
    ...seen,
    causes: wrong.length > 0 ? wrong : [...causes, ...certificateCauses(daysLeft, expected.minDays)],
    notes: deviations === undefined ? notes : [{ kind: 'http-deviation', deviations }, ...notes],
  };
}

/** A judgement as a finding; `good` is what to say where all is as expected. */
export function findingOf({ version, causes, notes }: Judgement, good: string): Finding {
  const seen = { ...(version === undefined ? {} : { version }), ...(notes.length === 0 ? {} : { notes }) };
  if (causes.length === 0) return { ok: true, kind: 'answered', ...seen, reason: good };
  return { ok: false, kind: blame(causes), ...seen, causes, reason: describeCauses(causes) };
}

/**
 * Judges what was said, by `judgeBy`, which gets a way to show it. Where it is bad, all that is quoted comes from the
 * masked text: a quotation is cut, and no mask finds the half of a secret.
 */
export function judgeShown(
  judgeBy: (show: (text: string) => string) => Judgement,
  mask: (text: string) => string = (text) => text,
): Judgement {
  const judged = judgeBy((text) => text);
  if (judged.causes.length === 0) return judged;
  const shown = judgeBy(mask);
  return shown.causes.length === 0 ? { ...shown, causes: [{ kind: 'secret' }] } : shown;
}

/** What is wrong with the validity of a certificate; nothing without an expectation. */
export function certificateCauses(days: number | undefined, expected: number | undefined): AnswerCause[] {
  if (expected === undefined || (days !== undefined && days >= expected)) return [];
  return [{ kind: 'certificate-days', days, expected }];
}

/** Does it say what was expected, and if not, what is amiss? */
export function judgeContent(content: Content, expected: ContentExpectations): Judgement {
  const read = content.complete ? readJson(content.text) : { problem: 'too-long' as const };
  const document = 'problem' in read ? undefined : read;
  const needsJson = expected.json.length > 0 || (expected.version !== undefined && !content.isPlainVersion);
  const notJson = 'problem' in read && needsJson ? [notJsonCause(content, read.problem)] : [];
  const { version, causes, notes } = judgeVersion(content, document, expected);
  const json = document === undefined ? [] : jsonCauses(document, expected.json);
  const nan = document?.hasNonNumbers && needsJson ? [{ kind: 'non-numbers' as const, called: content.called }] : [];
  return {
    ...(version === undefined ? {} : { version: version.slice(0, 128) }),
    causes: [...notJson, ...causes, ...json, ...bodyCauses(content, expected)],
    notes: [...notes, ...nan],
  };
}

function notJsonCause({ called, text }: Content, problem: 'empty' | 'not-json' | 'too-long'): AnswerCause {
  return { kind: 'not-json', called, problem, start: problem === 'not-json' ? text.trimStart().slice(0, 120) : '' };
}

function judgeVersion(
  content: Content,
  document: JsonDocument | undefined,
  { version: expected, versionPath: path }: ContentExpectations,
): Judgement {
  let version: string | undefined;
  try {
    version = versionOf(content, document, path);
  } catch (error) {
    if (!(error instanceof JsonPathLimitError)) throw error;
    return { causes: expected === undefined ? [] : [{ kind: 'query-too-costly', path: path.text }], notes: [] };
  }
  const seen = version === undefined ? {} : { version };
  if (expected === undefined || version === expected) return { ...seen, causes: [], notes: [] };
  if (version === undefined) {
    // A text that is not JSON has its own cause.
    if (document === undefined && !content.isPlainVersion) return { causes: [], notes: [] };
    if (document === undefined) return { causes: [{ kind: 'version', found: '', expected }], notes: [] };
    const fields = fieldsOf(document.value);
    return { causes: [{ kind: 'no-version', path: path.text, expected, fields }], notes: [] };
  }
  if (!isSameVersion(version, expected)) {
    return { ...seen, causes: [{ kind: 'version', found: version, expected }], notes: [] };
  }
  return { ...seen, causes: [], notes: [{ kind: 'short-version', found: version, expected }] };
}

function versionOf(
  { text, isPlainVersion }: Content,
  document: JsonDocument | undefined,
  path: JsonPath,
): string | undefined {
  // `1.10` alone is a number in JSON, and another version.
  const isTree = typeof document?.value === 'object' && document.value !== null;
  if (isPlainVersion && !isTree) return text.trim() === '' ? undefined : text.trim();
  return document === undefined ? undefined : versionIn(document, path);
}

/** After the first that costs too much no other is tried on this document. */
function jsonCauses({ value }: JsonDocument, assertions: readonly JsonAssertion[]): AnswerCause[] {
  const causes: AnswerCause[] = [];
  for (const assertion of assertions) {
    try {
      const cause = violation(assertion, value);
      if (cause !== undefined) causes.push(cause);
    } catch (error) {
      if (!(error instanceof JsonPathLimitError)) throw error;
      return [...causes, { kind: 'query-too-costly', path: assertion.path.text }];
    }
  }
  return causes;
}

function bodyCauses(
  { called, text, complete }: Content,
  { body, match = [] }: Pick<ContentExpectations, 'body' | 'match'>,
): AnswerCause[] {
  const miss = (missing: string, isPattern: boolean): AnswerCause => {
    return { kind: 'body', called, missing, isPattern, isCut: !complete };
  };
  return [
    ...match.filter((pattern) => !pattern.isIn(text)).map((pattern) => miss(pattern.text, true)),
    ...(body !== undefined && !text.includes(body) ? [miss(body, false)] : []),
  ];
}

function statusCauses({ status, location, problem }: Answered, expected: StatusSet): AnswerCause[] {
  if (problem !== undefined) return [{ kind: 'status', status, expected: expected.text, problem }];
  if (hasStatus(expected, status)) return [];
  return [{ kind: 'status', status, expected: expected.text, ...(location === undefined ? {} : { location }) }];
}
