import { UserError } from '@deploy-actions/error';
import { isSignedBy } from './certificate-signature';
import { fingerprint, wireKeyType } from './fingerprint';
import { type HostCertificate, parseHostCertificate } from './host-certificate';
import { findKnownHosts, type KnownHost } from './known-hosts';
import type { Target } from './target';

export interface CertificateQuestion {
  target: Target;
  entries: readonly KnownHost[];
  /** What the host shows, in wire format. */
  seen: Buffer;
  /** Milliseconds since 1970. */
  nowMs: number;
}

const HOST = 2;

/**
 * Whether the certificate that a host shows makes it the host: `known`, or why not. Undefined where none of its
 * authorities is known; then the certified key counts by itself.
 */
export function judgeCertificate({
  target,
  entries,
  seen,
  nowMs,
}: CertificateQuestion): 'known' | UserError | undefined {
  const certificate = parseHostCertificate(Buffer.from(seen));
  if (certificate === undefined) return refused(target, 'is damaged', '');
  const { exact, loose } = findKnownHosts(entries, target.host, target.port);
  const named = [...exact, ...loose];
  const revoked = named.find(
    (entry) => entry.revoked && (entry.key.equals(certificate.authority) || entry.key.equals(certificate.key)),
  );
  if (revoked)
    return refused(target, `is revoked by line ${revoked.line} of the input known-hosts`, described(certificate));
  const authority = named.find((entry) => entry.authority && entry.key.equals(certificate.authority));
  if (authority === undefined) return undefined;
  const fault = faultOf(certificate, target, nowMs);
  return fault === undefined ? 'known' : refused(target, fault, described(certificate));
}

function faultOf(certificate: HostCertificate, { host }: Target, nowMs: number): string | undefined {
  const { authority, signedPart, signature, kind, principals, validAfter, validBefore, criticalOptions } = certificate;
  if (!isSignedBy(authority, signedPart, signature)) return 'was not signed by the authority that it names';
  if (kind !== HOST) return 'is for a user, not for a host';
  const nowS = BigInt(Math.floor(nowMs / 1000));
  if (nowS < validAfter) return `is valid only from ${date(validAfter)}`;
  if (nowS >= validBefore) return `expired on ${date(validBefore)}`;
  // OpenSSH looks up the name in lower case, compares principals literally, and takes none as "any host".
  if (principals.length > 0 && !principals.includes(host.toLowerCase())) {
    return `is for ${principals.slice(0, 10).join(', ')}, not for ${host.toLowerCase()} (compared literally)`;
  }
  if (criticalOptions.length > 0) return `has unsupported critical options: ${criticalOptions.join(', ')}`;
  return undefined;
}

function described({ keyId, authority, key }: HostCertificate): string {
  const signer = `${wireKeyType(authority) ?? 'unknown'} ${fingerprint(authority)}`;
  return `\n  certificate: ${JSON.stringify(keyId)}, for the key ${fingerprint(key)}\n  signed by:   ${signer}`;
}

function refused({ label, host, port }: Target, fault: string, more: string): UserError {
  return new UserError(
    'HOST_CERTIFICATE',
    `${label} (${host} port ${port}) presented a certificate that ${fault}.${more}`,
    {
      hint: 'Have the authority sign the host key again (ssh-keygen -s <ca key> -I <name> -h -n <host name as in `hosts`> -V +52w ssh_host_ed25519_key.pub), set the result as HostCertificate in sshd_config, and reload sshd. No password and no key was sent to the host.',
    },
  );
}

function date(seconds: bigint): string {
  // The largest number means for ever.
  return seconds > 8_640_000_000_000n ? 'forever' : new Date(Number(seconds) * 1000).toISOString();
}
