import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { wireString } from '../src/wire-reader';

export interface TestAuthority {
  wire: Buffer;
  secret: KeyObject;
}

export function newAuthority(): TestAuthority {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  return { wire: ed25519(Buffer.from(x, 'base64url')), secret: privateKey };
}

export const authority = newAuthority();
/** The key of the host, as certified below. */
export const hostKey = ed25519(Buffer.alloc(32, 7));

interface Facts {
  kind: number;
  principals: string[];
  validAfter: bigint;
  validBefore: bigint;
  criticalOptions: string[];
  by: TestAuthority;
}

/** An ed25519 host certificate of web1, valid from second 1000 to 2000, with what is changed. */
export function certificate(changes: Partial<Facts>): Buffer {
  const facts: Facts = {
    kind: 2,
    principals: ['web1'],
    validAfter: 1000n,
    validBefore: 2000n,
    criticalOptions: [],
    by: authority,
    ...changes,
  };
  const options = facts.criticalOptions.map((name) => Buffer.concat([wireString(name), wireString('')]));
  const body = Buffer.concat([
    wireString('ssh-ed25519-cert-v01@openssh.com'),
    wireString('a nonce'),
    wireString(Buffer.alloc(32, 7)),
    uint64(77n),
    Buffer.from([0, 0, 0, facts.kind]),
    wireString('a host'),
    wireString(Buffer.concat(facts.principals.map(wireString))),
    uint64(facts.validAfter),
    uint64(facts.validBefore),
    wireString(Buffer.concat(options)),
    wireString(''),
    wireString(''),
    wireString(facts.by.wire),
  ]);
  const signature = Buffer.concat([wireString('ssh-ed25519'), wireString(sign(null, body, facts.by.secret))]);
  return Buffer.concat([body, wireString(signature)]);
}

function ed25519(point: Buffer): Buffer {
  return Buffer.concat([wireString('ssh-ed25519'), wireString(point)]);
}

function uint64(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}
