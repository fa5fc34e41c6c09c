import { type BadInput, rawInputs } from '@deploy-actions/action';
import { makeKeyPair } from '../../../test/support/ssh/server';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';

const good = {
  hosts: 'deploy@web1',
  'private-key': makeKeyPair().privateKey,
  path: '/srv/app',
  verdicts: 'gate=unhealthy',
  'failed-version': 'v2',
};

function read(given: Record<string, string>) {
  const environment = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  return readInputs(rawInputs(contract, environment));
}

function problemsOf(given: Record<string, string>): string[] {
  try {
    read(given);
  } catch (error) {
    return (error as BadInput).problems.map(({ input, code }) => `${input} ${code}`).sort();
  }
  return [];
}

describe('readInputs', () => {
  it('reads verdicts, and a gate only where there are URLs', () => {
    expect(read(good)).toMatchObject({
      trigger: 'verdicts',
      evidence: [{ name: 'gate', verdict: 'unhealthy' }],
      gate: undefined,
    });
    const { gate } = read({ ...good, 'health-urls': 'a=https://a.example/health\nb=https://b.example/health' });
    expect(gate?.checks.map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it.each([
    ['verdicts are needed', { verdicts: '' }, ['verdicts MISSING']],
    ['and so is the version that was judged', { 'failed-version': '' }, ['failed-version MISSING']],
    ['an outcome of a step is not allowed', { verdicts: 'gate=failure' }, ['verdicts ILLEGAL']],
    [
      'nor is an unknown word',
      { verdicts: 'gate=unhealty\ndeploy deployed' },
      ['verdicts ILLEGAL', 'verdicts ILLEGAL'],
    ],
    ['a request takes no verdicts', { trigger: 'request' }, ['verdicts CONFLICT']],
    ['a URL must be one', { 'health-urls': 'ftp://x' }, ['health-urls ILLEGAL']],
    ['only ssh is a target', { target: 'swarm' }, ['target ILLEGAL']],
  ])('%s', (_why, more, problems) => {
    expect(problemsOf({ ...good, ...more })).toEqual(problems);
  });

  it('says what is wrong with a verdict, and then what is allowed', () => {
    expect(() => read({ ...good, verdicts: 'gate=failure' })).toThrow(
      'verdicts: "gate=failure" ("failure" is the outcome of a step, not a verdict; write gate=${{ steps.gate.outputs.verdict }}) is not allowed. Allowed: name=verdict lines',
    );
  });

  it('needs neither verdicts nor a version from a person', () => {
    expect(problemsOf({ ...good, trigger: 'request', verdicts: '', 'failed-version': '' })).toEqual([]);
  });

  it('takes verdicts of steps that did not run', () => {
    expect(problemsOf({ ...good, verdicts: 'deploy=\ngate=skipped\nmonitor=' })).toEqual([]);
  });
});
