import { makeKeyPair } from '../../../test/support/ssh/server';
import { readKeys } from '../src/key-inputs';

const pair = makeKeyPair();
const other = makeKeyPair();
const locked = makeKeyPair({ cipher: 'aes256-ctr', passphrase: 'open sesame', rounds: 1 });

function read(texts: Record<string, string>, hasPassword = false, agentSocket = '') {
  const problems: string[] = [];
  const reader = {
    text: (name: string) => texts[name] ?? '',
    problem: (name: string, { code, given = '', legal }: { code: string; given?: string; legal: string }) => {
      problems.push(`${name} ${code}: ${given}. ${legal}`);
    },
  };
  return { settings: readKeys(reader, hasPassword, agentSocket), problems };
}

describe('readKeys', () => {
  it('takes several keys, some of them encrypted', () => {
    const { settings, problems } = read({
      'private-key': `${pair.privateKey}\n${locked.privateKey}`,
      passphrase: 'open sesame\n',
    });
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      privateKey: `${pair.privateKey.trim()}\n${locked.privateKey.trim()}\n`,
      passphrase: 'open sesame',
    });
  });

  it('tells which of several is damaged', () => {
    const { problems } = read({ 'private-key': `${pair.privateKey}\n${other.privateKey.replace(/AAA/, '!!!')}` });
    expect(problems).toEqual([
      expect.stringMatching(/^private-key ILLEGAL: key 2 of 2: a key with foreign characters/),
    ]);
  });

  it('asks for the passphrase of an encrypted one among them', () => {
    const { problems } = read({ 'private-key': `${pair.privateKey}\n${locked.privateKey}` });
    expect(problems).toEqual([expect.stringMatching(/^passphrase MISSING/)]);
  });

  it('refuses more keys than a server lets anybody try', () => {
    const many = (count: number) => ({ 'private-key': pair.privateKey.repeat(count) });
    expect(read(many(6)).problems).toEqual([]);
    expect(read(many(7)).problems).toEqual([expect.stringMatching(/^private-key ILLEGAL: 7 keys\. at most 6 keys,/)]);
    expect(read(many(6), true).problems).toEqual([expect.stringMatching(/at most 5 keys in addition to a password/)]);
  });

  it('uses an agent only where there is neither key nor password', () => {
    expect(read({}, false, '/run/agent')).toEqual({ settings: { agentSocket: '/run/agent' }, problems: [] });
    expect(read({}, true, '/run/agent')).toEqual({ settings: {}, problems: [] });
    expect(read({ 'private-key': pair.privateKey }, false, '/run/agent').settings).not.toHaveProperty('agentSocket');
    expect(read({}).problems).toEqual([expect.stringMatching(/^private-key MISSING.*SSH_AUTH_SOCK/)]);
  });
});
