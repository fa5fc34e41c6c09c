import { contextTrusting, readCertificates } from '@deploy-actions/http';
import { makeAuthority } from '../../../test/support/tls';

const { cert } = makeAuthority();

describe('readCertificates', () => {
  it('finds them among whatever else stands there', () => {
    const read = readCertificates(`# ours\r\n${cert}\n\n# theirs\n${cert}rest`);
    expect('certificates' in read && read.certificates.map((one) => one.trim())).toEqual([cert.trim(), cert.trim()]);
  });

  it.each([
    ['', 'it contains no certificate (-----BEGIN CERTIFICATE-----)'],
    ['/etc/ssl/ca.pem', 'it contains no certificate (-----BEGIN CERTIFICATE-----)'],
    [cert.replace(/\n\w{10}/, '\n'), 'certificate 1 of 1 in it cannot be read'],
    [`${cert}-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----`, 'certificate 2 of 2 in it cannot be read'],
  ])('says what is wrong', (pem, problem) => {
    expect(readCertificates(pem)).toEqual({ problem });
  });
});

describe('contextTrusting', () => {
  it('is made once for each text', async () => {
    expect(await contextTrusting(cert)).toBe(await contextTrusting(cert));
    await expect(contextTrusting('no certificate')).rejects.toThrow('The PEM text of a certificate authority is bad');
  });
});
