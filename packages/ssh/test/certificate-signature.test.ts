import { generateKeyPairSync, sign } from 'node:crypto';
import { isSignedBy } from '../src/certificate-signature';
import { wireString } from '../src/wire-reader';
import { authority } from './certificates';

const data = Buffer.from('what is signed');

function number(bytes: Buffer): Buffer {
  const digits = bytes.subarray(
    Math.max(
      0,
      bytes.findIndex((byte) => byte !== 0),
    ),
  );
  return wireString((digits[0] ?? 0) >= 128 ? Buffer.concat([Buffer.from([0]), digits]) : digits);
}

describe('isSignedBy', () => {
  it.each([
    ['P-256', 'nistp256', 'sha256', 32],
    ['P-384', 'nistp384', 'sha384', 48],
    ['P-521', 'nistp521', 'sha512', 66],
  ])('knows what a key of curve %s has signed', (namedCurve, name, hash, size) => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const [left, right] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
    const point = Buffer.concat([Buffer.from([4]), left, right]);
    const type = `ecdsa-sha2-${name}`;
    const key = Buffer.concat([wireString(type), wireString(name), wireString(point)]);
    // Numbers with leading zeros come up one time in 128, so several are tried.
    for (let round = 0; round < 40; round++) {
      const pair = sign(hash, data, { key: privateKey, dsaEncoding: 'ieee-p1363' });
      const value = Buffer.concat([number(pair.subarray(0, size)), number(pair.subarray(size))]);
      const signature = Buffer.concat([wireString(type), wireString(value)]);
      expect(isSignedBy(key, data, signature)).toBe(true);
      expect(isSignedBy(key, Buffer.from('something else'), signature)).toBe(false);
    }
  });

  it('takes RSA with SHA-2 and never with SHA-1', () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const { n = '', e = '' } = publicKey.export({ format: 'jwk' });
    const key = Buffer.concat([
      wireString('ssh-rsa'),
      number(Buffer.from(e, 'base64url')),
      number(Buffer.from(n, 'base64url')),
    ]);
    const signature = (format: string, hash: string) =>
      Buffer.concat([wireString(format), wireString(sign(hash, data, privateKey))]);
    expect(isSignedBy(key, data, signature('rsa-sha2-256', 'sha256'))).toBe(true);
    expect(isSignedBy(key, data, signature('rsa-sha2-512', 'sha512'))).toBe(true);
    expect(isSignedBy(key, data, signature('rsa-sha2-512', 'sha256'))).toBe(false);
    expect(isSignedBy(key, data, signature('ssh-rsa', 'sha1'))).toBe(false);
  });

  it('takes rubbish for no signature', () => {
    for (const rubbish of [Buffer.alloc(0), Buffer.from('rubbish'), wireString('ssh-ed25519')]) {
      expect(isSignedBy(authority.wire, data, rubbish)).toBe(false);
      expect(isSignedBy(rubbish, data, rubbish)).toBe(false);
    }
  });
});
