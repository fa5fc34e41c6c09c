import { connect, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { batchWrites } from '../src/batched-writes';

describe('batchWrites', () => {
  it('sends everything in order, what is written in one turn at its end', async () => {
    const received = new Promise<string>((resolve) => {
      const listener = createServer((socket) => {
        resolve(text(socket));
        listener.close();
      });
      listener.listen(0, '127.0.0.1', () => {
        const address = listener.address();
        const port = typeof address === 'object' && address ? address.port : 0;
        const socket = batchWrites(connect({ host: '127.0.0.1', port }));
        socket.once('connect', () => {
          socket.write('one ');
          socket.write('two ');
          expect(socket.writableCorked).toBe(1);
          setImmediate(() => {
            expect(socket.writableCorked).toBe(0);
            socket.write('three ');
            socket.end('four');
          });
        });
      });
    });
    expect(await received).toBe('one two three four');
  });
});
