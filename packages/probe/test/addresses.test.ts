import { addressesOf, reachable } from '../src/addresses';

describe('addressesOf', () => {
  it('finds those of a name, each once', async () => {
    const found = await addressesOf('localhost');
    expect(found).toContain('127.0.0.1');
    expect(new Set(found).size).toBe(found.length);
  });
});

describe('reachable', () => {
  const lo = [{ address: '::1', internal: true }];
  const linkOnly = [
    { address: '192.0.2.9', internal: false },
    { address: 'fe80::1', internal: false },
  ];
  const routed = [{ address: '2001:db8::9', internal: false }];
  const both = ['192.0.2.1', '2001:db8::1'];

  it.each<[string, string[], Parameters<typeof reachable>[1], string[]]>([
    ['has IPv6', both, { lo, eth0: [...linkOnly, ...routed] }, both],
    ['has IPv6 on its own link only', both, { lo, eth0: linkOnly }, ['192.0.2.1']],
    ['has nothing', both, { eth0: undefined }, ['192.0.2.1']],
    ['has none, for a name that has nothing else', ['2001:db8::1'], { lo, eth0: linkOnly }, ['2001:db8::1']],
    ['is asked itself', ['127.0.0.1', '::1'], { lo }, ['127.0.0.1', '::1']],
  ])('leaves out what a runner that %s cannot reach', (_, addresses, own, expected) => {
    expect(reachable(addresses, own)).toEqual(expected);
  });
});
