import { type AddressInfo, createServer } from 'node:net';
import { openSocket } from '@deploy-actions/http';
import { closedPort } from '../../../test/support/http';

const { signal } = new AbortController();

describe('openSocket', () => {
  it('connects to a name, and says when it was resolved', async () => {
    const server = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const steps: string[] = [];
    const { port } = server.address() as AddressInfo;
    const socket = await openSocket(
      { host: 'a.example', port },
      { lookup: (_hostname, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]) },
      signal,
      () => steps.push('resolved'),
    );
    expect([steps, socket.remoteAddress]).toEqual([['resolved'], '127.0.0.1']);
    socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('rejects as the system does, or with the reason why it was given up', async () => {
    const to = { host: '127.0.0.1', port: await closedPort() };
    await expect(openSocket(to, {}, signal)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const controller = new AbortController();
    const reason = new Error('given up');
    const opening = openSocket({ host: 'a.example', port: 1 }, { lookup: () => undefined }, controller.signal);
    controller.abort(reason);
    await expect(opening).rejects.toBe(reason);
  });
});
