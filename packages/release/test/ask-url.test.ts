import { connect } from 'node:net';
import { systemClock, VirtualClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { answer, startHttpServer, type TestServer } from '../../../test/support/http';
import { askUrl, type UrlWays } from '../src/ask-url';

let server: TestServer;
beforeEach(async () => {
  server = await startHttpServer();
});
afterEach(() => server.close());

const calm = new AbortController().signal;
const refuse = () => Promise.reject(new UserError('FORWARDING_REFUSED', 'not here'));

function ways(more: Partial<UrlWays> = {}): UrlWays {
  return {
    label: 'web1',
    clock: systemClock,
    mayForward: true,
    dial: async (host, port) => connect({ host, port }),
    run: async () => ({ code: 98, stdout: '' }),
    ...more,
  };
}

describe('askUrl', () => {
  it.each([
    [200, true],
    [204, true],
    [301, false],
    [503, false],
  ])('takes %i for healthy: %p', async (status, isHealthy) => {
    server.on('/', answer({ status }));
    expect(await askUrl(ways(), server.url('/'), 5000, calm)).toEqual({ isHealthy, said: `answered ${status}` });
  });

  it('goes to the tools of the host where the server does not forward, and does not try that again', async () => {
    let tried = 0;
    const dial = () => {
      tried++;
      return refuse();
    };
    const host = ways({ dial, run: async () => ({ code: 0, stdout: 'HTTP/1.1 200 OK\n' }) });
    for (let n = 0; n < 2; n++)
      expect(await askUrl(host, server.url('/'), 5000, calm)).toMatchObject({ isHealthy: true });
    expect(tried).toBe(1);
  });

  it('tells what to allow where there is no way at all', async () => {
    await expect(askUrl(ways({ dial: refuse }), server.url('/'), 5000, calm)).rejects.toMatchObject({
      code: 'FORWARDING_REFUSED',
      hint: expect.stringContaining('AllowTcpForwarding'),
    });
  });

  it('takes whatever else is wrong for an illness: the next attempt may find it gone', async () => {
    const dial = () => Promise.reject(new UserError('CONNECT_FAILED', 'nobody listens'));
    expect(await askUrl(ways({ dial }), server.url('/'), 5000, calm)).toEqual({
      isHealthy: false,
      said: 'nobody listens',
    });
  });

  it('does not wait longer than it was told to', async () => {
    const clock = new VirtualClock();
    const never = () => new Promise<never>(() => undefined);
    expect(await askUrl(ways({ clock, dial: never }), server.url('/'), 3000, calm)).toEqual({
      isHealthy: false,
      said: 'no answer within 3.0 s',
    });
    expect(clock.elapsed()).toBe(3000);
  });

  it('rejects where the run was cancelled', async () => {
    const signal = AbortSignal.abort(new UserError('CANCELLED', 'cancelled'));
    await expect(askUrl(ways(), server.url('/'), 3000, signal)).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
