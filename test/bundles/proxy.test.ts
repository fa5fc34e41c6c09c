import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/actions.mjs';

const dist = process.env.DEPLOY_ACTIONS_DIST ?? join(root, 'dist');

/** A proxy that answers for the services behind it, whatever way it is asked. */
async function startProxy(): Promise<{ proxy: Server; port: number; asked: string[] }> {
  const asked: string[] = [];
  const proxy = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.end('{"version":"v1"}');
  });
  proxy.on('connect', (request, socket) => {
    asked.push(`CONNECT ${request.url}`);
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.once('data', () =>
      socket.end('HTTP/1.1 200 OK\r\nContent-Length: 16\r\nConnection: close\r\n\r\n{"version":"v1"}'),
    );
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { proxy, port: address.port, asked };
}

function runGate(environment: Record<string, string>): Promise<number | null> {
  const child = spawn(process.execPath, [join(dist, 'health-gate', 'index.js')], {
    stdio: 'ignore',
    env: {
      RUNNER_TEMP: mkdtempSync(join(tmpdir(), 'proxy-')),
      // Nothing listens there: only the proxy can answer for it.
      INPUT_URLS: 'http://127.0.0.2:8009/health',
      'INPUT_MAX-ATTEMPTS': '2',
      INPUT_INTERVAL: '50ms',
      ...environment,
    },
  });
  return new Promise((resolve) => child.once('close', resolve));
}

describe('a bundle behind a proxy', () => {
  it('goes through it, but for what NO_PROXY names', async () => {
    const { proxy, port, asked } = await startProxy();
    const HTTP_PROXY = `http://127.0.0.1:${port}`;
    try {
      expect(await runGate({ HTTP_PROXY })).toBe(0);
      expect(asked.length).toBe(2);
      expect(asked[0]).toContain('127.0.0.2:8009');
      expect(await runGate({ HTTP_PROXY, NO_PROXY: '127.0.0.2' })).toBe(1);
      expect(asked.length).toBe(2);
    } finally {
      proxy.close();
    }
  });
});
