import { BadInput, type Contract, type InputReader, namesRead, parseInputs } from '@deploy-actions/action';
import { readSshInputs, type SshSettings, sshInputNames } from '@deploy-actions/ssh';
import { makeKeyPair } from '../../../test/support/ssh/server';
import { knownLine } from './keys';

const plain = { default: '', required: false, secret: false };
const secret = { ...plain, secret: true };
const contract = {
  action: 'example',
  inputs: {
    hosts: plain,
    username: plain,
    'private-key': secret,
    passphrase: secret,
    password: secret,
    'known-hosts': plain,
    'host-key-check': { ...plain, default: 'strict' },
    'jump-hosts': plain,
    'connect-timeout': { ...plain, default: '10s' },
    retries: { ...plain, default: '3' },
    path: plain,
  },
  outputs: [],
} as const satisfies Contract;

const { privateKey, publicKey } = makeKeyPair();
const good = { hosts: 'deploy@web1\nweb2:2222', username: 'app', 'private-key': privateKey };

type Given = Partial<Record<keyof typeof contract.inputs, string>>;

function read(given: Given): SshSettings {
  const values = Object.fromEntries(
    Object.entries(contract.inputs).map(([name, input]) => [name, given[name as keyof Given] ?? input.default]),
  );
  return parseInputs(contract, { values, unknown: [] }, (input: InputReader<typeof contract>) => readSshInputs(input));
}

function problems(given: Given): string[] {
  try {
    read(given);
    return [];
  } catch (error) {
    if (!(error instanceof BadInput)) throw error;
    return error.problems.map(({ input, code, given: found, legal }) => `${input} ${code}: ${found}. ${legal}`);
  }
}

describe('readSshInputs', () => {
  it('reads jump hosts in their order, with the same default user', () => {
    expect(read({ ...good, 'jump-hosts': 'gate@outer\n[::1]:2222' }).jumpHosts).toEqual([
      { user: 'gate', host: 'outer', port: 22, label: 'gate@outer' },
      { user: 'app', host: '::1', port: 2222, label: '[::1]:2222' },
    ]);
    expect(problems({ ...good, 'jump-hosts': 'outer\nouter:22\n:1' })).toEqual([
      expect.stringMatching(/^jump-hosts CONFLICT: line 2: "outer:22" is the same server/),
      expect.stringMatching(/^jump-hosts ILLEGAL: line 3: ":1".*the host is empty/),
    ]);
  });

  it('reads everything, with the defaults', () => {
    expect(read(good)).toEqual({
      targets: [
        { user: 'deploy', host: 'web1', port: 22, label: 'deploy@web1' },
        { user: 'app', host: 'web2', port: 2222, label: 'web2:2222' },
      ],
      privateKey,
      knownHosts: '',
      hostKeyCheck: 'strict',
      connectTimeoutMs: 10_000,
      retries: 3,
    });
  });

  it('is content with a password', () => {
    const settings = read({ ...good, 'private-key': '', password: 'hunter2 \r\n' });
    expect(settings.privateKey).toBeUndefined();
    expect(settings.password).toBe('hunter2 ');
  });

  it('reads each name that it says it reads, and no other', () => {
    expect(namesRead(contract, (input) => readSshInputs(input)).sort()).toEqual([...sshInputNames].sort());
  });

  it.each<[string, Given, RegExp]>([
    ['no hosts', { ...good, hosts: '' }, /^hosts MISSING/],
    ['a host that looks like an option', { ...good, hosts: '-oProxyCommand=x' }, /^hosts ILLEGAL: "-oProxyCommand=x"/],
    ['a host without a user', { ...good, username: '' }, /^hosts ILLEGAL: line 2: "web2:2222".*username/],
    [
      'a host twice',
      { ...good, hosts: 'deploy@web1, deploy@WEB1:22' },
      /^hosts CONFLICT: "deploy@WEB1:22" is the same/,
    ],
    [
      'two hosts on one line, with its number',
      { ...good, hosts: '# fleet\ndeploy@web1\ndeploy@web2 deploy@web3' },
      /^hosts ILLEGAL: line 3: "deploy@web2 deploy@web3" \(white space/,
    ],
    [
      'a password with a comma, without showing a part of it',
      { ...good, hosts: 'web1, deploy:hunter,2@web2' },
      /^hosts ILLEGAL: "web1, deploy:\*\*\*@web2" \(/,
    ],
    [
      'a password in a host line, without showing it',
      { ...good, hosts: 'deploy:hunter2@web1' },
      /^hosts ILLEGAL: "deploy:\*\*\*@web1" \(a password/,
    ],
    ['a user that is none', { ...good, username: '-l root' }, /^username ILLEGAL/],
    ['neither key nor password', { ...good, 'private-key': '' }, /^private-key MISSING/],
    ['a public key', { ...good, 'private-key': publicKey }, /^private-key ILLEGAL: a public key\. paste the other/],
    ['a bad known_hosts line', { ...good, 'known-hosts': `\n${knownLine('')}` }, /^known-hosts ILLEGAL: line 2\./],
    ['an unknown check', { ...good, 'host-key-check': 'no' }, /^host-key-check ILLEGAL/],
    ['no time at all', { ...good, 'connect-timeout': '0s' }, /^connect-timeout ILLEGAL/],
    ['no duration', { ...good, 'connect-timeout': 'soon' }, /^connect-timeout ILLEGAL/],
    ['too many retries', { ...good, retries: '1000' }, /^retries ILLEGAL/],
  ])('reports %s', (_what, given, expected) => {
    const found = problems(given);
    expect(found).toContainEqual(expect.stringMatching(expected));
    expect(found).toHaveLength(1);
  });

  it('reports everything at once', () => {
    const found = problems({
      hosts: '::1',
      'private-key': 'x',
      'known-hosts': 'x',
      'host-key-check': 'x',
      retries: 'x',
    });
    expect(found.map((each) => each.split(' ')[0])).toEqual([
      'hosts',
      'private-key',
      'known-hosts',
      'host-key-check',
      'retries',
    ]);
  });
});
