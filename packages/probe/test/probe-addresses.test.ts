import { systemClock, VirtualClock } from '@deploy-actions/clock';
import { type AskHttp, askHttp } from '@deploy-actions/http';
import { ask, type HttpProbe, type Observation, type ProbeWorld } from '@deploy-actions/probe';
import { failure, json, startHttpServer } from '../../../test/support/http';
import { mergeObservations, probeAddresses } from '../src/probe-addresses';
import { expectations, request } from './example';

const { signal } = new AbortController();

function probe(given: Partial<HttpProbe> = {}): HttpProbe {
  return {
    kind: 'http',
    resolve: 'all',
    request: request('http://app.example/health'),
    expect: expectations({ version: 'v2' }),
    timeoutMs: 5000,
    ...given,
  };
}

/** Each address answers with a version, or fails as told. */
function world(answers: Record<string, string | Error>, addressesOf?: ProbeWorld['addressesOf']): ProbeWorld {
  const askFake: AskHttp = async (_request, way, _limits, _signal, progress) => {
    const answer = answers[way.address ?? ''] ?? failure('ECONNREFUSED');
    if (answer instanceof Error) throw answer;
    progress.status = 200;
    return { status: 200, headers: {}, body: JSON.stringify({ version: answer }), complete: true };
  };
  return {
    clock: new VirtualClock(1000),
    signal,
    ask: askFake,
    addressesOf: addressesOf ?? (async () => Object.keys(answers)),
  };
}

describe('probeAddresses', () => {
  it('is good where every address is', async () => {
    expect(await probeAddresses(probe(), world({ '192.0.2.1': 'v2', '192.0.2.2': 'v2' }))).toMatchObject({
      ok: true,
      kind: 'answered',
      version: 'v2',
      reason: 'status 200 from 2 addresses',
      parts: [
        { address: '192.0.2.1', ok: true, status: 200, version: 'v2' },
        { address: '192.0.2.2', ok: true },
      ],
    });
  });

  it('names the ones that are not', async () => {
    const answers = { '192.0.2.1': 'v2', '192.0.2.2': 'v1', '192.0.2.3': failure('ECONNREFUSED') };
    expect(await probeAddresses(probe(), world(answers))).toMatchObject({
      ok: false,
      kind: 'answered',
      version: 'v1',
      reason:
        '2 of 3 addresses bad: 192.0.2.2: version is v1, expected v2; 192.0.2.3: the connection was refused (ECONNREFUSED)',
    });
  });

  it('is inconclusive only where no service is to blame', async () => {
    const unreachable = failure('ENETUNREACH');
    expect(await probeAddresses(probe(), world({ a: 'v2', b: unreachable }))).toMatchObject({ kind: 'own-fault' });
    expect(await probeAddresses(probe(), world({ a: unreachable, b: 'v1' }))).toMatchObject({ kind: 'answered' });
  });

  it('is the fault of the runner where the name has no address, or nobody says', async () => {
    expect(await probeAddresses(probe(), world({}))).toMatchObject({
      ok: false,
      kind: 'own-fault',
      reason: 'the name has 0 addresses',
    });
    const fails = () => Promise.reject(failure('ENOTFOUND'));
    expect(await probeAddresses(probe(), world({}, fails))).toMatchObject({ kind: 'own-fault' });
    const hangs = () => new Promise<never>(() => undefined);
    expect(await probeAddresses(probe(), world({}, hangs))).toMatchObject({
      kind: 'own-fault',
      timedOut: true,
      reason: 'the name was not resolved within 5.0 s',
    });
  });

  it('asks an address as it stands', async () => {
    const given = probe({ request: request('http://127.0.0.1/') });
    expect(await ask(given, world({ '': 'v2' }))).toMatchObject({ ok: true, reason: 'status 200' });
  });

  it('pins each address on the wire, and keeps the name', async () => {
    const server = await startHttpServer();
    server.on('/health', json({ version: 'v2' }));
    const { port } = new URL(server.origin);
    const given = probe({ request: request(`http://app.example:${port}/health`) });
    const real: ProbeWorld = {
      clock: systemClock,
      signal,
      ask: askHttp,
      addressesOf: async () => ['127.0.0.1', '127.0.0.2'],
    };
    const seen = await ask(given, real);
    expect(seen.parts?.map(({ address, ok }) => [address, ok])).toEqual([
      ['127.0.0.1', true],
      ['127.0.0.2', false],
    ]);
    expect(server.requests.map(({ headers }) => headers.host)).toEqual([`app.example:${port}`]);
    await server.close();
  });
});

describe('mergeObservations', () => {
  const good: Observation = { ok: true, kind: 'answered', latencyMs: 10, timedOut: false, reason: 'status 200', at: 1 };

  it('takes the slowest, the first end of a certificate, and no version where they differ', () => {
    const asked = [
      { address: 'a', seen: { ...good, version: 'v1', certificateDaysLeft: 9 } },
      { address: 'b', seen: { ...good, version: 'v2', certificateDaysLeft: 5, latencyMs: 30 } },
    ];
    const merged = mergeObservations(asked);
    expect(merged).toMatchObject({ ok: true, latencyMs: 30, certificateDaysLeft: 5 });
    expect(merged.version).toBeUndefined();
  });

  it('names three and counts the rest', () => {
    const asked = ['a', 'b', 'c', 'd'].map((address) => ({ address, seen: { ...good, ok: false, reason: 'x' } }));
    expect(mergeObservations(asked).reason).toBe('4 of 4 addresses bad: a: x; b: x; c: x; and 1 more');
  });
});
