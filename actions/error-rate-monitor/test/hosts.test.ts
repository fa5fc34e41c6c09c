import { tmpdir } from 'node:os';
import { systemClock } from '@deploy-actions/clock';
import { askHttp } from '@deploy-actions/http';
import { answer, json, startHttpServer, type TestServer } from '../../../test/support/http';
import { makeKeyPair, type SshServer, startSshServer } from '../../../test/support/ssh/server';
import { run } from '../src/run';
import { inputsOf, world } from './acting';

const pair = makeKeyPair();
let service: TestServer;
let hosts: SshServer[];

beforeEach(async () => {
  service = await startHttpServer();
  hosts = await Promise.all([1, 2].map(() => startSshServer({ home: tmpdir(), authorizedKeys: [pair.publicKey] })));
});

afterEach(async () => {
  await Promise.all([service.close(), ...hosts.map((host) => host.stop())]);
});

async function watched(given: Record<string, string>) {
  const inputs = await inputsOf({
    via: 'ssh',
    hosts: hosts.map(({ port }) => `deploy@127.0.0.1:${port}`).join('\n'),
    'private-key': pair.privateKey,
    'known-hosts': hosts.map((host) => host.hostKeyLine()).join('\n'),
    duration: '1s',
    interval: '1s',
    sustain: '1s',
    ...given,
  });
  return run(inputs, world(systemClock, askHttp));
}

describe('error-rate-monitor by way of hosts', () => {
  it('asks an internal port from every host, over one login each', async () => {
    service.on('/metrics', json({ error_rate: 0.01 }));
    service.on('/health', json({}));
    const { outputs, details } = await watched({
      url: `m=${service.url('/metrics')}`,
      'health-urls': service.url('/health'),
    });
    expect(outputs.verdict).toBe('pass');
    expect(JSON.stringify(details)).toContain(`m@127.0.0.1:${hosts[1]?.port}`);
    expect(hosts.map(({ connections }) => connections)).toEqual([1, 1]);
  });

  it('checks queries and health addresses from every host before the deploy', async () => {
    service.on('/metrics', json({ error_rate: 0.01 }));
    service.on('/health', json({}));
    const operation = 'check-config';
    const given = { operation, url: `m=${service.url('/metrics')}` };
    const well = await watched({ ...given, 'health-urls': service.url('/health') });
    expect(well.outputs).toMatchObject({ verdict: 'pass', reason: 'all 4 queries were answered' });
    const gone = await watched({ ...given, 'health-urls': 'http://127.0.0.1:1/health' });
    expect(gone.outputs).toMatchObject({
      verdict: 'error',
      reason: expect.stringMatching(/^health check, .*cannot be reached/),
    });
    expect(gone.failure?.hint).toContain('check that the service is running');
  });

  it('is an error, and no outage, where a host does not know us', async () => {
    const { outputs, failure } = await watched({
      url: service.url('/metrics'),
      'private-key': makeKeyPair().privateKey,
    });
    expect([outputs.verdict, failure?.code]).toEqual(['error', 'PROVIDER_ERROR']);
    expect(outputs.reason).toContain('AUTH_FAILED');
  });

  it('compares both versions by what a host alone can ask for', async () => {
    const said = (all: number, bad: number) =>
      answer({
        headers: { 'content-type': 'text/plain' },
        body: `all{v="2"} ${all}\nbad{v="2"} ${bad}\nall{v="1"} ${all}\nbad{v="1"} 0\n`,
      });
    service.on('/metrics', said(0, 0), said(1000, 500));
    const [host] = hosts;
    const { outputs } = await watched({
      hosts: `deploy@127.0.0.1:${host?.port}`,
      source: 'openmetrics',
      url: service.url('/metrics'),
      method: 'sequential',
      threshold: '100%',
      errors: 'bad{v="2"}',
      total: 'all{v="2"}',
      'control-errors': 'bad{v="1"}',
      'control-total': 'all{v="1"}',
    });
    expect(outputs).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('more than the old version') });
  });

  it.each([
    [{ via: 'ssh', hosts: '' }, 'hosts'],
    [{ via: 'direct' }, 'hosts'],
    [{ source: 'prometheus', query: 'a', url: 'http://127.0.0.1:1/' }, 'url'],
  ])('refuses %j', async (given, input) => {
    await expect(watched({ url: service.url('/'), ...given })).rejects.toMatchObject({
      problems: expect.arrayContaining([expect.objectContaining({ input })]),
    });
  });
});
