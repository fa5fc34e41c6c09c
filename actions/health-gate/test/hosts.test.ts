import { tmpdir } from 'node:os';
import { rawInputs, withStructures } from '@deploy-actions/action';
import { systemClock } from '@deploy-actions/clock';
import { prepareGate } from '@deploy-actions/gate';
import { askHttp } from '@deploy-actions/http';
import { connect, KeptConnections } from '@deploy-actions/ssh';
import { answer, closedPort, hang, json, startHttpServer, type TestServer } from '../../../test/support/http';
import { makeKeyPair, type SshServer, startSshServer } from '../../../test/support/ssh/server';
import { sshTestWorld } from '../../../test/support/ssh/world';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';
import { run } from '../src/run';

const pair = makeKeyPair();
let service: TestServer;
let hosts: SshServer[];

beforeEach(async () => {
  service = await startHttpServer();
  const start = (name: string) =>
    startSshServer({ home: tmpdir(), authorizedKeys: [pair.publicKey], env: { HOST_NAME: name } });
  hosts = await Promise.all(['one', 'two'].map(start));
});

afterEach(async () => {
  await Promise.all([service.close(), ...hosts.map((host) => host.stop())]);
});

const quick = { interval: '20ms', timeout: '2s', 'start-timeout': '3s', 'unhealthy-threshold': '2' };

async function gate(given: Record<string, string>) {
  const inputs = {
    ...quick,
    hosts: hosts.map(({ port }) => `deploy@127.0.0.1:${port}`).join('\n'),
    'private-key': pair.privateKey,
    'known-hosts': hosts.map((host) => host.hostKeyLine()).join('\n'),
    ...given,
  };
  const environment = Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  const raw = await withStructures(rawInputs(contract, Object.fromEntries(environment)), ['checks']);
  await prepareGate(raw);
  const world = {
    clock: systemClock,
    ask: askHttp,
    signal: new AbortController().signal,
    log: sshTestWorld().log,
    reach: (settings: ConstructorParameters<typeof KeptConnections>[0]) =>
      new KeptConnections(settings, connect, { ...sshTestWorld(1), clock: systemClock }),
  };
  const { outputs, failure } = await run(readInputs(raw), world);
  return { ...outputs, code: failure?.code, list: JSON.parse(outputs.checks ?? '[]') as Record<string, unknown>[] };
}

describe('health-gate by way of hosts', () => {
  it('asks an internal port from every host, over one login each', async () => {
    service.on('/health', json({ version: 'v2' }));
    const seen = await gate({ via: 'ssh', urls: `web=${service.url('/health')}`, 'expect-version': 'v2' });
    expect(seen).toMatchObject({ verdict: 'healthy', version: 'v2' });
    expect(seen.list.map(({ name, host, kind }) => [name, host, kind])).toEqual(
      hosts.map(({ port }) => [`web@127.0.0.1:${port}`, `127.0.0.1:${port}`, 'http']),
    );
    expect(hosts.map(({ connections }) => connections)).toEqual([1, 1]);
    expect(service.requests.length).toBeGreaterThanOrEqual(4);
  });

  it('runs commands and knows which host says what', async () => {
    const command = 'test "$HOST_NAME" = one || { echo "no queue" >&2; exit 4; }; echo v2';
    const checks = `
- name: queue
  command: ${JSON.stringify(command)}
  expect-version: v2
  expect-match: ^v\\d$
`;
    const seen = await gate({ checks, 'max-attempts': '3' });
    expect(seen).toMatchObject({ verdict: 'unhealthy', code: 'UNHEALTHY' });
    expect(seen.list).toMatchObject([
      { kind: 'command', version: 'v2' },
      {
        verdict: 'unhealthy',
        reason: expect.stringContaining('the command exited with code 4, expected 0: "no queue"'),
      },
    ]);
  });

  it('dials and shakes hands by way of a host', async () => {
    const checks = `- {name: ssh, address: "127.0.0.1:${hosts[0]?.port}", expect-body: SSH-2.0, via: ssh}`;
    expect(await gate({ checks })).toMatchObject({ verdict: 'healthy' });
  });

  it('is unhealthy where a host is down or nothing listens on it', async () => {
    await hosts[1]?.stop();
    service.on('/', json({}));
    const seen = await gate({ via: 'ssh', urls: `a=${service.url()}`, 'max-attempts': '2' });
    expect(seen.verdict).toBe('unhealthy');
    expect(seen.reason).toContain('by SSH:');
    expect(seen.reason).toContain('(CONNECT_FAILED)');
    const closed = await gate({ via: 'ssh', urls: `a=http://127.0.0.1:${await closedPort()}/`, 'max-attempts': '2' });
    expect(closed).toMatchObject({ verdict: 'unhealthy', code: 'UNHEALTHY' });
  });

  it('is unhealthy where the service hangs behind a host that is well', async () => {
    service.on('/', hang());
    const seen = await gate({ via: 'ssh', urls: `a=${service.url()}`, timeout: '200ms', 'max-attempts': '2' });
    expect(seen).toMatchObject({ verdict: 'unhealthy', reason: expect.stringContaining('no answer within 200 ms') });
  });

  it.each<[string, () => Record<string, string>, string]>([
    ['the key is not let in', () => ({ 'private-key': makeKeyPair().privateKey }), 'AUTH_FAILED'],
    ['the hosts are not known', () => ({ 'known-hosts': '' }), 'HOST_KEY_UNKNOWN'],
    [
      'a host shows another key',
      () => ({
        'known-hosts': hosts
          .map((_, at) => hosts[1 - at]?.hostKeyLine().replace(/:\d+/, `:${hosts[at]?.port}`))
          .join('\n'),
      }),
      'HOST_KEY_MISMATCH',
    ],
    [
      'it may not forward',
      () => {
        for (const host of hosts) host.faults.refuseForwarding = true;
        return {};
      },
      'FORWARDING_REFUSED',
    ],
  ])('is inconclusive where %s', async (_, given, code) => {
    service.on('/', json({}));
    const seen = await gate({ via: 'ssh', urls: `a=${service.url()}`, 'max-attempts': '2', ...given() });
    expect(seen).toMatchObject({
      verdict: 'inconclusive',
      code: 'NO_DATA',
      reason: expect.stringContaining(`(${code})`),
    });
  });

  it('finds a service on one host that falls ill, and a host that comes back', async () => {
    service.on('/', json({}));
    const running = gate({ via: 'ssh', urls: `a=${service.url()}`, soak: '600ms' });
    setImmediate(() => hosts[0]?.dropConnections());
    expect(await running).toMatchObject({ verdict: 'healthy' });
    service.on('/', json({}), json({}), json({}), json({}), answer({ status: 503 }));
    expect(await gate({ via: 'ssh', urls: `a=${service.url()}`, soak: '5s' })).toMatchObject({ verdict: 'unhealthy' });
  });

  it('counts hosts where they ask', async () => {
    service.on('/', json({}));
    await hosts[1]?.stop();
    const seen = await gate({ via: 'ssh', urls: `a=${service.url()}`, quorum: '1' });
    expect(seen).toMatchObject({ verdict: 'healthy', reason: expect.stringContaining('host') });
  });
});

describe('readInputs', () => {
  it('wants hosts and a key where something goes by SSH, and no hosts where nothing does', async () => {
    const problems = (given: Record<string, string>) =>
      gate({ hosts: '', 'private-key': '', ...given }).then(
        () => '',
        (error: Error) => error.message,
      );
    expect(await problems({ via: 'ssh', urls: 'http://127.0.0.1/' })).toMatch(
      /hosts: missing[\s\S]*private-key: missing/,
    );
    expect(await problems({ checks: '- command: x' })).toMatch(/hosts: missing/);
    expect(
      await problems({ urls: 'http://127.0.0.1/', hosts: 'deploy@web-1', 'private-key': pair.privateKey }),
    ).toMatch(/hosts: given, but nothing uses SSH/);
  });
});
