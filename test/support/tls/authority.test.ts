import { X509Certificate } from 'node:crypto';
import { makeAuthority, selfSigned } from './index';

describe('makeAuthority', () => {
  it('issues certificates that it vouches for, for names and addresses, for a time', () => {
    const authority = makeAuthority('Mine');
    const root = new X509Certificate(authority.cert);
    const issued = new X509Certificate(authority.issue({ names: ['a.example', '127.0.0.1'], toMs: 86_400_000 }).cert);
    expect(root.ca).toBe(true);
    expect(issued.verify(root.publicKey)).toBe(true);
    expect(issued.subjectAltName).toBe('DNS:a.example, IP Address:127.0.0.1');
    expect(Date.parse(issued.validTo) - Date.now()).toBeLessThanOrEqual(86_400_000);
    expect(issued.issuer).toBe('CN=Mine');
  });

  it('has authorities below it, whose certificates bring the chain', () => {
    const { cert } = makeAuthority().authority('Below').issue();
    expect(cert.match(/BEGIN/g)).toHaveLength(2);
    expect(new X509Certificate(selfSigned().cert).subject).toBe('CN=self');
  });
});
