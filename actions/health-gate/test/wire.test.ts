import { rawInputs } from '@deploy-actions/action';
import { systemClock } from '@deploy-actions/clock';
import { askHttp } from '@deploy-actions/http';
import { loadPatterns } from '@deploy-actions/json-path';
import {
  answer,
  closedPort,
  drip,
  hang,
  json,
  raw,
  redirect,
  startHttpServer,
  type TestServer,
} from '../../../test/support/http';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';
import { run } from '../src/run';

let server: TestServer;
beforeEach(async () => {
  server = await startHttpServer();
});
afterEach(() => server.close());

const quick = { interval: '20ms', timeout: '100ms', 'start-timeout': '2s' };

async function gate(given: Record<string, string>) {
  const environment = Object.entries({ ...quick, ...given }).map(([name, value]) => [
    `INPUT_${name.toUpperCase()}`,
    value,
  ]);
  const inputs = readInputs(rawInputs(contract, Object.fromEntries(environment)));
  const world = {
    clock: systemClock,
    ask: askHttp,
    signal: new AbortController().signal,
    log: { event: () => undefined, warning: () => undefined },
    reach: () => {
      throw new Error('nothing goes by SSH');
    },
  };
  const { outputs, failure } = await run(inputs, world);
  return { ...outputs, code: failure?.code };
}

describe('health-gate against real sockets', () => {
  it('waits for the new version of every instance', async () => {
    server.on('/a', answer({ status: 503 }), json({ version: 'v1' }), json({ version: 'v2' }));
    server.on('/b', json({ version: 'v1' }), json({ version: 'v2' }));
    const urls = `a=${server.url('/a')}\nb=${server.url('/b')}`;
    const seen = await gate({ urls, 'expect-version': 'v2', headers: 'Authorization: Bearer s' });
    expect(seen).toMatchObject({ verdict: 'healthy', version: 'v2', code: undefined });
    const { headers } = server.requests[0] ?? {};
    expect([headers?.authorization, headers?.['user-agent']]).toEqual(['Bearer s', 'deploy-actions-health-gate/1']);
  });

  it('sends exactly max-attempts requests to a service that is ill', async () => {
    server.on('/', answer({ status: 503 }));
    expect(await gate({ urls: server.url(), 'max-attempts': '5' })).toMatchObject({
      verdict: 'unhealthy',
      attempts: '5',
      code: 'UNHEALTHY',
    });
    expect(server.requests).toHaveLength(5);
  });

  it.each([
    ['hangs', hang()],
    ['drips', drip('{"status":"healthy"}', 50)],
    ['redirects', redirect('/elsewhere')],
    ['answers rubbish', answer({ body: '<html>' })],
  ])('calls a service unhealthy that %s', async (_, behaviour) => {
    server.on('/', behaviour);
    const seen = await gate({ urls: server.url(), 'expect-json': '$.status == "healthy"', 'max-attempts': '2' });
    expect(seen).toMatchObject({ verdict: 'unhealthy', attempts: '2' });
  });

  it('calls a service unhealthy that is not there', async () => {
    const seen = await gate({ urls: `http://127.0.0.1:${await closedPort()}/`, 'max-attempts': '2' });
    expect(seen).toMatchObject({ verdict: 'unhealthy', code: 'UNHEALTHY' });
    expect(seen.reason).toContain('the connection was refused (ECONNREFUSED)');
  });

  it('notices a service that dies in the soak', async () => {
    server.on('/', json({}), json({}), json({}), answer({ status: 500 }));
    const seen = await gate({ urls: server.url(), soak: '20s' });
    expect(seen).toMatchObject({ verdict: 'unhealthy', attempts: '6' });
    expect(seen.reason).toContain('3 failures in a row: status is 500, expected 200');
  });

  it.each([
    ['lines that end in LF alone', 'HTTP/1.1 200 OK\ncontent-length: 2\n\n{}'],
    [
      'a length beside chunks',
      'HTTP/1.1 200 OK\r\ncontent-length: 9\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    ],
    ['a blank before the colon', 'HTTP/1.1 200 OK\r\ncontent-length : 2\r\n\r\n{}'],
  ])('reads an answer with %s, as curl does', async (_, bytes) => {
    server.on('/odd', raw(bytes));
    const seen = await gate({ urls: server.url('/odd') });
    expect(seen).toMatchObject({ verdict: 'healthy', code: undefined });
  });

  it('keeps to its time where a pattern would go back and try again', async () => {
    await loadPatterns();
    server.on('/logs', json({ logs: [`${'a'.repeat(50_000)}!`] }));
    const seen = await gate({ urls: server.url('/logs'), 'expect-json': "$.logs[?search(@, '^(a+)+$')]" });
    expect(seen).toMatchObject({ verdict: 'unhealthy', code: 'UNHEALTHY' });
    expect(Number(seen['duration-ms'])).toBeLessThan(4000);
  });
});
