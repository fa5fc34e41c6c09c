import { Illegal, type InputReader } from '@deploy-actions/action';
import type { HttpRequest } from '@deploy-actions/http';
import { type JsonPath, parseJsonPath } from '@deploy-actions/json-path';
import {
  type Expectations,
  type JsonAssertion,
  parseHeaderLine,
  parseJsonAssertion,
  parseStatusSet,
  STATUS_LEGAL,
  type StatusSet,
} from '@deploy-actions/probe';
import type { GateContract } from './gate-contract';

/** By this name operators tell the gate's own probes from users. */
const USER_AGENT = 'deploy-actions-health-gate/1';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;
const STATUS_200: StatusSet = { text: '200', ranges: [[200, 200]] };
const NOWHERE: JsonPath = { text: '', values: () => [] };

type Reader = InputReader<GateContract>;

/** What is asked and what is expected, the same for every URL. */
export function readHttpInputs(gate: Reader): { request: Omit<HttpRequest, 'url'>; expect: Expectations } {
  const method = gate.choice('method', METHODS);
  const body = gate.text('body');
  const request = {
    method,
    headers: gate.parsedLines('headers', parseHeaderLine),
    body: body.trim() === '' ? undefined : body,
    userAgent: USER_AGENT,
    followRedirects: gate.boolean('follow-redirects'),
  };
  if (request.body !== undefined && (method === 'GET' || method === 'HEAD')) {
    const legal = 'Set method: POST (or PUT, PATCH …), or leave the body out.';
    gate.problem('body', { code: 'CONFLICT', given: `${method} has no body`, legal });
  }
  const expect = readExpectations(gate);
  const needsBody = expect.json.length > 0 || expect.body !== undefined || expect.version !== undefined;
  if (method === 'HEAD' && needsBody) {
    const legal = 'Set method: GET, or expect nothing of the body.';
    gate.problem('method', { code: 'CONFLICT', given: 'HEAD brings no body to look into', legal });
  }
  return { request, expect };
}

function readExpectations(gate: Reader): Expectations {
  return {
    status: gate.optionalParsed('expect-status', statusSet) ?? STATUS_200,
    json: gate.parsedLines('expect-json', jsonAssertion),
    body: gate.optional('expect-body'),
    version: gate.optional('expect-version'),
    versionPath: gate.optionalParsed('version-path', jsonPath) ?? NOWHERE,
  };
}

function statusSet(text: string): StatusSet {
  const set = parseStatusSet(text);
  if (set === undefined) throw new Illegal(STATUS_LEGAL);
  return set;
}

function jsonAssertion(line: string): JsonAssertion {
  const assertion = parseJsonAssertion(line);
  if ('problem' in assertion) {
    throw new Illegal(
      'a JSON path, or one compared by == != < <= > >=',
      `${JSON.stringify(line)} (${assertion.problem})`,
    );
  }
  return assertion;
}

function jsonPath(text: string): JsonPath {
  const path = parseJsonPath(text);
  if ('problem' in path)
    throw new Illegal('a JSON path such as $.version', `${JSON.stringify(text)} (${path.problem})`);
  return path;
}
