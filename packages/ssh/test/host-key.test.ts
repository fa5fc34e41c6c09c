import { UserError } from '@deploy-actions/error';
import { fingerprint, parseKnownHosts, type Target } from '@deploy-actions/ssh';
import { hostKeyAlgorithms, judgeHostKey, knownHostsLine } from '../src/host-key';
import { knownLine, wireKey } from './keys';

const target: Target = { user: 'deploy', host: 'web1', port: 2222, label: 'deploy@web1:2222' };
const [key, other, ecdsa] = [wireKey(), wireKey('ssh-ed25519', 2), wireKey('ecdsa-sha2-nistp256')];

const table = [
  ['known', 'strict', knownLine('[web1]:2222'), undefined, 'known'],
  ['known under its plain name', 'strict', knownLine('web1'), undefined, 'known'],
  ['known in spite of a pin', 'accept-new', knownLine('[web1]:2222'), other, 'known'],
  ['one of several', 'strict', `${knownLine('[web1]:2222', other)}\n${knownLine('[web1]:2222')}`, undefined, 'known'],
  ['not known', 'strict', '', undefined, 'HOST_KEY_UNKNOWN'],
  ['another host is known', 'strict', knownLine('web2'), undefined, 'HOST_KEY_UNKNOWN'],
  ['a plain name says nothing of other ports', 'strict', knownLine('web1', other), undefined, 'HOST_KEY_UNKNOWN'],
  ['another key', 'strict', knownLine('[web1]:2222', other), undefined, 'HOST_KEY_MISMATCH'],
  ['another type', 'strict', knownLine('[web1]:2222', ecdsa), undefined, 'HOST_KEY_MISMATCH'],
  ['another type is not a new host', 'accept-new', knownLine('[web1]:2222', ecdsa), undefined, 'HOST_KEY_MISMATCH'],
  ['new', 'accept-new', '', undefined, 'new'],
  ['pinned', 'accept-new', '', key, 'known'],
  ['another than pinned', 'accept-new', '', other, 'HOST_KEY_MISMATCH'],
  ['off', 'off', knownLine('[web1]:2222', other), undefined, 'unchecked'],
  ['revoked', 'strict', `${knownLine('[web1]:2222')}\n@revoked ${knownLine('*')}`, undefined, 'HOST_KEY_MISMATCH'],
  ['revoked and off', 'off', `@revoked ${knownLine('*')}`, undefined, 'HOST_KEY_MISMATCH'],
  ['another one is revoked', 'strict', `@revoked ${knownLine('*', other)}`, undefined, 'HOST_KEY_UNKNOWN'],
] as const;

function judge(check: (typeof table)[number][1], text: string, pinned?: Buffer) {
  return judgeHostKey({ target, check, entries: parseKnownHosts(text).entries, pinned, seen: key });
}

describe('judgeHostKey', () => {
  it.each(table)('%s (%s)', (_what, check, text, pinned, expected) => {
    const verdict = judge(check, text, pinned);
    expect(verdict instanceof UserError ? verdict.code : verdict).toBe(expected);
  });

  it('prints the very line that makes the next run work', () => {
    const verdict = judge('strict', '');
    const message = verdict instanceof UserError ? verdict.message : '';
    expect(message).toContain(fingerprint(key));
    const line = message.split('\n').at(-1) ?? '';
    expect(line).toBe(knownHostsLine(target, key));
    expect(judge('strict', line)).toBe('known');
  });

  it('names host, seen and expected keys, where those came from, and the cure', () => {
    const verdict = judge('strict', `# comment\n${knownLine('[web1]:2222', ecdsa)}`);
    if (!(verdict instanceof UserError)) throw new Error('no mismatch');
    expect(verdict.message).toBe(
      [
        'deploy@web1:2222 (web1 port 2222) presented a different host key than expected.',
        `  seen:     ssh-ed25519 ${fingerprint(key)}`,
        `  expected: ecdsa-sha2-nistp256 ${fingerprint(ecdsa)} (line 2 of the input known-hosts)`,
      ].join('\n'),
    );
    expect(verdict.hint).toContain(knownHostsLine(target, key));
  });
});

describe('hostKeyAlgorithms', () => {
  const ask = (text: string, pinned?: Buffer) =>
    hostKeyAlgorithms({ target, entries: parseKnownHosts(text).entries, pinned });

  it.each([
    ['nothing known', '', undefined, 'ssh-ed25519'],
    ['an ECDSA key', knownLine('[web1]:2222', ecdsa), undefined, 'ecdsa-sha2-nistp256'],
    ['an RSA key', knownLine('[web1]:2222', wireKey('ssh-rsa')), undefined, 'rsa-sha2-512'],
    ['a pinned ECDSA key', '', ecdsa, 'ecdsa-sha2-nistp256'],
    ['a revoked ECDSA key', `@revoked ${knownLine('*', ecdsa)}`, undefined, 'ssh-ed25519'],
  ] as const)('asks first for what is known: %s', (_what, text, pinned, first) => {
    const algorithms = ask(text, pinned);
    expect(algorithms[0]).toBe(first);
    expect(algorithms).not.toContain('ssh-rsa');
    expect(new Set(algorithms).size).toBe(6);
  });
});
