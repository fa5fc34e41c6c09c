import { Illegal, type InputReader, quoted } from '@deploy-actions/action';
import { type JsonPath, parseJsonPath, parsePattern } from '@deploy-actions/json-path';
import { type ContentExpectations, type JsonAssertion, parseJsonAssertion } from '@deploy-actions/probe';
import type { GateContract } from './gate-contract';

const NOWHERE: JsonPath = { text: '', values: () => [] };

/** What an answer, or the output of a command, must say. */
export function readExpectations(gate: InputReader<GateContract>): ContentExpectations {
  return {
    json: gate.parsedLines('expect-json', jsonAssertion),
    body: gate.optional('expect-body'),
    match: gate.parsedLines('expect-match', pattern),
    version: gate.optional('expect-version'),
    versionPath: gate.optionalParsed('version-path', jsonPath) ?? NOWHERE,
  };
}

function jsonAssertion(line: string): JsonAssertion {
  const assertion = parseJsonAssertion(line);
  if ('problem' in assertion) {
    throw new Illegal('a JSON path, or one compared by == != < <= > >=', `${quoted(line)} (${assertion.problem})`);
  }
  return assertion;
}

function pattern(line: string) {
  const parsed = parsePattern(line);
  if ('problem' in parsed) {
    throw new Illegal('a regular expression in the syntax of RE2', `${quoted(line)} (${parsed.problem})`);
  }
  return parsed;
}

function jsonPath(text: string): JsonPath {
  const path = parseJsonPath(text);
  if ('problem' in path)
    throw new Illegal('a JSON path such as $.version', `${JSON.stringify(text)} (${path.problem})`);
  return path;
}
