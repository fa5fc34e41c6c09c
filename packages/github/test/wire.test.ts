import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { systemClock } from '@deploy-actions/clock';
import { addStatus, connectGitHub, createDeployment, listDeployments } from '@deploy-actions/github';
import { fault, startGitHubDouble } from '../../../test/support/github/double.mjs';
import { SHA } from './harness';

/** Real sockets, and waiting at a hundredth of its length. */
const hurried = { ...systemClock, sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 100, signal) };

async function onTheWire() {
  const double = await startGitHubDouble({ owner: 'org', repo: 'shop', commits: [{ sha: SHA }] });
  const github = await connectGitHub({
    token: double.token,
    apiUrl: double.url,
    repository: 'org/shop',
    clock: hurried,
    signal: new AbortController().signal,
    note: () => undefined,
    // A second in real time: the double of a busy machine needs longer than a fraction of one.
    patience: { requestTimeoutMs: 100_000 },
  });
  return { double, github };
}

describe('over real sockets, with the fetch of @actions/github', () => {
  it('creates, lists and outlasts every fault', async () => {
    const { double, github } = await onTheWire();
    try {
      const wanted = {
        sha: SHA,
        environment: 'e',
        task: 'deploy',
        description: '',
        payload: {},
        production: false,
        transient: false,
      };
      const { id } = await createDeployment(github, wanted);
      for (const order of [fault.unavailable(), fault.reset(), fault.hang(), fault.garbage(), fault.tooMany(1)]) {
        double.faults.add({ method: 'GET', ...order });
        expect(await listDeployments(github, { environment: 'e', page: 1 })).toHaveLength(1);
      }
      const status = {
        state: 'success',
        description: 'd',
        logUrl: '',
        environmentUrl: '',
        autoInactive: true,
      } as const;
      double.faults.add({ method: 'POST', ...fault.lostAnswer() });
      await addStatus(github, id, status, []);
      expect(double.state.deployments[0]?.statuses).toHaveLength(1);
      expect(double.faults.pending).toBe(0);
      expect(double.violations).toEqual([]);
    } finally {
      await double.stop();
    }
  }, 30_000);

  it.each([
    ['endless', ''],
    ['a bomb when unpacked', 'gzip'],
  ])(
    'reads no answer that is %s to its end, asks once and says so',
    async (_, coding) => {
      let asked = 0;
      const bomb = coding === '' ? undefined : gzipSync(Buffer.alloc(200 * 1024 * 1024, ' '), { level: 1 });
      const server = createServer((_request, response) => {
        asked++;
        const headers = {
          'content-type': 'application/json',
          ...(coding === '' ? {} : { 'content-encoding': coding }),
        };
        response.writeHead(200, headers).on('error', () => undefined);
        const flood = () => {
          if (!response.destroyed) response.write(' '.repeat(1024 * 1024), () => setImmediate(flood));
        };
        if (bomb === undefined) flood();
        else response.end(bomb);
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      const github = await connectGitHub({
        token: 't',
        apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        repository: 'org/shop',
        clock: hurried,
        signal: new AbortController().signal,
        note: () => undefined,
        patience: { requestTimeoutMs: 1_000_000 },
      });
      try {
        const error = await listDeployments(github, { environment: 'e', page: 1 }).catch((reason: unknown) => reason);
        expect(error).toMatchObject({ code: 'GITHUB_API', message: expect.stringMatching(/more than 20 MiB/) });
        expect(error).toMatchObject({ hint: expect.stringMatching(/GITHUB_API_URL/) });
        expect(asked).toBe(1);
      } finally {
        server.close();
        server.closeAllConnections();
      }
    },
    60_000,
  );

  it('hangs up on a server that never answers, once the time is over', async () => {
    let hungUp = () => {};
    const closed = new Promise<void>((resolve) => {
      hungUp = resolve;
    });
    const server = createServer((request) => request.socket.on('close', hungUp));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const github = await connectGitHub({
      token: 't',
      apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      repository: 'org/shop',
      clock: hurried,
      signal: new AbortController().signal,
      note: () => undefined,
      patience: { requestTimeoutMs: 50_000, attempts: 1 },
    });
    await expect(listDeployments(github, { environment: 'e', page: 1 })).rejects.toThrow(/could not be reached/);
    await closed;
    server.close();
    server.closeAllConnections();
  });
});
