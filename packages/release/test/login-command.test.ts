import { spawnSync } from 'node:child_process';
import { quote } from '@deploy-actions/payload';
import fc from 'fast-check';
import { shells } from '../../../test/support/release/local-connection';
import { loginCommand } from '../src/login-command';

/** Texts with everything that some shell takes for something else. */
const text = fc
  .array(
    fc.constantFrom('\\', "'", '!', '\n', '\r', '%', '%0041', '\\\\', "\\'", '"', '$HOME', '`id`', 'ü', '🚀', ' ', 'a'),
  )
  .map((parts) => parts.join(''));

/** The words of a command, by what a backslash means: between quotes, and in single quotes. */
function words(command: string, inQuotes: (next: string | undefined) => boolean): string[] {
  const found = [''];
  let isQuoted = false;
  for (let at = 0; at < command.length; at++) {
    const [character = '', next] = [command[at], command[at + 1]];
    const last = found.length - 1;
    if (character === '\\' && (isQuoted ? inQuotes(next) : true)) found[last] += command[++at] ?? '';
    else if (character === "'") isQuoted = !isQuoted;
    else if (character === ' ' && !isQuoted) found.push('');
    else found[last] += character;
  }
  return found;
}

describe('loginCommand', () => {
  const sh = () => false;
  const fish = (next: string | undefined) => next === '\\' || next === "'";

  it('is the same words to sh and to fish, and nothing that csh would replace', () => {
    fc.assert(
      fc.property(text, (script) => {
        const command = loginCommand(script);
        expect(command).not.toMatch(/[!\r\n]/);
        expect(words(command, fish)).toEqual(words(command, sh));
      }),
    );
  });

  it.each(shells())('runs the script as it is, with $name', ({ path }) => {
    const run = (script: string) =>
      spawnSync('sh', ['-c', loginCommand(script)], { env: { PATH: path } }).stdout.toString();
    fc.assert(
      fc.property(text, (said) => {
        expect(run(`printf %s ${quote(said)}`)).toBe(said);
      }),
      { numRuns: 30 },
    );
  });

  it('is plain where nothing can be misread', () => {
    expect(loginCommand('echo "$HOME"')).toBe(`exec sh -c 'echo "$HOME"'`);
  });
});
