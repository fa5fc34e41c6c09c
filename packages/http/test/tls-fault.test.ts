import { tlsFault } from '../src/tls-fault';

const failure = (code: string, message = code, more: object = {}) =>
  Object.assign(new Error(message), { code, ...more });
const certificate = {
  validFromMs: Date.UTC(2030, 0, 2),
  validToMs: Date.UTC(2020, 0, 2),
  subject: 'a',
  issuer: 'Mine',
};

describe('tlsFault', () => {
  it.each([
    ['CERT_HAS_EXPIRED', 'the certificate has expired: it was valid until 2020-01-02 (CERT_HAS_EXPIRED)'],
    ['CERT_NOT_YET_VALID', 'the certificate is not yet valid: it is valid from 2030-01-02 (CERT_NOT_YET_VALID)'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'the server does not use TLS: use http:// instead of https://, or another port'],
    ['ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE', 'the TLS handshake failed: sslv3 alert handshake failure'],
    ['CERT_UNTRUSTED', 'the certificate is not accepted: CERT_UNTRUSTED'],
    ['CERT_REVOKED', 'the certificate was revoked'],
  ])('%s', (code, reason) => {
    expect(tlsFault(failure(code), 'a.example', certificate)).toMatchObject({
      wireCause: { kind: 'tls' },
      message: expect.stringContaining(reason),
    });
  });

  it('names those that a certificate is for', () => {
    const error = failure('ERR_TLS_CERT_ALTNAME_INVALID', 'x', {
      cert: { subjectaltname: 'DNS:b, IP Address:127.0.0.1' },
    });
    expect(tlsFault(error, 'a', undefined)).toMatchObject({
      message: 'the certificate is not for a, but for b, 127.0.0.1 (ERR_TLS_CERT_ALTNAME_INVALID)',
    });
  });

  it('speaks of the certificate without knowing it', () => {
    expect(tlsFault(failure('CERT_HAS_EXPIRED'), 'a', undefined)).toMatchObject({
      message: 'the certificate has expired (CERT_HAS_EXPIRED)',
    });
  });

  it('leaves alone what is no matter of TLS', () => {
    const error = failure('ETIMEDOUT');
    expect(tlsFault(error, 'a', undefined)).toBe(error);
  });

  it('says who signed it only where that is known', () => {
    const untrusted = failure('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    expect(String(tlsFault(untrusted, 'a.example', certificate))).toContain('signed by "Mine", an authority that');
    expect(String(tlsFault(untrusted, 'a.example', undefined))).toContain('signed by an authority that this machine');
  });
});
