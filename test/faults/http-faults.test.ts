import type { Behaviour, TestServer } from '../support/http/index';
import {
  after,
  answer,
  breakOff,
  closedPort,
  drip,
  flood,
  hang,
  hangInBody,
  hangUp,
  json,
  raw,
  redirect,
  reset,
  startHttpServer,
} from '../support/http/index';
import type { Ending } from '../support/runner/runner';
import { expectEnding, Runs } from './expectation';

const SECRET = 'Bearer s3cr3t-of-the-service';
let server: TestServer;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

const services = {
  'hangs before it answers': hang(),
  'hangs in its answer': hangInBody(),
  'answers a byte now and then': drip('{"status":"healthy"}', 100),
  'answers without an end': flood(),
  'answers too late': after(700, json({ status: 'healthy' })),
  'resets the connection': reset(),
  'hangs up without a word': hangUp(),
  'breaks off in its answer': breakOff('{"status":"hea'),
  'resets in its answer': breakOff('{"status":"hea', { withReset: true }),
  'speaks no HTTP': raw('SSH-2.0-OpenSSH_9.9\r\n'),
  'answers 500': answer({ status: 500, body: '::error::injected\r\n##[error]x' }),
  'answers 503': json({ status: 'healthy' }, 503),
  'answers 429': json({ status: 'healthy' }, 429, { 'retry-after': '3600' }),
  redirects: redirect('/elsewhere'),
  'answers with what is no JSON': answer({ body: '<html>healthy</html>' }),
  'answers with nothing': answer({ body: '' }),
  'answers with half of its JSON': answer({ body: '{"status":"healthy"' }),
  'answers with other JSON': json([{ status: 'healthy' }]),
  'answers with a JSON that is deep': answer({ body: `${'['.repeat(20_000)}${']'.repeat(20_000)}` }),
  'says that it is ill': json({ status: 'ill', error_rate: 'much' }),
} satisfies Record<string, Behaviour>;

describe('health-gate, of a service that', () => {
  const runs = new Runs('health-gate');
  const inputs = {
    timeout: '300ms',
    'start-timeout': '700ms',
    interval: '100ms',
    'expect-json': '$.status == "healthy"',
    headers: `Authorization: ${SECRET}`,
  };
  const unhealthy = { code: 'UNHEALTHY', verdict: 'unhealthy' };
  /** The limit of what is read is ours, so it says nothing about the service. */
  const judgedAs: Record<string, typeof unhealthy> = {
    'answers without an end': { code: 'NO_DATA', verdict: 'inconclusive' },
  };
  const endings = new Map<string, Promise<Ending>>();
  beforeAll(async () => {
    for (const [name, behaviour] of Object.entries(services)) {
      const path = `/${encodeURIComponent(name)}`;
      server.on(path, behaviour);
      endings.set(name, runs.run({ ...inputs, urls: server.url(path) }));
    }
    endings.set('is down', runs.run({ ...inputs, urls: `http://127.0.0.1:${await closedPort()}/` }));
  });
  afterAll(() => runs.close());

  it.each([...Object.keys(services), 'is down'])('%s', async (name) => {
    const ending = await endings.get(name);
    if (!ending) throw new Error('not run');
    expectEnding('health-gate', ending, { ...(judgedAs[name] ?? unhealthy), secrets: [SECRET] });
    expect(ending.log).not.toMatch(/^::error::injected|^##\[error\]x/m);
  });
});

describe('error-rate-monitor, of a source that', () => {
  const runs = new Runs('error-rate-monitor');
  const inputs = {
    timeout: '1s',
    duration: '4s',
    sustain: '1200ms',
    interval: '400ms',
    headers: `Authorization: ${SECRET}`,
  };
  /** `error` is what waiting will not mend; `inconclusive` could not be measured; only a bad rate is `fail`. */
  const cases: [string, Behaviour | undefined, string, string][] = [
    ['is down', undefined, 'inconclusive', 'PROVIDER_ERROR'],
    ['hangs', hang(), 'inconclusive', 'PROVIDER_ERROR'],
    ...(
      ['resets the connection', 'breaks off in its answer', 'speaks no HTTP', 'answers 503', 'answers 429'] as const
    ).map((name): [string, Behaviour | undefined, string, string] => [
      name,
      services[name],
      'inconclusive',
      'PROVIDER_ERROR',
    ]),
    ...(
      ['answers without an end', 'redirects', 'answers with what is no JSON', 'answers with half of its JSON'] as const
    ).map((name): [string, Behaviour | undefined, string, string] => [name, services[name], 'error', 'PROVIDER_ERROR']),
    ['has no such path', answer({ status: 404 }), 'error', 'PROVIDER_ERROR'],
    ['lets nobody in', answer({ status: 401 }), 'error', 'PROVIDER_ERROR'],
    ['says that it is ill', services['says that it is ill'], 'inconclusive', 'NO_DATA'],
    ['reports a rate that is none', json({ error_rate: 17 }), 'inconclusive', 'NO_DATA'],
    ['reports too many errors', json({ error_rate: 0.2 }), 'fail', 'ERROR_RATE_EXCEEDED'],
  ];
  const endings = new Map<string, Promise<Ending>>();
  beforeAll(async () => {
    const nobody = `http://127.0.0.1:${await closedPort()}/`;
    for (const [name, behaviour] of cases) {
      const path = `/metrics/${encodeURIComponent(name)}`;
      if (behaviour) server.on(path, behaviour);
      endings.set(name, runs.run({ ...inputs, url: behaviour ? server.url(path) : nobody }));
    }
  });
  afterAll(() => runs.close());

  it.each(cases)('%s', async (name, _, verdict, code) => {
    const ending = await endings.get(name);
    if (!ending) throw new Error('not run');
    expectEnding('error-rate-monitor', ending, { code, verdict, secrets: [SECRET] });
  });
});
