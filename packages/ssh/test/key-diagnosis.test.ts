import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import ssh2 from 'ssh2';
import { diagnoseKey } from '../src/key-diagnosis';

const pair = ssh2.utils.generateKeyPairSync('ed25519');
const locked = ssh2.utils.generateKeyPairSync('ed25519', {
  cipher: 'aes256-ctr',
  passphrase: 'open sesame',
  rounds: 1,
});
const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const sec1 = ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString();
const pkcs8 = ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const lockedPem = ec.privateKey
  .export({ type: 'sec1', format: 'pem', cipher: 'aes-128-cbc', passphrase: 'open sesame' })
  .toString();
const lockedPkcs8 = ec.privateKey
  .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'open sesame' })
  .toString();

const normal = (text: string) => `${text.trim()}\n`;

describe('diagnoseKey', () => {
  it.each([
    ['OpenSSH', pair.private, false],
    ['OpenSSH, encrypted', locked.private, true],
    ['PEM', sec1, false],
    ['PEM, encrypted', lockedPem, true],
    ['PKCS #8', pkcs8, false],
    ['PKCS #8, encrypted', lockedPkcs8, true],
  ])('takes a key in %s format as it is', (_what, text, encrypted) => {
    expect(diagnoseKey(text)).toEqual({ privateKey: normal(text), encrypted });
  });

  it.each([
    ['Windows line ends', (text: string) => text.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', (text: string) => text.replaceAll('\n', '\r')],
    ['indentation', (text: string) => text.replaceAll(/^/gm, '    ')],
    ['blank lines around', (text: string) => `\n\n${text}\n \n`],
    ['no last line feed', (text: string) => text.trim()],
    ['blank lines between', (text: string) => text.replaceAll('\n', '\n\n')],
    ['a line of text before', (text: string) => `My key:\n${text}`],
  ])('mends %s', (_what, spoil) => {
    for (const text of [pair.private, lockedPem, pkcs8]) {
      expect(diagnoseKey(spoil(text))).toMatchObject({ privateKey: normal(text) });
    }
  });

  it.each([
    ['a public key', pair.public, /public key/],
    ['a user certificate', 'ssh-ed25519-cert-v01@openssh.com AAAAIHNzaC1lZDI1NTE5LWNlcnQ= deploy', /certificate/],
    ['a public key in PEM', ec.publicKey.export({ type: 'spki', format: 'pem' }).toString(), /public key/],
    ['a public key in RFC 4716', '---- BEGIN SSH2 PUBLIC KEY ----\nAAAA\n---- END SSH2 PUBLIC KEY ----', /public key/],
    ['a PuTTY key', 'PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n', /PuTTY/],
    ['a key on one line', pair.private.replaceAll('\n', ' '), /line breaks/],
    ['a key without any break', pair.private.replaceAll('\n', ''), /line breaks/],
    ['a key with literal \\n', pair.private.replaceAll('\n', '\\n'), /\\n/],
    ['a key without its end', pair.private.split('\n').slice(0, 4).join('\n'), /cut off/],
    ['a key without its beginning', pair.private.split('\n').slice(1).join('\n'), /BEGIN/],
    ['a damaged inside', pair.private.replace(/AAA/, '!!!'), /foreign/],
    ['a wrong inside', '-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----', /damaged/],
    ['a path', '~/.ssh/id_ed25519', /path/],
    ['base64 around it', Buffer.from(pair.private).toString('base64'), /base64/],
    ['a certificate', '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----', /CERTIFICATE/],
    ['a DSA key', '-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----', /DSA/],
    ['rubbish', 'hunter2', /no private key/],
  ])('knows %s, and does not show it', (_what, text, why) => {
    const diagnosis = diagnoseKey(text);
    expect(diagnosis).toEqual({ found: expect.stringMatching(why), cure: expect.stringContaining('private key file') });
    const secrets = text.split(/\s+/).filter((word) => word.length > 12 && !word.includes('-----'));
    for (const secret of secrets) expect(JSON.stringify(diagnosis)).not.toContain(secret);
  });

  it('tells a key of a security key by its open half', () => {
    const field = (text: string) => Buffer.concat([Buffer.from([0, 0, 0, text.length]), Buffer.from(text)]);
    const inside = Buffer.concat([
      Buffer.from('openssh-key-v1\0'),
      field('none'),
      field('none'),
      field(''),
      Buffer.from([0, 0, 0, 1]),
      field(field('sk-ssh-ed25519@openssh.com').toString('latin1')),
    ]);
    const text = `-----BEGIN OPENSSH PRIVATE KEY-----\n${inside.toString('base64')}\n-----END OPENSSH PRIVATE KEY-----\n`;
    expect(diagnoseKey(text)).toMatchObject({ found: expect.stringContaining('security key') });
  });

  it('survives any damage', () => {
    fc.assert(
      fc.property(fc.nat(pair.private.length), fc.nat(20), fc.string({ maxLength: 10 }), (at, length, put) => {
        diagnoseKey(pair.private.slice(0, at) + put + pair.private.slice(at + length));
      }),
    );
  });
});
