import { FakeHost, fleetWorld, lock } from '../../../test/support/release/fake-host';
import { freeHost } from '../src/free-host';

function busy(): FakeHost {
  const host = new FakeHost('a');
  host.holder = 3;
  host.running = [{ id: 't-1', what: 'activate of v2' }];
  return host;
}

describe('freeHost', () => {
  it('stops what runs, then breaks the lock', async () => {
    const host = busy();
    await freeHost(host, { ...lock, reason: 'aborted by ada' }, fleetWorld());
    expect([host.calls, host.holder]).toEqual([['stop:t-1', 'breakLock'], 0]);
  });

  it('does it again where the holder began its next step in between', async () => {
    const host = busy();
    const breakLock = host.breakLock.bind(host);
    let left = 2;
    host.breakLock = async (number) => {
      if (left-- > 0) host.running = [{ id: 't-2', what: '' }];
      await breakLock(number);
    };
    await freeHost(host, { ...lock, reason: 'aborted by ada' }, fleetWorld());
    expect(host.calls.filter((call) => call.startsWith('stop'))).toEqual(['stop:t-1', 'stop:t-2', 'stop:t-2']);
  });

  it('gives up, with the holder, where a step cannot be stopped', async () => {
    const host = busy();
    host.stop = async () => undefined;
    await expect(freeHost(host, { ...lock, reason: 'aborted by ada' }, fleetWorld())).rejects.toMatchObject({
      code: 'LOCKED',
      message: expect.stringContaining('bob (ssh-deploy deploy, since noon) https://ci.example/9'),
    });
  });

  it('has nothing to do on a host that nobody has locked', async () => {
    const host = new FakeHost('a');
    await freeHost(host, { ...lock, reason: 'aborted by ada' }, fleetWorld());
    expect(host.calls).toEqual([]);
  });
});
