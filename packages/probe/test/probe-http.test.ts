import { VirtualClock } from '@deploy-actions/clock';
import { type Observation, type ProbeWorld, probeHttp } from '@deploy-actions/probe';
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
      fetch: async () => new Response('{"version":"v2"}'),
      ...given,
    },
  );
}

describe('probeHttp', () => {
  it('reports a good answer with its version and latency', async () => {
    const clock = new VirtualClock(1000);
    const fetch = async () => {
      await clock.sleep(320);
      return new Response('{"version":"v2"}');
    };
    expect(await probe({ clock, fetch })).toEqual({
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

  it('takes a service that hangs for one that does not answer, even if fetch ignores its signal', async () => {
    expect(await probe({ fetch: never })).toMatchObject({
      ok: false,
      kind: 'no-answer',
      timedOut: true,
      latencyMs: 5000,
      reason: 'no answer within 5.0 s',
    });
  });

  it('has one time-out for all of the answer, to the end of its body', async () => {
    const clock = new VirtualClock();
    const body = new ReadableStream({
      pull: async (controller) => {
        await clock.sleep(1000);
        controller.enqueue(new Uint8Array([32]));
      },
    });
    expect(await probe({ clock, fetch: async () => new Response(body) })).toMatchObject({
      ok: false,
      kind: 'no-answer',
      status: 200,
      latencyMs: 5000,
      reason: 'the answer was not complete within 5.0 s',
    });
  });

  it("takes a name server that hangs for the runner's own fault, and one that answers for none", async () => {
    expect(await probe({ fetch: never, lookup: never })).toMatchObject({
      kind: 'own-fault',
      reason: 'the name was not resolved within 5.0 s',
    });
    expect(await probe({ fetch: never, lookup: async () => '127.0.0.1' })).toMatchObject({ kind: 'no-answer' });
  });

  it("takes a connection that came to nothing while the name server hangs for the runner's own fault", async () => {
    const code = 'UND_ERR_CONNECT_TIMEOUT';
    const late = async () => {
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('Connect Timeout Error'), { code }) });
    };
    expect(await probe({ fetch: late, lookup: never }, { timeoutMs: 30_000 })).toMatchObject({
      kind: 'own-fault',
      timedOut: false,
      reason: 'the name could not be resolved in time',
    });
    expect(await probe({ fetch: late, lookup: async () => '127.0.0.1' })).toMatchObject({ kind: 'no-answer' });
  });

  it("takes a proxy that wants a login for the runner's own fault", async () => {
    expect(await probe({ fetch: async () => new Response('', { status: 407 }) })).toMatchObject({
      ok: false,
      kind: 'own-fault',
      status: 407,
    });
  });

  it('ends at once when it is cancelled, with the reason of the signal', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const asked = probe({ fetch: never }, { signal: controller.signal });
    controller.abort(reason);
    await expect(asked).rejects.toBe(reason);
  });
});
