import { createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';
import { bits, commonName, der, integer, objectId, octets, sequence, time, yes } from './der';

/** PEM, as a TLS server takes them; `cert` holds the chain below the root. */
export interface Credentials {
  key: string;
  cert: string;
}

export interface Wanted {
  /** Host names and IPv4 addresses; 127.0.0.1 and localhost where there is none. */
  names?: string[];
  /** From now; a year before and after where there is none. */
  fromMs?: number;
  toMs?: number;
}

export interface Authority extends Credentials {
  issue(wanted?: Wanted): Credentials;
  /** An authority below this one. */
  authority(name: string, wanted?: Wanted): Authority;
}

const YEAR_MS = 365 * 86_400_000;
const ECDSA_WITH_SHA256 = sequence(objectId('1.2.840.10045.4.3.2'));

/** A certificate authority that nobody trusts, for tests. */
export function makeAuthority(name = 'Test Authority', wanted: Wanted = {}): Authority {
  const keys = newKey();
  return authorityOf(name, keys, certify(name, keys, name, keys, wanted, true), '');
}

export function selfSigned(wanted: Wanted = {}): Credentials {
  const keys = newKey();
  return { key: pemOf(keys), cert: certify('self', keys, 'self', keys, wanted, false) };
}

function authorityOf(name: string, keys: KeyObject, cert: string, chain: string): Authority {
  return {
    key: pemOf(keys),
    cert,
    issue: (wanted = {}) => {
      const own = newKey();
      const subject = wanted.names?.[0] ?? 'localhost';
      return { key: pemOf(own), cert: certify(subject, own, name, keys, wanted, false) + chain };
    },
    authority: (below, wanted = {}) => {
      const own = newKey();
      const cert = certify(below, own, name, keys, wanted, true);
      return authorityOf(below, own, cert, cert + chain);
    },
  };
}

function certify(
  subject: string,
  own: KeyObject,
  issuer: string,
  signer: KeyObject,
  { names = ['127.0.0.1', 'localhost'], fromMs = -YEAR_MS, toMs = YEAR_MS }: Wanted,
  isAuthority: boolean,
): string {
  const now = Date.now();
  const extension = isAuthority
    ? sequence(objectId('2.5.29.19'), yes, octets(sequence(yes)))
    : sequence(objectId('2.5.29.17'), octets(sequence(...names.map(altName))));
  const body = sequence(
    der(0xa0, integer(Buffer.of(2))),
    integer(Buffer.concat([Buffer.of(1), randomBytes(8)])),
    ECDSA_WITH_SHA256,
    commonName(issuer),
    sequence(time(new Date(now + fromMs)), time(new Date(now + toMs))),
    commonName(subject),
    spkiOf(own),
    der(0xa3, sequence(extension)),
  );
  const certificate = sequence(body, ECDSA_WITH_SHA256, bits(sign('sha256', body, signer)));
  const lines = certificate.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function altName(name: string): Buffer {
  return isIPv4(name) ? der(0x87, Buffer.from(name.split('.').map(Number))) : der(0x82, Buffer.from(name));
}

function newKey(): KeyObject {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
}

function pemOf(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function spkiOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ type: 'spki', format: 'der' });
}
