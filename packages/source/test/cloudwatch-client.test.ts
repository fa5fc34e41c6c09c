import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { makeAuthority } from '../../../test/support/tls';
import { cloudwatchClient } from '../src/cloudwatch-client';
import { cloudwatchProblem } from '../src/cloudwatch-fault';

const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
const input = { MetricDataQueries: [], StartTime: new Date(0), EndTime: new Date(60_000) };

describe('cloudwatchClient, against a double of the service', () => {
  const before = { ...process.env };
  const server = createServer();
  let endpoint = '';

  beforeAll(async () => {
    Object.assign(process.env, CREDENTIALS);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => server.removeAllListeners('request'));

  afterAll(() => {
    for (const name of Object.keys(CREDENTIALS)) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
    server.close();
    server.closeAllConnections();
  });

  const client = (proxyEnv = {}, address = endpoint) =>
    cloudwatchClient({ region: 'eu-west-1', endpoint: address, proxyEnv });
  const never = new AbortController().signal;

  it.each([
    [400, 'Throttling', 'provider'],
    [403, 'AccessDenied', 'access'],
    [400, 'ValidationError', 'query'],
    [500, 'InternalServiceError', 'provider'],
  ])('status %d with %s is %s', async (status, code, kind) => {
    let asked = 0;
    server.on('request', (_, response) => {
      asked++;
      const headers = { 'content-type': 'application/json', 'x-amzn-query-error': `${code};Sender` };
      response.writeHead(status, headers).end(JSON.stringify({ __type: code, message: 'its words' }));
    });
    const error = await (await client())(input, never).catch((reason: unknown) => reason);
    expect(cloudwatchProblem(error)).toMatchObject({ kind, reason: expect.stringContaining('its words') });
    expect(asked).toBeLessThanOrEqual(2);
  });

  it('reads no endless answer to its end', async () => {
    server.on('request', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).on('error', () => undefined);
      const flood = () => {
        if (!response.destroyed) response.write(' '.repeat(1024 * 1024), () => setImmediate(flood));
      };
      flood();
    });
    await expect((await client())(input, never)).rejects.toThrow(/longer than 16384 KiB/);
  }, 30_000);

  it('ends with the signal where an answer dribbles', async () => {
    const controller = new AbortController();
    server.on('request', (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write(' ', () => {
        setTimeout(() => controller.abort(new Error('too late')), 50);
      });
    });
    await expect((await client())(input, controller.signal)).rejects.toThrow('too late');
  });

  it('goes by the proxy that it is told of, and by none where it is exempt', async () => {
    const urls: (string | undefined)[] = [];
    server.on('request', (request, response) => {
      urls.push(request.url);
      response.writeHead(403).end();
    });
    const service = 'http://cloudwatch.test';
    await (await client({ HTTP_PROXY: endpoint }, service))(input, never).catch(() => undefined);
    const exempt = { HTTP_PROXY: 'http://127.0.0.1:1', NO_PROXY: '127.0.0.1' };
    await (await client(exempt))(input, never).catch(() => undefined);
    expect(urls[0]).toMatch(/^http:\/\/cloudwatch\.test\//);
    expect(urls[1]).toMatch(/^\//);
  });

  it('trusts a certificate authority of one’s own, and without it does not', async () => {
    const authority = makeAuthority();
    const secure = createTlsServer(authority.issue({ names: ['127.0.0.1'] }), (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"MetricDataResults":[]}');
    });
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
    const address = `https://127.0.0.1:${(secure.address() as AddressInfo).port}`;
    const ask = async (ca?: string) => {
      const own = await cloudwatchClient({ region: 'eu-west-1', endpoint: address, ca, proxyEnv: {} });
      return own(input, never).catch((reason: unknown) => reason);
    };
    try {
      expect(await ask(authority.cert)).toMatchObject({ MetricDataResults: [] });
      const refused = cloudwatchProblem(await ask());
      expect(refused).toMatchObject({
        kind: 'provider',
        reason: expect.stringContaining('certificate'),
      });
    } finally {
      secure.close();
      secure.closeAllConnections();
    }
  });

  it('ends with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    server.on('request', () => controller.abort(reason));
    await expect((await client())(input, controller.signal)).rejects.toBe(reason);
  });
});
