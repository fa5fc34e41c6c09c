import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import ssh2 from 'ssh2';
import { wireKeyType } from './fingerprint';
import { WireReader } from './wire-reader';

const RSA_HASHES: Readonly<Record<string, string>> = { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' };
/** Hash, and bytes of a number. */
const CURVES: Readonly<Record<string, [string, number]>> = {
  'ecdsa-sha2-nistp256': ['sha256', 32],
  'ecdsa-sha2-nistp384': ['sha384', 48],
  'ecdsa-sha2-nistp521': ['sha512', 66],
};

/** Whether the signature over `data` is this key's, all in wire format. SHA-1 is no signature. Never throws. */
export function isSignedBy(key: Buffer, data: Buffer, signature: Buffer): boolean {
  try {
    const type = wireKeyType(key) ?? '';
    const parsed = ssh2.utils.parseKey(`${type} ${key.toString('base64')}`);
    if (parsed instanceof Error) return false;
    const reader = new WireReader(signature);
    const [format, value] = [reader.text(), reader.bytes()];
    return reader.isAtEnd && holds(type, format, createPublicKey(parsed.getPublicPEM()), data, value);
  } catch {
    return false;
  }
}

function holds(type: string, format: string, key: KeyObject, data: Buffer, value: Buffer): boolean {
  if (type === 'ssh-rsa') {
    const hash = RSA_HASHES[format];
    return hash !== undefined && verify(hash, data, key, value);
  }
  if (format !== type) return false;
  if (type === 'ssh-ed25519') return verify(null, data, key, value);
  const [hash, size] = CURVES[type] ?? [undefined, 0];
  if (hash === undefined) return false;
  const reader = new WireReader(value);
  const numbers = Buffer.concat([fixed(reader.bytes(), size), fixed(reader.bytes(), size)]);
  return reader.isAtEnd && verify(hash, data, { key, dsaEncoding: 'ieee-p1363' }, numbers);
}

/** A number of any length in so many bytes. */
function fixed(number: Buffer, size: number): Buffer {
  const digits = number.subarray(number.findIndex((byte) => byte !== 0));
  if (digits.length > size) throw new RangeError('the number is too large');
  return Buffer.concat([Buffer.alloc(size - digits.length), digits]);
}
