import type { Connection, ExecOptions } from '@deploy-actions/ssh';
import { localConnection } from '../../../test/support/release/local-connection';
import { askBehindNoise } from '../src/ask-behind-noise';

const local = localConnection({ home: '/tmp', path: process.env.PATH ?? '' });

/** A login shell that says or does something before, or instead of, what it is given. */
function behind(startUp: string): Connection {
  return { ...local, exec: (command: string, options?: ExecOptions) => local.exec(`${startUp}${command}`, options) };
}

describe('askBehindNoise', () => {
  it('hears the script alone, whatever the start-up files print', async () => {
    const heard: string[] = [];
    const onStdout = (chunk: Buffer) => heard.push(chunk.toString());
    const result = await askBehindNoise(
      behind('echo Welcome; echo oh >&2; '),
      'echo yes; echo no >&2; exit 3',
      'web1',
      {
        onStdout,
      },
    );
    expect(result).toMatchObject({ code: 3, stdout: 'yes\n', stderr: 'no\n' });
    expect(heard.join('')).toBe('yes\n');
  });

  it.each([
    ['prints text and ends', 'echo This account is not available.; exit 1; ', '"This account is not available."'],
    ['ends', 'exit 0; ', 'The exit code was 0. It printed nothing.'],
    ['fails', 'exit 1; ', 'The exit code was 1. It printed nothing.'],
    ['is replaced', 'exec cat; ', 'It printed nothing.'],
    ['has its output closed', 'exec >/dev/null; ', 'It printed nothing.'],
    ['has its messages closed', 'exec 2>/dev/null; ', 'The exit code was 0.'],
  ])('says that the login shell %s', async (_what, startUp, fact) => {
    await expect(askBehindNoise(behind(startUp), 'echo yes', 'web1', {})).rejects.toMatchObject({
      code: 'LOGIN_SHELL',
      message: 'web1: the login shell or its startup files exited, replaced the command or read its input.',
      hint: expect.stringContaining(fact),
    });
  });

  it('ends an answer that is longer than it may be, and one that never begins', async () => {
    const endless = 'while :; do echo 0123456789012345678901234567890123456789; done';
    await expect(askBehindNoise(local, endless, 'web1', { answerLimit: 1000 })).rejects.toMatchObject({
      code: 'HOST_PROTOCOL',
      message: 'web1: the answer is longer than 1000 B, so it was not read.',
    });
    await expect(askBehindNoise(behind(`${endless}; `), 'true', 'web1', {})).rejects.toMatchObject({
      code: 'LOGIN_SHELL',
    });
  });

  it('keeps an answer of the longest that is allowed, whatever was printed before it', async () => {
    const result = await askBehindNoise(behind('head -c 60000 /dev/zero; '), 'echo 12345', 'web1', { answerLimit: 6 });
    expect(result.stdout).toBe('12345\n');
  });

  it('leaves it to the caller to make something of an answer that never came', async () => {
    await expect(askBehindNoise(behind('kill -9 $$; '), 'echo yes', 'web1', {})).resolves.toMatchObject({
      signal: 'SIGKILL',
      stdout: '',
    });
  });
});
