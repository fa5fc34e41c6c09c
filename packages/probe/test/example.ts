import { parseJsonPath } from '@deploy-actions/json-path';
import { type Expectations, type HttpRequest, parseJsonAssertion, parseStatusSet } from '@deploy-actions/probe';

/** Expectations as a user writes them. */
export function expectations(
  given: { status?: string; json?: string[]; body?: string; version?: string; versionPath?: string } = {},
): Expectations {
  const status = parseStatusSet(given.status ?? '200');
  const versionPath = parseJsonPath(given.versionPath ?? '$.version');
  if (status === undefined || 'problem' in versionPath) throw new Error('not legal');
  const json = (given.json ?? []).map((text) => {
    const assertion = parseJsonAssertion(text);
    if ('problem' in assertion) throw new Error(assertion.problem);
    return assertion;
  });
  return { status, json, body: given.body, version: given.version, versionPath };
}

export function request(url: string, given: Partial<HttpRequest> = {}): HttpRequest {
  return {
    url,
    method: 'GET',
    headers: [],
    body: undefined,
    userAgent: 'deploy-actions-health-gate/1',
    followRedirects: false,
    ...given,
  };
}
