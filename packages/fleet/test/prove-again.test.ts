import { release, status } from '../../../test/support/release/example-release';
import { FakeHost, fleetWorld } from '../../../test/support/release/fake-host';
import { proveAgain } from '../src/prove-again';
import { siteOf } from './site';

const wanted = { version: 'v2', payloadSha256: 'same', recordSha256: 'record', allowBad: false };
const staged = (name: string) => release(name, { state: 'staged', payloadSha256: 'same' });
const siteWith = (releases: string[], ...faults: string[]) => {
  const host = new FakeHost('a', [...releases.map(staged), release('v1')], new Set(faults));
  return siteOf(host, { status: status('v1', host.releases), choice: { kind: 'activate', release: 'v2' } });
};

describe('proveAgain', () => {
  it.each([
    ['leaves what is whole', siteWith(['v2']), { kind: 'activate', release: 'v2' }],
    ['builds anew what is damaged', siteWith(['v2'], 'damaged:v2'), { kind: 'upload', release: 'v2.r2' }],
    [
      'takes another one of the same content that is whole',
      siteWith(['v2', 'v2.r2'], 'damaged:v2'),
      { kind: 'activate', release: 'v2.r2' },
    ],
    [
      'builds anew where none is whole',
      siteWith(['v2', 'v2.r2'], 'damaged:v2', 'damaged:v2.r2'),
      { kind: 'upload', release: 'v2.r3' },
    ],
  ])('%s', async (_what, site, choice) => {
    expect(await proveAgain([site], wanted, fleetWorld())).toEqual([]);
    expect(site.choice).toEqual(choice);
  });

  it('asks nothing of a host that gets an upload', async () => {
    const host = new FakeHost('a');
    const site = siteOf(host, { choice: { kind: 'upload', release: 'v2' } });
    await proveAgain([site], wanted, fleetWorld());
    expect(host.calls).toEqual([]);
  });

  it('returns what went wrong, and notes it on the row of that host', async () => {
    const [well, ill] = [siteWith(['v2'], 'damaged:v2'), siteWith(['v2'], 'prove')];
    expect(await proveAgain([well, ill], wanted, fleetWorld())).toMatchObject([{ code: 'CONNECTION_LOST' }]);
    expect([well, ill].map(({ row }) => row.verdict)).toEqual(['untouched', 'failed']);
  });
});
