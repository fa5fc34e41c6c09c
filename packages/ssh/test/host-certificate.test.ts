import fc from 'fast-check';
import { isCertificate, parseHostCertificate } from '../src/host-certificate';
import { wireString } from '../src/wire-reader';
import { authority, certificate } from './certificates';

describe('parseHostCertificate', () => {
  it('reads what the certificate says', () => {
    const parsed = parseHostCertificate(certificate({ principals: ['web1', 'web2'], criticalOptions: ['force'] }));
    expect(parsed).toMatchObject({
      kind: 2,
      keyId: 'a host',
      principals: ['web1', 'web2'],
      validAfter: 1000n,
      validBefore: 2000n,
      criticalOptions: ['force'],
      authority: authority.wire,
    });
    expect(parsed?.key.toString('latin1', 4, 15)).toBe('ssh-ed25519');
  });

  it('tells certificates from keys', () => {
    expect(isCertificate(certificate({}))).toBe(true);
    expect([authority.wire, Buffer.alloc(0), Buffer.alloc(4)].map(isCertificate)).toEqual([false, false, false]);
    expect(parseHostCertificate(authority.wire)).toBeUndefined();
    expect(parseHostCertificate(wireString('ssh-dss-cert-v01@openssh.com'))).toBeUndefined();
  });

  it('takes nothing that is cut, or longer than it should be', () => {
    const whole = certificate({});
    fc.assert(
      fc.property(fc.nat(whole.length - 1), (length) => {
        expect(parseHostCertificate(whole.subarray(0, length))).toBeUndefined();
      }),
    );
    expect(parseHostCertificate(Buffer.concat([whole, Buffer.from('x')]))).toBeUndefined();
  });

  it('survives any damage', () => {
    const whole = certificate({});
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 8 }), (at, bytes) => {
        parseHostCertificate(Buffer.concat([whole.subarray(0, at), bytes, whole.subarray(at + bytes.length)]));
      }),
    );
  });
});
