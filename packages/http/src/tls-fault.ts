import type { Certificate } from './certificate';
import { codeOf, lineOf } from './node-error';
import { type TlsProblem, WireError } from './wire-cause';

const CHAIN = 'if the certificate authority is your own, set it as `ca`';

/** What is wrong with a handshake, in words; an error of the connection below it is handed back as it is. */
export function tlsFault(error: unknown, name: string, certificate: Certificate | undefined): unknown {
  const code = codeOf(error);
  const reason = reasonOf(code, error, name, certificate);
  if (reason === undefined) return error;
  return new WireError({ kind: 'tls', problem: PROBLEMS[code] ?? 'handshake', detail: `${reason} (${code})` }, error);
}

const PROBLEMS: Readonly<Record<string, TlsProblem>> = {
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'not-yet-valid',
  CERT_REVOKED: 'revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'wrong-name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'untrusted',
  SELF_SIGNED_CERT_IN_CHAIN: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT: 'untrusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'untrusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'untrusted',
  CERT_UNTRUSTED: 'untrusted',
  ERR_SSL_WRONG_VERSION_NUMBER: 'not-tls',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'not-tls',
  ERR_SSL_RECORD_LAYER_FAILURE: 'not-tls',
  ERR_SSL_HTTP_REQUEST: 'not-tls',
};

function reasonOf(code: string, error: unknown, name: string, certificate?: Certificate): string | undefined {
  const by = certificate?.issuer ? ` by ${JSON.stringify(certificate.issuer)}, an authority` : ' by an authority';
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return `the certificate has expired${certificate ? `: it was valid until ${day(certificate.validToMs)}` : ''}`;
    case 'CERT_NOT_YET_VALID':
      return `the certificate is not yet valid${certificate ? `: it is valid from ${day(certificate.validFromMs)}` : ''}`;
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return `the certificate is self-signed; ${CHAIN}`;
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
      return `the certificate is signed${by} that this machine does not trust; ${CHAIN}`;
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return `the certificate is signed${by} that this machine does not trust, or the server does not send an intermediate certificate; ${CHAIN}`;
    case 'CERT_REVOKED':
      return 'the certificate was revoked';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return `the certificate is not for ${name}${namesIn(error)}`;
    case 'ECONNRESET':
    case 'EPIPE':
      return 'the connection was closed during the TLS handshake';
    case 'ERR_SSL_WRONG_VERSION_NUMBER':
    case 'ERR_SSL_PACKET_LENGTH_TOO_LONG':
    case 'ERR_SSL_RECORD_LAYER_FAILURE':
    case 'ERR_SSL_HTTP_REQUEST':
      return 'the server does not use TLS: use http:// instead of https://, or another port';
    default:
      // Node's own words are for who knows OpenSSL; the code alone says as much.
      if (code.startsWith('ERR_SSL_')) return `the TLS handshake failed: ${alertIn(code)}`;
      return code.includes('CERT') ? `the certificate is not accepted: ${lineOf(error)}` : undefined;
  }
}

const LONGEST_NAMES = 120;

function alertIn(code: string): string {
  return code
    .replace(/^ERR_SSL_/, '')
    .replaceAll('_', ' ')
    .toLowerCase();
}

function namesIn(error: unknown): string {
  const { cert } = error as { cert?: { subjectaltname?: unknown } };
  const names = typeof cert?.subjectaltname === 'string' ? cert.subjectaltname : '';
  return names === '' ? '' : `, but for ${names.replace(/DNS:|IP Address:/g, '').slice(0, LONGEST_NAMES)}`;
}

function day(ms: number): string {
  return Number.isNaN(ms) ? 'an unknown day' : new Date(ms).toISOString().slice(0, 10);
}
