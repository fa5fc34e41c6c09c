import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { listActions, root } from '../../scripts/actions.mjs';
import { Runner } from './runner';

const dist = process.env.DEPLOY_ACTIONS_DIST ?? join(root, 'dist');
const gate = listActions().find(({ name }) => name === 'health-gate');

/** A service that takes every question and answers none. */
async function hangingServer(): Promise<{ server: Server; url: string; asked: Promise<void> }> {
  let onAsked: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => {
    onAsked = resolve;
  });
  const server = createServer(() => onAsked());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return { server, url: `http://127.0.0.1:${address.port}/health`, asked };
}

// Without an action that waits there is nothing to cancel; the bundles' own test says which one is missing.
it(`the action that waits is built: ${gate?.name ?? 'not written yet'}`, () => {
  expect(existsSync(join(dist, 'health-gate', 'index.js'))).toBe(gate !== undefined);
});

if (gate) {
  describe('a bundle that waits for a service that hangs', () => {
    it.each(['SIGINT', 'SIGTERM'] as const)(
      'ends within 7 s of %s, with outputs and report',
      async (signal) => {
        const runner = new Runner(join(dist, gate.name));
        const { server, url, asked } = await hangingServer();
        try {
          let signalledAt = 0;
          const ending = await runner.run({ urls: url, timeout: '60s', 'start-timeout': '10m' }, async (child) => {
            await Promise.race([asked, new Promise((resolve) => child.once('close', resolve))]);
            signalledAt = performance.now();
            child.kill(signal);
          });
          expect(performance.now() - signalledAt).toBeLessThan(7000);
          expect(ending.code).toBe(1);
          expect(ending.log).toMatch(/^::error title=CANCELLED::/m);
          expect(Object.keys(ending.outputs).sort()).toEqual(Object.keys(gate.manifest.outputs ?? {}).sort());
          expect(JSON.parse(ending.outputs.report ?? '')).toMatchObject({ error: { code: 'CANCELLED' } });
          expect(existsSync(ending.outputs['report-path'] ?? '')).toBe(true);
        } finally {
          runner.close();
          server.closeAllConnections();
          server.close();
        }
      },
      20_000,
    );
  });
}
