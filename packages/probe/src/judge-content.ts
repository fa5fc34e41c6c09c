import type { JsonPath } from '@deploy-actions/json-path';
import { type JsonAssertion, violation } from './json-assertion';
import type { Pattern } from './pattern';
import { quoted } from './quoted';
import { versionIn } from './version-in';

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

export interface ContentJudgement {
  version?: string;
  /** In words; none where all is as expected. */
  misses: string[];
}

/** Does it say what was expected, and if not, what is amiss? Every miss is named. */
export function judgeContent(content: Content, expected: ContentExpectations): ContentJudgement {
  const document = parseDocument(content);
  const version = versionOf(content, document, expected.versionPath);
  const misses = [
    ...versionMisses(version, expected),
    ...jsonMisses(document, expected.json),
    ...bodyMisses(content, expected),
  ];
  return { misses, ...(version === undefined ? {} : { version: version.slice(0, 128) }) };
}

function versionMisses(version: string | undefined, { version: expected, versionPath }: ContentExpectations): string[] {
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

function bodyMisses(
  { called, text, complete }: Content,
  { body: expected, match = [] }: ContentExpectations,
): string[] {
  const where = `${called}${complete ? '' : ', as far as it was read (1 MiB),'}`;
  const misses = match
    .filter((pattern) => !pattern.isIn(text))
    .map((pattern) => `${where} does not match ${pattern.text}`);
  if (expected !== undefined && !text.includes(expected)) misses.push(`${where} does not contain ${quoted(expected)}`);
  return misses;
}

type Document = { value: unknown } | { problem: string };

function parseDocument({ called, text, complete }: Content): Document {
  if (!complete) return { problem: `${called} is longer than 1 MiB, so its JSON was not read` };
  try {
    return { value: JSON.parse(text) };
  } catch {
    return {
      problem: text.trim() === '' ? `${called} is empty, expected JSON` : `${called} is no JSON: ${quoted(text)}`,
    };
  }
}

function versionOf({ text, isPlainVersion }: Content, document: Document, path: JsonPath): string | undefined {
  // `1.10` alone is a number in JSON, and another version.
  const isTree = 'value' in document && typeof document.value === 'object' && document.value !== null;
  if (isPlainVersion && !isTree) return text.trim() === '' ? undefined : text.trim();
  return 'problem' in document ? undefined : versionIn(document.value, path, text);
}
