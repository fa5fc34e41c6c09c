import { generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import ssh2 from 'ssh2';
import { keygen, sshd } from '../../../test/support/ssh/openssh';
import { makeKeyPair } from '../../../test/support/ssh/server';
import { diagnoseKey } from '../src/key-diagnosis';
import { parsePrivateKey } from '../src/private-key';

const passphrase = 'open sesame';
const ed25519 = generateKeyPairSync('ed25519').privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const openSsh = makeKeyPair();
const openSshEc = ssh2.utils.generateKeyPairSync('ecdsa', { bits: 256 });
const lockedOpenSsh = makeKeyPair({ cipher: 'aes256-ctr', passphrase, rounds: 1 });

const open = { format: 'pem' } as const;
const locked = { format: 'pem', cipher: 'aes-256-cbc', passphrase } as const;

const table = [
  ['OpenSSH ed25519', openSsh.privateKey, undefined, 'ssh-ed25519'],
  ['OpenSSH ECDSA', openSshEc.private, undefined, 'ecdsa-sha2-nistp256'],
  ['OpenSSH ed25519, encrypted', lockedOpenSsh.privateKey, passphrase, 'ssh-ed25519'],
  ['PEM RSA', rsa.export({ type: 'pkcs1', ...open }), undefined, 'ssh-rsa'],
  ['PEM RSA, encrypted', rsa.export({ type: 'pkcs1', ...locked }), passphrase, 'ssh-rsa'],
  ['PEM ECDSA', ec.export({ type: 'sec1', ...open }), undefined, 'ecdsa-sha2-nistp384'],
  ['PEM ECDSA, encrypted', ec.export({ type: 'sec1', ...locked }), passphrase, 'ecdsa-sha2-nistp384'],
  ['PKCS #8 RSA', rsa.export({ type: 'pkcs8', ...open }), undefined, 'ssh-rsa'],
  ['PKCS #8 ECDSA', ec.export({ type: 'pkcs8', ...open }), undefined, 'ecdsa-sha2-nistp384'],
  ['PKCS #8 ed25519', ed25519.export({ type: 'pkcs8', ...open }), undefined, 'ssh-ed25519'],
  ['PKCS #8 ed25519, encrypted', ed25519.export({ type: 'pkcs8', ...locked }), passphrase, 'ssh-ed25519'],
] as const;

function diagnosed(text: string): string {
  const diagnosis = diagnoseKey(text);
  if ('found' in diagnosis) throw new Error(diagnosis.found);
  return diagnosis.privateKey;
}

describe('parsePrivateKey', () => {
  it.each(table)('reads %s, which then signs', (_what, text, secret, type) => {
    const key = parsePrivateKey(diagnosed(text.toString()), secret);
    expect(key.type).toBe(type);
    const data = Buffer.from('to be signed');
    const hash = type === 'ssh-ed25519' ? undefined : 'sha256';
    const signature = key.sign(data, hash);
    if (signature instanceof Error) throw signature;
    const half = ssh2.utils.parseKey(`${key.type} ${key.getPublicSSH().toString('base64')}`);
    if (half instanceof Error) throw half;
    expect(half.verify(data, signature, hash)).toBe(true);
  });

  it.each(table.filter(([, , secret]) => secret !== undefined))(
    'says that the passphrase of %s is wrong',
    (_what, text) => {
      expect(() => parsePrivateKey(diagnosed(text.toString()), 'wrong secret')).toThrow(
        expect.objectContaining({ code: 'AUTH_FAILED', message: expect.stringContaining('passphrase') }),
      );
    },
  );

  const onKeygen = sshd === undefined ? it.skip : it;
  const kinds = [
    ['ed25519', [], 'ssh-ed25519'],
    ['rsa', ['-b', '2048'], 'ssh-rsa'],
    ['ecdsa', ['-b', '256'], 'ecdsa-sha2-nistp256'],
    ['ecdsa', ['-b', '384'], 'ecdsa-sha2-nistp384'],
    ['ecdsa', ['-b', '521'], 'ecdsa-sha2-nistp521'],
  ] as const;
  const forms = [
    ['OpenSSH', []],
    ['PEM', ['-m', 'PEM']],
    ['PKCS8', ['-m', 'PKCS8']],
  ] as const;
  const made = kinds.flatMap(([kind, size, type]) =>
    forms.flatMap(([form, how]) =>
      ['', passphrase].map((secret) => ({ type, form, secret, args: [kind, secret, ...size, ...how] as const })),
    ),
  );

  onKeygen.each(made)('reads $type in $form form with passphrase "$secret", as ssh-keygen makes it', (key) => {
    const [kind, secret, ...more] = key.args;
    const text = readFileSync(keygen(kind, ...more, '-N', secret), 'utf8');
    const diagnosis = diagnoseKey(text);
    expect(diagnosis).toMatchObject({ encrypted: secret !== '' });
    const parsed = parsePrivateKey(diagnosed(text), secret === '' ? undefined : secret);
    expect(parsed.type).toBe(key.type);
    expect(parsed.sign(Buffer.from('data'), key.type === 'ssh-ed25519' ? undefined : 'sha256')).toBeInstanceOf(Buffer);
    if (secret !== '') expect(() => parsePrivateKey(diagnosed(text), 'wrong secret')).toThrow(/passphrase/);
  });

  it('says that a key is damaged without showing it', () => {
    const text = diagnosed(openSsh.privateKey)
      .replace(/.{8}\n-----END/, 'AAAAAAAA\n-----END')
      .replace(/\n.{70}\n/, `\n${'A'.repeat(70)}\n`);
    expect(() => parsePrivateKey(text, undefined)).toThrow(expect.objectContaining({ code: 'AUTH_FAILED' }));
  });
});
