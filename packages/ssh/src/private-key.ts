import { createPrivateKey } from 'node:crypto';
import { UserError } from '@deploy-actions/error';
import ssh2, { type ParsedKey } from 'ssh2';

/**
 * The key, decrypted and ready to sign. `text` is what `diagnoseKey` handed out. Throws AUTH_FAILED where passphrase
 * and key do not fit, or where the key is damaged inside; the message calls it `called` and never quotes either.
 */
export function parsePrivateKey(text: string, passphrase: string | undefined, called = 'The private key'): ParsedKey {
  try {
    const parsed = ssh2.utils.parseKey(toSsh2(text, passphrase), passphrase);
    const key = Array.isArray(parsed) ? (parsed[0] as ParsedKey | undefined) : parsed;
    if (key instanceof Error) throw key;
    if (!key?.isPrivateKey()) throw new Error('no private key inside');
    return key;
  } catch (cause) {
    throw passphrase === undefined
      ? new UserError('AUTH_FAILED', `${called} cannot be read.`, {
          hint: 'The key is damaged or not supported: paste the whole file again, or create a new key (ssh-keygen -t ed25519).',
          cause,
        })
      : new UserError('AUTH_FAILED', `${called} cannot be decrypted with this passphrase.`, {
          hint: 'Check the input `passphrase` (try it with: ssh-keygen -y -f <key>), and check that the secret does not end with a line break.',
          cause,
        });
  }
}

/** ssh2 reads OpenSSH's format and the old PEM ones; PKCS #8 is rewritten as one of them. */
function toSsh2(text: string, passphrase: string | undefined): string {
  if (!/BEGIN (ENCRYPTED )?PRIVATE KEY/.test(text)) return text;
  const key = createPrivateKey({ key: text, ...(passphrase === undefined ? {} : { passphrase }) });
  if (key.asymmetricKeyType === 'rsa') return key.export({ type: 'pkcs1', format: 'pem' }).toString();
  if (key.asymmetricKeyType === 'ec') return key.export({ type: 'sec1', format: 'pem' }).toString();
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`a ${key.asymmetricKeyType} key`);
  const { x = '', d = '' } = key.export({ format: 'jwk' });
  return openSshEd25519(Buffer.from(x, 'base64url'), Buffer.from(d, 'base64url'));
}

/** https://cvsweb.openbsd.org/src/usr.bin/ssh/PROTOCOL.key, without encryption. */
function openSshEd25519(publicHalf: Buffer, seed: Buffer): string {
  const name = field('ssh-ed25519');
  const publicKey = Buffer.concat([name, field(publicHalf)]);
  const check = Buffer.alloc(8);
  const secret = Buffer.concat([check, publicKey, field(Buffer.concat([seed, publicHalf])), field('')]);
  const padding = Buffer.from([1, 2, 3, 4, 5, 6, 7]).subarray(0, (8 - (secret.length % 8)) % 8);
  const whole = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    field('none'),
    field('none'),
    field(''),
    Buffer.from([0, 0, 0, 1]),
    field(publicKey),
    field(Buffer.concat([secret, padding])),
  ]);
  const lines = whole.toString('base64').replace(/.{70}/g, '$&\n');
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines.trimEnd()}\n-----END OPENSSH PRIVATE KEY-----\n`;
}

function field(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
