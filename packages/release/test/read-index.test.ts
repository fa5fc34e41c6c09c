import { gzipSync } from 'node:zlib';
import { readIndex } from '../src/read-index';

const client = (answer: Buffer) => ({
  call: async (_words: string[], options: { onStdout?(chunk: Buffer): void } = {}) => {
    options.onStdout?.(answer.subarray(0, 5));
    options.onStdout?.(answer.subarray(5));
    return { code: 0, signal: null, stdout: '', stderr: '' };
  },
});

it('reads what the host packed, byte by byte', async () => {
  expect(await readIndex(client(gzipSync(Buffer.from('=v1\n\xff', 'latin1'))))).toBe('=v1\n\xff');
  await expect(readIndex(client(Buffer.from('Welcome to this host')))).rejects.toMatchObject({ code: 'HOST_PROTOCOL' });
});
