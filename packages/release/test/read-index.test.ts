import { gzipSync } from 'node:zlib';
import { readIndex } from '../src/read-index';

const client = (answer: Buffer) => ({
  call: async (
    words: readonly string[] | (() => readonly string[]),
    options: { onStdout?(chunk: Buffer): void } = {},
  ) => {
    // The connection breaks once in the middle of the answer.
    if (typeof words === 'function') words();
    options.onStdout?.(answer.subarray(0, 3));
    if (typeof words === 'function') words();
    options.onStdout?.(answer.subarray(0, 5));
    options.onStdout?.(answer.subarray(5));
    return { code: 0, signal: null, stdout: '', stderr: '' };
  },
});

it('keeps no more of an answer than any list of files can have', async () => {
  const endless = {
    call: async (_words: unknown, options: { onStdout?(chunk: Buffer): void } = {}) => {
      for (let n = 0; n < 65; n++) options.onStdout?.(Buffer.alloc(1024 * 1024));
      return { code: 0, signal: null, stdout: '', stderr: '' };
    },
  };
  await expect(readIndex(endless)).rejects.toMatchObject({
    code: 'HOST_PROTOCOL',
    message: expect.stringMatching(/64/),
  });
});

it('reads what the host packed, byte by byte', async () => {
  expect(await readIndex(client(gzipSync(Buffer.from('=v1\n\xff', 'latin1'))))).toBe('=v1\n\xff');
  await expect(readIndex(client(Buffer.from('Welcome to this host')))).rejects.toMatchObject({ code: 'HOST_PROTOCOL' });
});
