import { UserError } from '@deploy-actions/error';
import { parseKnownHosts } from '@deploy-actions/ssh';
import { judgeCertificate } from '../src/certificate-verdict';
import { authority, certificate, hostKey, newAuthority } from './certificates';
import { knownLine } from './keys';

const target = { user: 'deploy', host: 'Web1', port: 2222, label: 'web1' };
const stranger = newAuthority();
const trusted = `@cert-authority web* ${knownLine('', authority.wire).trim()}`;

function judge(seen: Buffer, knownHosts = trusted, nowMs = 1_500_000): string {
  const { entries } = parseKnownHosts(knownHosts);
  const verdict = judgeCertificate({ target, entries, seen, nowMs });
  return verdict instanceof UserError ? `${verdict.code}: ${verdict.message.split('\n')[0]}` : String(verdict);
}

describe('judgeCertificate', () => {
  it.each([
    ['good', certificate({}), 'known'],
    ['good for one of several names', certificate({ principals: ['db', 'web1'] }), 'known'],
    [
      'for the name in capitals',
      certificate({ principals: ['Web1'] }),
      'is for Web1, not for web1 (compared literally).',
    ],
    ['signed by a stranger', certificate({ by: stranger }), 'undefined'],
    ['for another host', certificate({ principals: ['web2'] }), 'is for web2, not for web1 (compared literally).'],
    ['for any host', certificate({ principals: [] }), 'known'],
    ["a user's", certificate({ kind: 1 }), 'is for a user, not for a host.'],
    ['over', certificate({ validBefore: 1500n }), 'expired on 1970-01-01T00:25:00.000Z.'],
    ['not yet valid', certificate({ validAfter: 1501n }), 'is valid only from 1970-01-01T00:25:01.000Z.'],
    ['valid for ever', certificate({ validBefore: 0xffffffffffffffffn }), 'known'],
    ['demanding', certificate({ criticalOptions: ['only-on-mondays'] }), 'critical options: only-on-mondays.'],
    ['damaged', Buffer.from('rubbish'), 'is damaged.'],
  ])('one that is %s', (_what, seen, expected) => {
    expect(judge(seen)).toMatch(new RegExp(`${expected.replaceAll(/[.()]/g, '\\$&')}$`));
  });

  it('takes no signature that any bit was changed under', () => {
    const seen = certificate({});
    const at = seen.indexOf('web1');
    seen.write('WEB1', at, 'latin1');
    expect(judge(seen)).toContain('was not signed by the authority that it names');
  });

  it('takes no authority for hosts that its line does not mean', () => {
    expect(judge(certificate({}), trusted.replace('web*', 'db*'))).toBe('undefined');
  });

  it.each([
    ['authority', authority.wire],
    ['key', hostKey],
  ])('refuses where its %s is revoked', (_what, key) => {
    expect(judge(certificate({}), `${trusted}\n@revoked * ${knownLine('', key).trim()}`)).toBe(
      'HOST_CERTIFICATE: web1 (Web1 port 2222) presented a certificate that is revoked by line 2 of the input known-hosts.',
    );
  });
});
