import { X509Certificate } from 'node:crypto';
import type { SecureContext } from 'node:tls';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** To read all roots takes longer than a handshake on the same machine: one text is given for a whole run. */
const contexts = new Map<string, SecureContext>();

/** The certificates of a PEM text, or in words why it holds none that can be trusted. */
export function readCertificates(pem: string): { certificates: string[] } | { problem: string } {
  const certificates = pem.match(CERTIFICATE) ?? [];
  if (certificates.length === 0) return { problem: 'it contains no certificate (-----BEGIN CERTIFICATE-----)' };
  for (const [at, certificate] of certificates.entries()) {
    try {
      new X509Certificate(certificate);
    } catch {
      return { problem: `certificate ${at + 1} of ${certificates.length} in it cannot be read` };
    }
  }
  return { certificates };
}

/** Trusts what this machine trusts, and the certificates of `pem` besides. Rejects where there is none in it. */
export async function contextTrusting(pem: string): Promise<SecureContext> {
  const known = contexts.get(pem);
  if (known !== undefined) return known;
  const read = readCertificates(pem);
  if ('problem' in read) throw new TypeError(`The PEM text of a certificate authority is bad: ${read.problem}.`);
  const { createSecureContext, getCACertificates, rootCertificates } = await import('node:tls');
  // Early versions of Node 22 cannot tell what they trust besides their own roots.
  const usual = getCACertificates?.('default') ?? rootCertificates;
  const context = createSecureContext({ ca: [...usual, ...read.certificates] });
  contexts.set(pem, context);
  return context;
}
