import { rawInputs } from '@deploy-actions/action';
import { UserError } from '@deploy-actions/error';
import type { FleetResult, HostRow } from '@deploy-actions/fleet';
import { makeKeyPair } from '../../../test/support/ssh/server';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';
import { present } from '../src/present';

const inputs = readInputs(
  rawInputs(contract, {
    INPUT_HOSTS: 'a@b',
    'INPUT_PRIVATE-KEY': makeKeyPair().privateKey,
    INPUT_PATH: '/srv',
    INPUT_SOURCE: 'x',
    INPUT_VERSION: 'v2',
  }),
  '',
);
const row: HostRow = {
  host: 'a@b',
  verdict: 'deployed',
  version: 'v2',
  release: 'v2',
  previousVersion: 'v1',
  code: '',
  message: '',
  exitCode: 0,
  stdout: '',
  durationMs: 12,
};
const circumstances = { durationMs: 34, logPath: '/tmp/steps.log' };

function shown(result: FleetResult<string>) {
  return present(inputs, result, circumstances);
}

describe('present', () => {
  it('fills every output from the rows', () => {
    expect(shown({ verdict: 'deployed', rows: [row] }).outputs).toMatchObject({
      verdict: 'deployed',
      version: 'v2',
      release: 'v2',
      'previous-version': 'v1',
      'exit-code': '0',
      'duration-ms': '34',
      'log-path': '/tmp/steps.log',
    });
  });

  it('has the exit code of the first host that failed, and the failure that was handed in', () => {
    const failure = new UserError('HEALTH_FAILED', 'ill');
    const result = shown({
      verdict: 'reverted',
      rows: [row, { ...row, exitCode: 7 }, { ...row, exitCode: 9 }],
      failure,
    });
    expect([result.outputs['exit-code'], result.failure]).toEqual(['7', failure]);
  });

  it('tells the version that is live after a rollback', () => {
    expect(shown({ verdict: 'rolled-back', rows: [{ ...row, version: 'v1' }] }).outputs.version).toBe('v1');
  });

  it('names no commit of this run where a rollback did not get there', () => {
    const rollback = { ...inputs, operation: 'rollback' as const };
    const version = (toVersion?: string) =>
      present({ ...rollback, toVersion }, { verdict: 'failed', rows: [{ ...row, version: 'v1' }] }, circumstances)
        .outputs.version;
    expect([version(), version('v0')]).toEqual(['v1', 'v0']);
  });

  it('shows the end of what each host printed, and stays below the limit of an output', () => {
    const rows = Array.from({ length: 50 }, () => ({ ...row, stdout: 'x'.repeat(65_536) }));
    const { outputs, details } = shown({ verdict: 'deployed', rows });
    expect(JSON.parse(outputs.hosts ?? '')[49].stdout).toMatch(/^x{300,}$/);
    expect(outputs.hosts?.length).toBeLessThan(64 * 1024);
    expect(Buffer.byteLength(outputs.stdout ?? '')).toBeLessThanOrEqual(65_536);
    expect(details).toMatchObject({ hosts: rows });
  });

  it('tells which version is live where, and in short whether the fleet is mixed', () => {
    const mixed = shown({ verdict: 'failed', rows: [row, { ...row, host: 'c@d', version: 'v1' }] });
    expect(mixed).toMatchObject({ details: { live: { v2: ['a@b'], v1: ['c@d'] } }, brief: { isMixed: true } });
    expect(shown({ verdict: 'deployed', rows: [row] }).brief).toMatchObject({ isMixed: false });
  });

  it('is never green where the verdict is a red one', () => {
    expect(shown({ verdict: 'failed', rows: [row] }).failure).toBeDefined();
    expect(shown({ verdict: 'planned', rows: [row] }).failure).toBeUndefined();
  });
});
