import ssh2, { type AnyAuthMethod, type AuthenticationType } from 'ssh2';
import { Authentication, type Credentials } from '../src/authentication';
import type { OfferedKey } from '../src/offered-key';

const target = { user: 'deploy', host: 'web1', port: 22, label: 'web1' };
const parsed = ssh2.utils.parseKey(ssh2.utils.generateKeyPairSync('ed25519').private);
if (parsed instanceof Error) throw parsed;
const key: OfferedKey = { name: 'the key one', key: parsed };
const other: OfferedKey = { name: 'the key two', key: parsed };

/** What is offered to a server that refuses everything and accepts these kinds of login. */
function offered(credentials: Credentials, accepted: AuthenticationType[]): string[] {
  const authentication = new Authentication(target, credentials);
  const types: string[] = [];
  let left = null as AuthenticationType[] | null;
  for (let goOn = true; goOn; left = accepted) {
    authentication.next(left as AuthenticationType[], false, (method) => {
      goOn = Boolean(method);
      if (method) types.push((method as AnyAuthMethod).type);
    });
  }
  return types;
}

describe('Authentication', () => {
  it.each<[string, Credentials, AuthenticationType[], string[]]>([
    ['a key alone', { keys: [key], password: undefined }, ['publickey', 'password'], ['publickey']],
    ['several keys', { keys: [key, other], password: 'x' }, ['publickey'], ['publickey', 'publickey']],
    ['a key first', { keys: [key], password: 'x' }, ['publickey', 'password'], ['publickey', 'password']],
    ['a password alone', { keys: [], password: 'x' }, ['publickey', 'password'], ['password']],
    ['as an answer', { keys: [key], password: 'x' }, ['keyboard-interactive'], ['publickey', 'keyboard-interactive']],
    ['never what is not accepted', { keys: [key], password: 'x' }, ['publickey'], ['publickey']],
    ['nothing', { keys: [], password: undefined }, ['publickey'], []],
  ])('offers %s, each once', (_what, credentials, accepted, expected) => {
    expect(offered(credentials, accepted)).toEqual(expected);
  });

  it.each([
    ['a question for the password', [{ prompt: 'Password: ', echo: false }], ['x']],
    ['a question that shows its answer', [{ prompt: 'Code: ', echo: true }], []],
    ['two questions', [{ prompt: 'Password: ' }, { prompt: 'Code: ' }], []],
    ['no question', [], []],
  ])('answers %s as it should', (_what, prompts, expected) => {
    const authentication = new Authentication(target, { keys: [], password: 'x' });
    const answers: string[][] = [];
    for (const left of [null, ['keyboard-interactive']]) {
      authentication.next(left as AuthenticationType[], false, (method) => {
        if (typeof method !== 'object' || method.type !== 'keyboard-interactive') return;
        method.prompt('', '', '', prompts, (given) => answers.push([...given]));
      });
    }
    expect(answers).toEqual([expected]);
  });

  it('does not answer a second question with the password', () => {
    const authentication = new Authentication(target, { keys: [], password: 'x' });
    const answers: string[][] = [];
    for (const left of [null, ['keyboard-interactive']]) {
      authentication.next(left as AuthenticationType[], false, (method) => {
        if (typeof method !== 'object' || method.type !== 'keyboard-interactive') return;
        for (const prompt of ['Password: ', 'Verification code: ']) {
          method.prompt('', '', '', [{ prompt, echo: false }], (given) => answers.push([...given]));
        }
      });
    }
    expect(answers).toEqual([['x'], []]);
  });

  it.each([
    ['was refused', ['password', 'keyboard-interactive'], false],
    ['was taken, and a second factor is asked for', ['keyboard-interactive'], true],
  ])('sends a password once, where it %s', (_what, accepted, partial) => {
    const authentication = new Authentication(target, { keys: [], password: 'x' });
    const types: unknown[] = [];
    for (const [left, isPartial] of [[null, false] as const, [accepted, partial] as const]) {
      authentication.next(left as AuthenticationType[], isPartial, (method) => {
        types.push(method && (method as AnyAuthMethod).type);
      });
    }
    expect(types).toEqual(['password', false]);
  });

  it('says who was refused with what, and what the server would take', () => {
    const authentication = new Authentication(target, { keys: [], password: 'battery staple' });
    for (const left of [null, ['publickey']]) {
      authentication.next(left as AuthenticationType[], false, () => {});
    }
    const error = authentication.failure(new Error('no'));
    expect(error.message).toBe('web1: the server refused user deploy with password; it accepts: publickey.');
    expect(error.code).toBe('AUTH_FAILED');
  });

  it('names every key that was refused', () => {
    const authentication = new Authentication(target, { keys: [key, other], password: undefined });
    for (const left of [null, ['publickey'], ['publickey']]) {
      authentication.next(left as AuthenticationType[], false, () => {});
    }
    const error = authentication.failure(new Error('no'));
    expect(error.message).toContain('with the key one and the key two; it accepts: publickey');
    expect(error.hint).toContain('one of these keys');
  });

  it('says that the password has expired', () => {
    const authentication = new Authentication(target, { keys: [], password: 'x' });
    authentication.passwordExpired();
    authentication.hear('Change it at https://id.example.com\r\n');
    expect(authentication.failure(undefined).message).toBe(
      'web1: the password of user deploy has expired. The server says: "Change it at https://id.example.com".',
    );
  });

  it('shows the questions that it could not answer', () => {
    const authentication = new Authentication(target, { keys: [], password: 'x' });
    for (const left of [null, ['keyboard-interactive']]) {
      authentication.next(left as AuthenticationType[], false, (method) => {
        if (typeof method !== 'object' || method.type !== 'keyboard-interactive') return;
        method.prompt('', '', '', [{ prompt: 'Password: ', echo: false }], () => {});
        method.prompt('', 'Your password has expired.', '', [{ prompt: 'New password: ', echo: false }], () => {});
      });
    }
    expect(authentication.failure(undefined).message).toContain(
      'The server says: "Your password has expired.", "New password:".',
    );
  });
});
