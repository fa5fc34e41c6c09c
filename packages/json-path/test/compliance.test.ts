import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseJsonPath, preparePatterns } from '@deploy-actions/json-path';

/** The suite of the JSONPath standard, from a package that ships it whole. */
const root = dirname(createRequire(join(process.cwd(), 'package.json')).resolve('jsonpath-rfc9535/package.json'));
const suite: { tests: Case[] } = JSON.parse(
  readFileSync(join(root, 'src/__tests__/jsonpath-compliance-test-suite/cts.json'), 'utf8'),
);

/** An input is trimmed before it is read. */
const TRIMMED = ['basic, no leading whitespace', 'basic, no trailing whitespace'];

interface Case {
  name: string;
  selector: string;
  invalid_selector?: boolean;
  document?: unknown;
  result?: unknown[];
  results?: unknown[][];
}

describe('the JSONPath compliance suite', () => {
  const invalid = suite.tests.filter(({ name, invalid_selector }) => invalid_selector && !TRIMMED.includes(name));
  it.each(invalid)('refuses $name', async ({ selector }) => {
    await preparePatterns([selector]);
    expect(parseJsonPath(selector)).toHaveProperty('problem');
  });

  it.each(suite.tests.filter((test) => !test.invalid_selector))('selects $name', async (test) => {
    await preparePatterns([test.selector]);
    const path = parseJsonPath(test.selector);
    if ('problem' in path) throw new Error(path.problem);
    const values = path.values(test.document);
    expect(test.results ?? [test.result]).toContainEqual(values);
  });
});
