import { WireReader, wireString } from './wire-reader';

export const CERTIFICATE_SUFFIX = '-cert-v01@openssh.com';

/** How many strings the key itself is made of. */
const KEY_FIELDS: Readonly<Record<string, number>> = {
  'ssh-ed25519': 1,
  'ecdsa-sha2-nistp256': 2,
  'ecdsa-sha2-nistp384': 2,
  'ecdsa-sha2-nistp521': 2,
  'ssh-rsa': 2,
};

export interface HostCertificate {
  /** The key that is certified, in wire format. */
  key: Buffer;
  /** 2 for a host's; 1 for a user's. */
  kind: number;
  keyId: string;
  principals: string[];
  /** Seconds since 1970; valid from the first on, and before the second. */
  validAfter: bigint;
  validBefore: bigint;
  criticalOptions: string[];
  /** The key of whoever signed it, in wire format. */
  authority: Buffer;
  /** What is signed. */
  signedPart: Buffer;
  signature: Buffer;
}

/** Reads OpenSSH's PROTOCOL.certkeys; undefined where it is something else, or damaged. Verifies nothing. */
export function parseHostCertificate(data: Buffer): HostCertificate | undefined {
  try {
    return read(data);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** Whether a public key in wire format says that it is a certificate. */
export function isCertificate(data: Buffer): boolean {
  return data.length > 4 && data.toString('latin1', 4, 4 + data.readUInt32BE(0)).endsWith(CERTIFICATE_SUFFIX);
}

function read(data: Buffer): HostCertificate | undefined {
  const reader = new WireReader(data);
  const name = reader.text();
  const type = name.endsWith(CERTIFICATE_SUFFIX) ? name.slice(0, -CERTIFICATE_SUFFIX.length) : '';
  const fields = KEY_FIELDS[type];
  if (fields === undefined) return undefined;
  reader.bytes(); // the nonce
  const keyAt = reader.at;
  for (let field = 0; field < fields; field++) reader.bytes();
  const key = Buffer.concat([wireString(type), data.subarray(keyAt, reader.at)]);
  reader.uint64(); // the serial number
  const kind = reader.uint32();
  const keyId = reader.bytes().toString('utf8');
  const principals = texts(reader.bytes());
  const [validAfter, validBefore] = [reader.uint64(), reader.uint64()];
  const criticalOptions = texts(reader.bytes()).filter((_, index) => index % 2 === 0);
  reader.bytes(); // the extensions, which hosts have none of
  reader.bytes(); // reserved
  const authority = reader.bytes();
  const signedPart = data.subarray(0, reader.at);
  const signature = reader.bytes();
  if (!reader.isAtEnd) return undefined;
  return { key, kind, keyId, principals, validAfter, validBefore, criticalOptions, authority, signedPart, signature };
}

function texts(data: Buffer): string[] {
  const reader = new WireReader(data);
  const found: string[] = [];
  while (!reader.isAtEnd) found.push(reader.text());
  return found;
}
