import { type Pattern, parseJsonPath } from '@deploy-actions/json-path';
import { type Expectations, parseJsonAssertion, parseStatusSet } from '@deploy-actions/probe';

/** Expectations as a user writes them. */
export function expectations(
  given: {
    status?: string;
    json?: string[];
    body?: string;
    match?: readonly Pattern[];
    version?: string;
    versionPath?: string;
    minDays?: number;
  } = {},
): Expectations {
  const status = parseStatusSet(given.status ?? '200');
  const versionPath = parseJsonPath(given.versionPath ?? '$.version');
  if (status === undefined || 'problem' in versionPath) throw new Error('not legal');
  const json = (given.json ?? []).map((text) => {
    const assertion = parseJsonAssertion(text);
    if ('problem' in assertion) throw new Error(assertion.problem);
    return assertion;
  });
  const { body, version, match, minDays } = given;
  return {
    status,
    json,
    body,
    version,
    versionPath,
    ...(match === undefined ? {} : { match }),
    ...(minDays === undefined ? {} : { minDays }),
  };
}

export { request } from '../../http/test/question';
