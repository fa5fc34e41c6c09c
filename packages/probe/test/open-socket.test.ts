import { type AddressInfo, createServer } from 'node:net';
import { openSocket } from '../src/open-socket';

describe('openSocket', () => {
  it('connects to an address and to a name, and says that the name is resolved', async () => {
    const server = createServer((socket) => socket.end());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    for (const host of ['127.0.0.1', 'localhost']) {
      const progress = { resolved: false };
      const socket = await openSocket({ host, port }, new AbortController().signal, progress);
      expect(progress.resolved).toBe(true);
      socket.destroy();
    }
    await new Promise((resolve) => server.close(resolve));
  });

  it('is destroyed when it is aborted', async () => {
    const controller = new AbortController();
    const opening = openSocket({ host: '127.0.0.1', port: 1 }, controller.signal, { resolved: false });
    controller.abort();
    await expect(opening).rejects.toThrow();
  });
});
