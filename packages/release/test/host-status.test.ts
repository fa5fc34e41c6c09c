import { badReason, liveRelease, loadMeanwhile, parseOwner, parseStatus } from '../src/host-status';
import { release, status } from './example-release';

const host = status('v2', [release('v1'), release('v2')], ['v0']);

describe('parseStatus', () => {
  it('reads what a host tells of itself', async () => {
    const text = await loadMeanwhile(Promise.resolve(JSON.stringify(host)));
    expect(await parseStatus(text)).toEqual(host);
  });

  it.each(['', 'Welcome to web1!', '{}', JSON.stringify({ ...host, protocol: 2 }), JSON.stringify(host).slice(0, -9)])(
    'refuses %j',
    async (text) => {
      await expect(parseStatus(text)).rejects.toThrow(expect.objectContaining({ code: 'HOST_PROTOCOL' }));
    },
  );
});

describe('questions to a status', () => {
  it('knows the live release and the reasons of bad marks', () => {
    expect(liveRelease(host)?.version).toBe('v2');
    expect(liveRelease(status('', []))).toBeUndefined();
    expect(badReason(host, 'v0')).toBe('too many errors');
    expect(badReason(host, 'v1')).toBeUndefined();
  });

  it('does not trust the owner of a lock to be one', async () => {
    expect(await parseOwner('{"actor":1}')).toBeUndefined();
    expect(await parseOwner('rubbish')).toBeUndefined();
  });
});
