import type { StepName, StepResult } from '@deploy-actions/release';
import { type StepPrograms, stepFailure } from '../src/step-failure';

const result = (code: number, more: Partial<StepResult> = {}) => ({ code, stdout: '', stderr: '', ...more });
const none: StepPrograms = { steps: {} };
const failure = (code: number, more: Partial<StepResult> = {}, programs = none, step: StepName = 'activate') =>
  stepFailure('web1', step, result(code, more), programs);

describe('stepFailure', () => {
  it.each([
    ['script', 1, 'HEALTH_FAILED'],
    ['script', 2, 'CONFIGURATION'],
    ['script', 3, 'REGISTRY_AUTH'],
    ['script', 4, 'COMMAND_FAILED'],
    ['activate', 2, 'COMMAND_FAILED'],
    ['health-command', 2, 'HEALTH_FAILED'],
  ] as const)('%s ending with %i is %s', (step, code, stable) => {
    expect(failure(code, {}, none, step).code).toBe(stable);
  });

  it('tells a signal from an exit code, quotes the last line, and keeps the last ten of each stream', () => {
    expect(failure(137).message).toBe('web1: activate was killed by signal 9');
    const stdout = Array.from({ length: 30 }, (_, n) => `line ${n}`).join('\n');
    const failed = failure(1, { stdout, stderr: 'a\nno such unit\n' });
    expect(failed.message).toBe('web1: activate ended with exit code 1: no such unit');
    expect(failed.output).toHaveLength(12);
    expect(failed.output.slice(9)).toEqual(['line 29', 'a', 'no such unit']);
  });

  it.each([
    [1, 'sudo: a terminal is required to read the password; either use the -S option', 'NOPASSWD'],
    [1, 'sudo: a password is required', 'NOPASSWD'],
    [127, 'sh: 3: composer: not found', 'PATH'],
    [126, 'sh: 1: ./run: Permission denied', 'noexec'],
  ])('explains exit code %i with "%s"', (code, stderr, word) => {
    expect(failure(code, { stderr }).hint).toContain(word);
  });

  it.each([
    [127, 'if [[ -f x ]]; then false; fi', undefined, '[['],
    [127, 'source ~/.nvm/nvm.sh', 'sh', 'source'],
    [2, 'hosts=(a b)', undefined, 'NAME=('],
    [2, 'set -euo pipefail', '/bin/dash', 'pipefail'],
  ])('names bash syntax for exit code %i of %j under %j', (code, activate, shell, word) => {
    const { hint } = failure(code, {}, { steps: { activate }, shell });
    expect(hint).toMatch(/^bash syntax \(`.+`\); steps run in sh: set `shell: bash`/);
    expect(hint).toContain(word);
  });

  it.each([
    [127, '[[ -f x ]]', 'bash'],
    [127, '#!/bin/bash\n[[ -f x ]]', undefined],
    [1, '[[ -f x ]]', undefined],
    [127, 'composer install', undefined],
  ])('names none for exit code %i of %j under %j, whatever it printed', (code, activate, shell) => {
    const { hint } = failure(code, { stderr: 'sh: 1: [[: not found' }, { steps: { activate }, shell });
    expect(hint).not.toContain('bash syntax');
  });

  it('says what is not there to run the step, and who names it', () => {
    const missing = { missing: 'node' };
    const own = failure(127, missing, { steps: { activate: '#!/usr/bin/env node\nx' } });
    expect(own.message).toBe('web1: activate ended with exit code 127: node is not on this host, or not in its PATH');
    expect(own.hint).toContain('`#!` line of activate');
    expect(failure(127, missing, { steps: { activate: 'x' }, shell: 'mksh' }).hint).toContain('input `shell`');
  });

  it('says that `env` has set PATH, and how', () => {
    expect(failure(127, { pathFromEnv: 'set', missing: 'sh' }).hint).toContain('`env` sets PATH');
    expect(failure(127, { pathFromEnv: 'literal' }).hint).toContain('$PATH is not replaced');
  });

  it('says where the log of what has crashed may be', () => {
    const programs = { steps: { activate: 'sudo systemctl restart shop' } };
    expect(failure(139, {}, programs).hint).toContain('on web1: sudo journalctl -u shop -n 50 --no-pager');
    expect(failure(139).hint).toContain('log-path');
  });

  it('explains nothing that it does not know', () => {
    expect(failure(1, { stderr: 'no such unit' }).hint).toBe('');
  });
});
