import { type DnsType, recordMiss, resolveRecords } from '../src/dns-records';

describe('recordMiss', () => {
  it.each<[DnsType, string[], string[], string | undefined]>([
    ['A', ['192.0.2.1'], [], undefined],
    ['A', ['192.0.2.2', '192.0.2.1'], ['192.0.2.1', '192.0.2.2'], undefined],
    ['A', ['192.0.2.1'], ['192.0.2.2'], 'missing: 192.0.2.2; unexpected: 192.0.2.1'],
    ['A', ['192.0.2.1', '192.0.2.9'], ['192.0.2.1'], 'unexpected: 192.0.2.9'],
    ['AAAA', ['2001:db8:0:0:0:0:0:1'], ['2001:DB8::1'], undefined],
    ['CNAME', ['App.example.org'], ['app.example.org.'], undefined],
    ['MX', ['10 mail.example.org'], ['10  Mail.example.org.'], undefined],
    [
      'MX',
      ['10 mail.example.org'],
      ['20 mail.example.org'],
      'missing: 20 mail.example.org; unexpected: 10 mail.example.org',
    ],
    ['TXT', ['v=spf1 -all', 'site=a'], ['v=spf1 -all'], undefined],
    ['TXT', ['v=spf1 -all'], ['"v=spf1 -all"'], undefined],
    ['TXT', ['V=SPF1'], ['v=spf1'], 'missing: v=spf1'],
    ['CAA', ['0 issue ca.example', '0 iodef x'], ['0 issue "ca.example"'], undefined],
  ])('%s %j, expected %j: %s', (type, found, expected, miss) => {
    expect(recordMiss(type, found, expected)).toBe(miss);
  });
});

describe('resolveRecords', () => {
  it('writes records as a zone file does', async () => {
    const resolver = {
      resolveMx: async () => [{ priority: 10, exchange: 'mail.example.org' }],
      resolveSrv: async () => [{ priority: 1, weight: 2, port: 3, name: 'a.example.org' }],
      resolveCaa: async () => [{ critical: 0, issue: 'ca.example' }],
      resolveTxt: async () => [['v=spf1 ', '-all']],
    } as unknown as Parameters<typeof resolveRecords>[0];
    expect(await resolveRecords(resolver, 'a', 'MX')).toEqual(['10 mail.example.org']);
    expect(await resolveRecords(resolver, 'a', 'SRV')).toEqual(['1 2 3 a.example.org']);
    expect(await resolveRecords(resolver, 'a', 'CAA')).toEqual(['0 issue ca.example']);
    expect(await resolveRecords(resolver, 'a', 'TXT')).toEqual(['v=spf1 -all']);
  });
});
