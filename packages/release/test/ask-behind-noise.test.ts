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

  it('says what a shell said that does not run commands', async () => {
    const nologin = behind('echo This account is not available.; exit 1; ');
    await expect(askBehindNoise(nologin, 'echo yes', 'web1', {})).rejects.toMatchObject({
      code: 'HOST_UNFIT',
      message: 'web1: the login shell printed text and did not run our command.',
      hint: expect.stringContaining('"This account is not available."'),
    });
  });

  it('leaves it to the caller to make something of an answer that never came', async () => {
    await expect(askBehindNoise(behind('kill -9 $$; '), 'echo yes', 'web1', {})).resolves.toMatchObject({
      signal: 'SIGKILL',
      stdout: '',
    });
  });
});
