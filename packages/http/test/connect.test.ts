import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { openSocket } from '@deploy-actions/http';
import { closedPort } from '../../../test/support/http';
import { asked } from './asked';

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

  it('waits for a server whose queue is full no longer than the caller does', async () => {
    // It listens, and never runs again: the system takes as many connections as fit into its queue.
    const code = `const server = require('node:net').createServer();
      server.listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
        require('node:fs').writeSync(1, String(server.address().port));
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20_000);
      });`;
    const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    const fillers: Socket[] = [];
    try {
      const [port] = await once(child.stdout, 'data');
      for (let i = 0; i < 8; i++) fillers.push(connect(Number(port), '127.0.0.1').on('error', () => undefined));
      await once(fillers[0] as Socket, 'connect');
      expect(await asked(`http://127.0.0.1:${port}/`, { timeoutMs: 300 })).toEqual({
        fault: { kind: 'no-answer', reason: expect.stringMatching(/^no (connection|answer) within 300 ms$/) },
        isLate: true,
      });
    } finally {
      for (const socket of fillers) socket.destroy();
      child.kill('SIGKILL');
    }
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
