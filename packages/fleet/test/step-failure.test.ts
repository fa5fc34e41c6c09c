import { stepFailure } from '../src/step-failure';

const result = (code: number, stderr = '') => ({ code, stdout: '', stderr });

describe('stepFailure', () => {
  it.each([
    ['script', 1, 'HEALTH_FAILED'],
    ['script', 2, 'CONFIGURATION'],
    ['script', 3, 'REGISTRY_AUTH'],
    ['script', 4, 'COMMAND_FAILED'],
    ['activate', 2, 'COMMAND_FAILED'],
    ['health-command', 2, 'HEALTH_FAILED'],
  ] as const)('%s ending with %i is %s', (step, code, stable) => {
    expect(stepFailure('web1', step, result(code)).code).toBe(stable);
  });

  it('tells a signal from an exit code, and quotes the last line', () => {
    expect(stepFailure('web1', 'activate', result(137)).message).toBe('web1: activate was killed by signal 9');
    expect(stepFailure('web1', 'activate', result(1, 'a\nno such unit\n')).message).toBe(
      'web1: activate ended with exit code 1: no such unit',
    );
  });

  it.each([
    [1, 'sudo: a terminal is required to read the password; either use the -S option', 'NOPASSWD'],
    [1, 'sudo: a password is required', 'NOPASSWD'],
    [127, 'sh: 3: composer: not found', 'PATH'],
    [126, 'sh: 1: ./run: Permission denied', 'noexec'],
  ])('explains exit code %i with "%s"', (code, stderr, word) => {
    expect(stepFailure('web1', 'activate', result(code, stderr)).hint).toContain(word);
  });

  it('explains nothing that it does not know', () => {
    expect(stepFailure('web1', 'activate', result(1, 'no such unit')).hint).toBe('');
  });
});
