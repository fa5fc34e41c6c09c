import { systemClock } from '@deploy-actions/clock';
import { type DnsProbe, type Observation, probeDns } from '@deploy-actions/probe';
import { DnsServer, type Zone } from './dns-server';

let server: DnsServer;
beforeAll(async () => {
  server = await DnsServer.start();
});
afterAll(() => server.close());

const { signal } = new AbortController();

function ask(zone: Zone, given: Partial<DnsProbe> = {}): Promise<Observation> {
  server.zones['app.example.org'] = zone;
  const probe: DnsProbe = {
    kind: 'dns',
    name: 'app.example.org',
    record: 'A',
    expected: [],
    server: server.address,
    timeoutMs: 5000,
    ...given,
  };
  return probeDns(probe, { clock: systemClock, signal });
}

describe('probeDns', () => {
  it.each<[DnsProbe['record'], string, string]>([
    ['A', 'A 192.0.2.1', '192.0.2.1'],
    ['AAAA', 'AAAA 2001:0db8:0000:0000:0000:0000:0000:0001', '2001:db8::1'],
    ['CNAME', 'CNAME www.example.org', 'www.example.org'],
    ['NS', 'NS ns1.example.org', 'ns1.example.org'],
    ['TXT', 'TXT v=spf1 |-all', 'v=spf1 -all'],
    ['MX', 'MX 10 mail.example.org', '10 mail.example.org'],
    ['SRV', 'SRV 1 2 443 a.example.org', '1 2 443 a.example.org'],
    ['CAA', 'CAA 0 issue ca.example', '0 issue ca.example'],
  ])('reads %s records and compares them', async (record, line, text) => {
    expect(await ask([line], { record, expected: [text] })).toMatchObject({
      ok: true,
      kind: 'answered',
      reason: `${record} ${text}`,
    });
    expect(await ask([line], { record, expected: ['other'] })).toMatchObject({
      ok: false,
      kind: 'answered',
      reason: expect.stringContaining(`${record} of app.example.org is ${text}: missing: other`),
    });
  });

  it.each<[string, Zone, string]>([
    ['no such name', 'nxdomain', 'A of app.example.org: the name does not exist'],
    ['no such record', ['TXT x'], 'A of app.example.org: the name has no such record'],
  ])('takes %s for an answer', async (_, zone, reason) => {
    expect(await ask(zone)).toMatchObject({ ok: false, kind: 'answered', reason });
  });

  it.each<DnsProbe['record']>(['A', 'AAAA', 'TXT', 'MX', 'SRV', 'CAA'])(
    'takes an alias that leads to no %s for none',
    async (record) => {
      const reason = `${record} of app.example.org: the name has no such record`;
      expect(await ask('dangling', { record })).toMatchObject({ ok: false, kind: 'answered', reason });
    },
  );

  it.each<[string, Zone, RegExp]>([
    ['fails', 'servfail', /^the name server 127\.0\.0\.1:\d+ failed \(SERVFAIL\)$/],
    ['refuses', 'refused', /refused to answer$/],
    ['is silent', 'silence', /did not answer/],
    ['talks rubbish', 'rubbish', /^the name server 127\.0\.0\.1:\d+ /],
  ])('blames the name server that it was told to ask where that %s', async (_, zone, reason) => {
    const seen = await ask(zone, { timeoutMs: 600 });
    expect(seen).toMatchObject({ ok: false, kind: 'no-answer', reason: expect.stringMatching(reason) });
  });

  it('asks over TCP what did not fit over UDP', async () => {
    server.asked.length = 0;
    expect(await ask('truncated')).toMatchObject({ ok: true, reason: 'A 192.0.2.77' });
    expect(server.asked).toEqual(['udp A app.example.org', 'tcp A app.example.org']);
  });

  it('ends with the reason of the signal where it is cancelled', async () => {
    server.zones['app.example.org'] = 'silence';
    const controller = new AbortController();
    const probe = { kind: 'dns', name: 'app.example.org', record: 'A', expected: [], server: server.address } as const;
    const asking = probeDns({ ...probe, timeoutMs: 5000 }, { clock: systemClock, signal: controller.signal });
    controller.abort(new Error('cancelled'));
    await expect(asking).rejects.toThrow('cancelled');
  });
});
