import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Clock, systemClock, VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { type AskHttp, askHttp } from '@deploy-actions/http';
import { loadRegularExpressions } from '@deploy-actions/openmetrics';
import { fakeAsk, failure as fault } from '../../../test/support/http';
import { run } from '../src/run';
import { inputsOf, url, world } from './acting';

const inputs = inputsOf;

const json = (clock: Clock, rate: (atMs: number) => unknown): AskHttp =>
  fakeAsk(() => Response.json({ error_rate: rate(clock.elapsed()) }));

describe('run, in virtual time', () => {
  it('passes a release that is well', async () => {
    const clock = new VirtualClock();
    const { outputs, failure, summary } = await run(
      await inputs({ url }),
      world(
        clock,
        json(clock, () => '0.5%'),
      ),
    );
    expect(failure).toBeUndefined();
    expect(outputs).toMatchObject({ verdict: 'pass', 'error-rate': '0.005', 'duration-ms': '300000', 'detect-ms': '' });
    expect(summary).toContain('error-rate-monitor: pass');
  });

  it('fails at 6 % after two minutes, with everything in the report', async () => {
    const clock = new VirtualClock();
    const result = await run(
      await inputs({ url }),
      world(
        clock,
        json(clock, () => 0.06),
      ),
    );
    expect(result.failure?.code).toBe('ERROR_RATE_EXCEEDED');
    expect(result.outputs).toMatchObject({ verdict: 'fail', 'detect-ms': '120000', 'peak-error-rate': '0.06' });
    expect(result.details).toMatchObject({ conclusion: { verdict: 'fail' } });
    const { signals } = result.details as { signals: { measurements: unknown[] }[] };
    expect(signals.map(({ measurements }) => measurements.length)).toEqual([13]);
  });

  it('counts requests over instances', async () => {
    const clock = new VirtualClock();
    const answer = fakeAsk((asked) => {
      const factor = asked.includes('one') ? 1 : 3;
      const seconds = clock.elapsed() / 1000;
      return Response.json({ bad: seconds * factor * 0.5, all: seconds * factor * 10 });
    });
    const given = { url: 'http://one.example\nhttp://two.example', 'errors-path': '$.bad', 'total-path': '$.all' };
    const { outputs } = await run(await inputs({ ...given, duration: '1m' }), world(clock, answer));
    expect(outputs).toMatchObject({ verdict: 'pass', requests: '2400', errors: '120', 'error-rate': '0.05' });
  });

  it('counts over a restart in the middle, in metrics as Prometheus scrapes them', async () => {
    await loadRegularExpressions();
    const clock = new VirtualClock();
    const answer = fakeAsk(() => {
      const seconds = clock.elapsed() / 1000;
      const start = seconds < 30 ? 1000 : 1030;
      const since = seconds - (start - 1000);
      const lines = [`process_start_time_seconds ${start}`, `http_requests_total{status="200"} ${since * 9}`];
      if (since > 0) lines.push(`http_requests_total{status="503"} ${since}`);
      return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain; version=0.0.4' } });
    });
    const selectors = { errors: 'http_requests_total{status=~"5.."}', total: 'http_requests_total' };
    const given = { source: 'openmetrics', url, ...selectors, threshold: '9%', sustain: '50s', duration: '1m' };
    const { outputs, failure, details } = await run(await inputs(given), world(clock, answer));
    // The nine requests a second and the one that fails, but for those between the last scrape and the restart.
    expect(outputs).toMatchObject({ verdict: 'fail', requests: '500', errors: '50', 'error-rate': '0.1' });
    expect(failure?.code).toBe('ERROR_RATE_EXCEEDED');
    expect(details).toMatchObject({
      source: { kind: 'openmetrics' },
      signals: [{ query: Object.values(selectors) }],
    });
  });

  it('never takes an outage of the source for 0 % errors', async () => {
    const clock = new VirtualClock();
    const down = fakeAsk(() => {
      throw fault('ECONNREFUSED');
    });
    const result = await run(await inputs({ url }), world(clock, down));
    expect(result.outputs).toMatchObject({ verdict: 'inconclusive', 'error-rate': '', 'peak-error-rate': '' });
    expect(result.failure?.code).toBe('PROVIDER_ERROR');
    const lenient = await run(await inputs({ url, 'on-inconclusive': 'pass' }), world(clock, down));
    expect([lenient.outputs.verdict, lenient.failure]).toEqual(['inconclusive', undefined]);
  });

  it('never fails the step in shadow, and still says what it saw', async () => {
    const clock = new VirtualClock();
    const result = await run(
      await inputs({ url, shadow: 'true' }),
      world(
        clock,
        json(clock, () => 0.5),
      ),
    );
    expect([result.outputs.verdict, result.failure]).toEqual(['fail', undefined]);
  });

  it('has no verdict when it is cancelled, and says so at once', async () => {
    const clock = new VirtualClock();
    const controller = new AbortController();
    void clock
      .sleep(42_000)
      .then(() => controller.abort(new UserError('CANCELLED', 'The run was cancelled (SIGINT).')));
    const result = await run(
      await inputs({ url }),
      world(
        clock,
        json(clock, () => 0.5),
        controller.signal,
      ),
    );
    expect(result.outputs).toMatchObject({ verdict: '', 'duration-ms': '42000', 'error-rate': '0.5' });
    expect(result.failure?.code).toBe('CANCELLED');
  });
});

describe('run, against a real server', () => {
  const quick = { duration: '300ms', interval: '100ms', sustain: '100ms' };

  it.each<[string, RequestListener, string, string | undefined]>([
    ['is well', (_, response) => response.end('{"error_rate": 0.01}'), 'pass', undefined],
    ['fails', (_, response) => response.end('{"error_rate": "6%"}'), 'fail', 'ERROR_RATE_EXCEEDED'],
    ['hangs', () => undefined, 'inconclusive', 'PROVIDER_ERROR'],
    ['answers 500', (_, response) => response.writeHead(500).end(), 'inconclusive', 'PROVIDER_ERROR'],
    ['resets', (request) => request.socket.destroy(), 'inconclusive', 'PROVIDER_ERROR'],
    ['lies', (_, response) => response.end('{"error_rate": -1}'), 'inconclusive', 'NO_DATA'],
    ['divides by zero', (_, response) => response.end('{"error_rate": NaN}'), 'inconclusive', 'NO_TRAFFIC'],
    [
      'has no requests yet',
      (_, response) => response.end('{"error_rate": null, "total": 0}'),
      'inconclusive',
      'NO_TRAFFIC',
    ],
    ['refuses', (_, response) => response.writeHead(401).end(), 'error', 'PROVIDER_ERROR'],
    [
      'redirects to a login',
      (_, response) => response.writeHead(302, { location: '/' }).end(),
      'error',
      'PROVIDER_ERROR',
    ],
    ['has no such value', (_, response) => response.end('{"status": "ok"}'), 'error', 'PROVIDER_ERROR'],
    ['sends its home page', (_, response) => response.end('<!doctype html>'), 'error', 'PROVIDER_ERROR'],
  ])('that %s', async (name, listener, verdict, code) => {
    const server = createServer(listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const timeout = name === 'hangs' ? '40ms' : '5s';
      const given = { ...quick, timeout, url: `http://127.0.0.1:${port}/metrics` };
      const { outputs, failure } = await run(await inputs(given), world(systemClock, askHttp));
      expect([outputs.verdict, failure?.code]).toEqual([verdict, code]);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
