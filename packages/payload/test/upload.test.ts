import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import type { Sink } from '../src/tar-writer';
import { createUploads } from '../src/upload';

const sent = { files: 1, bytes: 5, linkedFiles: 0 };
const encode = async (sink: Sink) => {
  await sink(Buffer.from('hello'));
  return sent;
};
const options = { hosts: 2, box: '1', isPacked: false, encode, clock: new VirtualClock() };

describe('createUploads', () => {
  it('sends it as it is to hosts that are near', async () => {
    const { uploads, sent: result } = createUploads({ ...options, isPacked: false });
    const bytes = await Promise.all(uploads.map(({ stream }) => buffer(stream)));
    expect(bytes.map(String)).toEqual(['plain\nhello', 'plain\nhello']);
    expect(await result).toBe(sent);
  });

  it('packs it where one host is far', async () => {
    const { uploads } = createUploads({ ...options, isPacked: true });
    for (const bytes of await Promise.all(uploads.map(({ stream }) => buffer(stream)))) {
      expect(bytes.subarray(0, 5).toString()).toBe('gzip\n');
      expect(gunzipSync(bytes.subarray(5)).toString()).toBe('hello');
    }
  });

  it('breaks off for every host where the reason is on the runner, and says so', async () => {
    const spoiled = new UserError('SOURCE', 'gone');
    const { uploads, sent: result } = createUploads({ ...options, encode: () => Promise.reject(spoiled) });
    await expect(Promise.all(uploads.map(({ stream }) => buffer(stream)))).rejects.toThrow('gone');
    await expect(result).rejects.toBe(spoiled);
    expect(uploads.map(({ spoiledBy }) => spoiledBy())).toEqual([spoiled, spoiled]);
  });

  it('ends where every host has left', async () => {
    const { uploads, sent: result } = createUploads({ ...options, hosts: 1 });
    uploads[0]?.stream.destroy();
    uploads[0]?.stream.resume();
    await expect(result).rejects.toThrow(/left/);
  });
});
