import { VirtualClock } from '@deploy-actions/clock';
import type { AskHttp } from '@deploy-actions/http';
import { type HttpProbe, type Observation, type ProbeWorld, probeHttp } from '@deploy-actions/probe';
import { fakeAsk } from '../../../test/support/http';
import { expectations, request } from './example';

const url = 'http://a.example/health';
const never = () => new Promise<never>(() => undefined);

function probe(
  given: Partial<ProbeWorld>,
  world: { timeoutMs?: number; signal?: AbortSignal } = {},
): Promise<Observation> {
  return probeHttp(
    { request: request(url), expect: expectations({ version: 'v2' }), timeoutMs: world.timeoutMs ?? 5000 },
    {
      clock: new VirtualClock(1000),
      signal: world.signal ?? new AbortController().signal,
      ask: fakeAsk(() => new Response('{"version":"v2"}')),
      ...given,
    },
  );
}

describe('probeHttp', () => {
  it.each([30, 60, 250, 290])('cuts no secret in two that the body repeats behind %i characters', async (pad) => {
    const secret = 'hunter2-hunter2-hunter2-hunter2';
    const ask = fakeAsk(() => new Response(`${'x'.repeat(pad)}${secret}${'x'.repeat(500)}`));
    const mask = (text: string) => text.replaceAll(secret, '***');
    const expected = expectations({ json: ['$.status'] });
    const seen = await probeHttp(
      { request: request(url), expect: expected, timeoutMs: 5000 },
      { clock: new VirtualClock(), signal: new AbortController().signal, ask, mask },
    );
    expect(seen.ok).toBe(false);
    expect(JSON.stringify(seen)).not.toContain('hunter2');
  });

  it('reports a good answer with its version and latency', async () => {
    const clock = new VirtualClock(1000);
    const ask = fakeAsk(async () => {
      await clock.sleep(320);
      return new Response('{"version":"v2"}');
    });
    expect(await probe({ clock, ask })).toEqual({
      ok: true,
      kind: 'answered',
      status: 200,
      version: 'v2',
      latencyMs: 320,
      timedOut: false,
      reason: 'status 200',
      at: 1000,
    });
  });

  it('takes a service that hangs for one that does not answer, even if the question ignores its signal', async () => {
    expect(await probe({ ask: fakeAsk(never) })).toMatchObject({
      ok: false,
      kind: 'no-answer',
      timedOut: true,
      latencyMs: 5000,
      reason: 'no answer within 5.0 s',
    });
  });

  it('has one time-out for all of the answer, to the end of its body', async () => {
    const clock = new VirtualClock();
    const dripping: AskHttp = async (_request, _way, _limits, signal, progress) => {
      Object.assign(progress, { stage: 'body', status: 200 });
      for (let i = 0; i < 100; i++) await clock.sleep(1000, signal);
      return never();
    };
    expect(await probe({ clock, ask: dripping })).toMatchObject({
      ok: false,
      kind: 'no-answer',
      status: 200,
      latencyMs: 5000,
      reason: 'the answer was not complete within 5.0 s',
    });
  });

  it('shows the beginning of an answer that is not good, and nothing of a good one', async () => {
    const ill = fakeAsk(() => new Response('é'.repeat(400), { status: 503 }));
    expect((await probe({ ask: ill })).excerpt).toBe('é'.repeat(150));
    expect(await probe({})).not.toHaveProperty('excerpt');
  });

  it('passes on its own way, and tells which address was asked and how long its certificate lasts', async () => {
    const ways: unknown[] = [];
    const clock = new VirtualClock(1000);
    const ask: AskHttp = async (_request, way, _limits, _signal, progress) => {
      ways.push(way);
      progress.remoteAddress = '192.0.2.7';
      const certificate = { validFromMs: 0, validToMs: 1000 + 9.5 * 86_400_000, subject: 'a', issuer: 'b' };
      return { status: 200, headers: {}, body: '', complete: true, certificate };
    };
    const question = {
      request: request('https://a.example/'),
      expect: expectations({ minDays: 14 }),
      timeoutMs: 1000,
      way: { address: '192.0.2.7' },
    };
    expect(await probeHttp(question, { clock, ask, signal: new AbortController().signal })).toMatchObject({
      ok: false,
      reason: 'the certificate expires in 9 days, expected 14 or more',
      certificateDaysLeft: 9,
      remote: '192.0.2.7',
    });
    expect(ways).toEqual([{ address: '192.0.2.7' }]);
  });

  it("takes a name server that hangs for the runner's own fault", async () => {
    const unresolved: AskHttp = (_request, _way, _limits, _signal, progress) => {
      progress.stage = 'resolving';
      return never();
    };
    expect(await probe({ ask: unresolved })).toMatchObject({
      kind: 'own-fault',
      timedOut: true,
      reason: 'the name was not resolved within 5.0 s',
    });
  });

  it("takes a proxy that wants a login for the runner's own fault", async () => {
    const direct = fakeAsk(() => new Response('', { status: 407 }));
    const proxied: AskHttp = async (...question) => ({ ...(await direct(...question)), byProxy: true });
    expect(await probe({ ask: proxied })).toMatchObject({
      ok: false,
      kind: 'own-fault',
      status: 407,
      reason: 'the proxy in HTTP_PROXY requires a login (status 407)',
    });
    expect(await probe({ ask: direct })).toMatchObject({
      ok: false,
      kind: 'answered',
      reason: 'status is 407, expected 200',
    });
  });

  it.each<[string, Partial<HttpProbe>]>([
    ['https', { request: request('https://a.example/') }],
    ['SSH', { via: 'web-1' }],
  ])('knows that by %s nobody but the service can want a login', async (_, given) => {
    const seen = await probeHttp(
      { request: request(url), expect: expectations(), timeoutMs: 5000, ...given },
      {
        clock: new VirtualClock(),
        signal: new AbortController().signal,
        ask: fakeAsk(() => new Response('', { status: 407 })),
      },
    );
    expect(seen).toMatchObject({ ok: false, kind: 'answered', reason: 'status is 407, expected 200' });
  });

  it('ends at once when it is cancelled, with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const asked = probe({ ask: fakeAsk(never) }, { signal: controller.signal });
    controller.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });
});
