import type { ChildProcess } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { listActions, root } from '../../scripts/actions.mjs';
import { Runner } from '../support/runner/runner';

const dist = process.env.DEPLOY_ACTIONS_DIST ?? join(root, 'dist');

/** Whatever an action talks to: it takes every connection and says nothing, neither HTTP nor SSH. */
class SilentServer {
  private readonly sockets = new Set<Socket>();
  private readonly server: Server;
  private onAsked: () => void = () => undefined;
  readonly asked = new Promise<void>((resolve) => {
    this.onAsked = resolve;
  });

  private constructor() {
    this.server = createServer((socket) => {
      this.sockets.add(socket.on('error', () => undefined));
      this.onAsked();
    });
  }

  static async start(): Promise<{ server: SilentServer; port: number }> {
    const server = new SilentServer();
    await new Promise<void>((resolve) => server.server.listen(0, '127.0.0.1', resolve));
    const address = server.server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return { server, port: address.port };
  }

  stop(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}

interface Job {
  inputs: Record<string, string>;
  environment?: Record<string, string>;
}

/** A run of each action that would wait for minutes. */
function waitingJob(action: string, port: number, privateKey: string): Job | undefined {
  const url = `http://127.0.0.1:${port}/`;
  const ssh = {
    hosts: `deploy@127.0.0.1:${port}`,
    'private-key': privateKey,
    'host-key-check': 'off',
    path: '/srv/app',
    'connect-timeout': '5m',
  };
  const jobs: Record<string, Job> = {
    'auto-rollback': { inputs: { ...ssh, trigger: 'request' } },
    'deployment-record': {
      inputs: { operation: 'last-good', environment: 'production', 'github-token': 'token-of-the-job' },
      environment: { GITHUB_API_URL: url.slice(0, -1), GITHUB_REPOSITORY: 'acme/shop', GITHUB_SHA: 'a'.repeat(40) },
    },
    'error-rate-monitor': { inputs: { url, timeout: '5m' } },
    'health-gate': { inputs: { urls: url, timeout: '60s', 'start-timeout': '10m' } },
    'slack-notify': { inputs: { 'webhook-url': url, event: 'info', timeout: '5m', deadline: '10m' } },
    'ssh-deploy': { inputs: { ...ssh, strategy: 'script', script: 'true', version: 'v1' } },
  };
  return jobs[action];
}

describe.each(listActions())('the bundle of $name, while the other side is silent', ({ name, manifest }) => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  let runner: Runner;
  beforeAll(() => {
    runner = new Runner(join(dist, name));
  });
  afterAll(() => {
    runner?.close();
  });

  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends within 7 s of %s, with outputs and report',
    async (signal) => {
      const { server, port } = await SilentServer.start();
      try {
        const job = waitingJob(name, port, privateKey);
        if (job === undefined) throw new Error(`no run of ${name} that waits is known here`);
        let signalledAt = Number.NaN;
        const during = async (child: ChildProcess) => {
          await Promise.race([server.asked, new Promise((resolve) => child.once('close', resolve))]);
          signalledAt = performance.now();
          child.kill(signal);
        };
        const ending = await runner.run(job.inputs, { during, env: job.environment ?? {} });
        expect(performance.now() - signalledAt).toBeLessThan(7000);
        expect(ending.log).toMatch(/^::error title=CANCELLED::/m);
        expect(ending.code).toBe(1);
        expect(Object.keys(ending.outputs).sort()).toEqual(Object.keys(manifest.outputs ?? {}).sort());
        expect(ending.outputs.verdict ?? '').toBe('');
        expect(JSON.parse(ending.outputs.report ?? '')).toMatchObject({ error: { code: 'CANCELLED' } });
        expect(existsSync(ending.outputs['report-path'] ?? '')).toBe(true);
        expect(readFileSync(ending.outputs['report-path'] ?? '', 'utf8')).not.toContain('PRIVATE KEY');
      } finally {
        server.stop();
      }
    },
    20_000,
  );
});
