import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rawInputs, withStructures } from '@deploy-actions/action';
import { prepareGate } from '@deploy-actions/gate';
import { parse } from 'yaml';
import { root } from '../../../scripts/actions.mjs';
import { makeKeyPair } from '../../../test/support/ssh/server';
import { makeAuthority } from '../../../test/support/tls/authority';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';

const readme = readFileSync(join(root, 'actions/health-gate/README.md'), 'utf8');
const examples = [...readme.matchAll(/```yaml\n(.*?)```/gs)].map(([, text = '']) => text);

/** What the expressions of an example stand for. */
const VALUES: Readonly<Record<string, string>> = {
  'secrets.DEPLOY_KEY': makeKeyPair().privateKey,
  'vars.INTERNAL_CA': makeAuthority().cert,
  'vars.KNOWN_HOSTS': '',
};

function inputsOf(example: string): Record<string, string> {
  const document: unknown = parse(example);
  const [step] = Array.isArray(document) ? document : [{ with: document }];
  return step.with;
}

function filled(text: string): string {
  return text.replace(/\$\{\{ ([\w.]+) \}\}/g, (_, name: string) => VALUES[name] ?? 'abcdef1');
}

describe('every example of the README', () => {
  it.each(examples.map((example, at) => [at + 1, example]))('%d is legal', async (_, example) => {
    const given = Object.entries(inputsOf(String(example)));
    const environment = given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, filled(String(value))]);
    const raw = await withStructures(rawInputs(contract, Object.fromEntries(environment)), ['checks']);
    await prepareGate(raw);
    expect(readInputs(raw).gate.checks.length).toBeGreaterThan(0);
  });

  it('shows a check of every kind', async () => {
    const example = examples.find((text) => text.includes('checks: |')) ?? '';
    const environment = Object.entries(inputsOf(example)).map(([name, value]) => [
      `INPUT_${name.toUpperCase()}`,
      filled(value),
    ]);
    const raw = await withStructures(rawInputs(contract, Object.fromEntries(environment)), ['checks']);
    const kinds = new Set(readInputs(raw).gate.checks.map(({ probe }) => probe.kind));
    expect([...kinds].sort()).toEqual(['command', 'dns', 'http', 'tcp', 'tls']);
  });
});
