import { type CheckSettings, type GateResult, runGate } from '@deploy-actions/gate';
import { parseJsonAssertion } from '@deploy-actions/probe';
import fc from 'fast-check';
import { type FakeWorld, fakeWorld, ill, type Service, script, settings, unresolved, well } from './fake-service';

type Given = Parameters<typeof settings>[1];

async function gate(services: Record<string, Service>, given?: Given): Promise<GateResult & { world: FakeWorld }> {
  const world = fakeWorld(services);
  return { ...(await runGate(settings(Object.keys(services), given), world)), world };
}

const until =
  (ms: number, before: Service, after: Service): Service =>
  (nth, atMs) =>
    atMs < ms ? before(nth, atMs) : after(nth, atMs);

describe('runGate, the start', () => {
  it('is healthy at the second good answer in a row, a second after the first', async () => {
    const result = await gate({ web: script('--++') });
    expect(result).toMatchObject({
      verdict: 'healthy',
      attempts: 4,
      durationMs: 3000,
      version: 'v2',
      reason: '1 of 1 check healthy',
    });
    expect(result.world.asked.web).toEqual([0, 1000, 2000, 3000]);
    expect(result.world.lines.slice(2)).toEqual([
      '0s web: not ready yet: status is 503, expected 200',
      '2s web: good answer (1 of 2): status 200',
      '3s web: healthy after 4 probes: status 200, version "v2"',
    ]);
  });

  it('asks exactly max-attempts times, however the service fails', async () => {
    const acts = fc.string({ unit: fc.constantFrom('-', 'h', '?'), minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 2, max: 12 }), async (signs, maxAttempts) => {
        const { verdict, attempts, world } = await gate({ web: script(signs) }, { maxAttempts });
        expect([attempts, world.asked.web?.length]).toEqual([maxAttempts, maxAttempts]);
        expect(['unhealthy', 'inconclusive']).toContain(verdict);
      }),
      { numRuns: 40 },
    );
  });

  it('never asks more than max-attempts times before it is healthy', async () => {
    const acts = fc.string({ unit: fc.constantFrom('-', '+', '?'), minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 2, max: 8 }), async (signs, maxAttempts) => {
        const { world, verdict, attempts } = await gate({ web: script(signs) }, { maxAttempts });
        expect(world.asked.web?.length).toBeLessThanOrEqual(maxAttempts);
        expect(verdict === 'healthy' || attempts === maxAttempts).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  it('ends at max-attempts where that comes before start-timeout, with the exact evidence', async () => {
    const result = await gate({ web: script('-') }, { maxAttempts: 3 });
    expect(result).toMatchObject({
      verdict: 'unhealthy',
      attempts: 3,
      durationMs: 3000,
      reason: 'web: not healthy (max-attempts reached after 3 probes): status is 503, expected 200',
    });
    expect(result.checks[0]?.evidence.map(({ status }) => status)).toEqual([503, 503, 503]);
    expect(result.checks[0]?.decidedAt).toBe(new Date(1_700_000_003_000).toISOString());
  });

  it('ends at start-timeout where that comes before max-attempts, to the millisecond', async () => {
    const result = await gate({ web: script('-') }, { maxAttempts: 1000, startTimeoutMs: 10_500 });
    expect(result).toMatchObject({ verdict: 'unhealthy', attempts: 11, durationMs: 10_500 });
  });

  it('does not let a probe that hangs outlast start-timeout', async () => {
    const result = await gate({ web: script('h') }, { startTimeoutMs: 2000 });
    expect(result).toMatchObject({ verdict: 'unhealthy', attempts: 1, durationMs: 2000 });
    expect(result.reason).toContain('no answer within 2.0 s');
    expect((await gate({ web: script('h') }, { startTimeoutMs: 12_000 })).durationMs).toBe(12_000);
  });

  it('does not take a probe that start-timeout cut short for evidence', async () => {
    const result = await gate({ web: script('??h') }, { startTimeoutMs: 3000 });
    expect(result).toMatchObject({ verdict: 'inconclusive', attempts: 3, durationMs: 3000 });
  });

  it('begins after initial-delay, which costs nothing of start-timeout', async () => {
    const result = await gate({ web: script('--++') }, { initialDelayMs: 60_000, startTimeoutMs: 4000 });
    expect(result).toMatchObject({ verdict: 'healthy', durationMs: 63_000 });
    expect(result.world.asked.web?.[0]).toBe(60_000);
  });

  it('does not take the old version for the new one', async () => {
    const old: Service = () => ({ status: 200, version: 'v1' });
    const slow = await gate({ web: until(7000, old, () => well) }, { version: 'v2' });
    expect(slow).toMatchObject({ verdict: 'healthy', attempts: 9, version: 'v2' });
    expect(slow.world.lines[2]).toBe('0s web: not ready yet: version is v1, expected v2');
    const never = await gate({ web: old }, { version: 'v2', maxAttempts: 3 });
    expect(never).toMatchObject({ verdict: 'unhealthy', version: 'v1' });
    expect(never.reason).toContain('version is v1, expected v2');
  });
});

describe('runGate, what is the runner itself', () => {
  it.each([
    ['never resolved', '?', {}, 'inconclusive'],
    ['never resolved, max-attempts', '?', { maxAttempts: 3 }, 'inconclusive'],
    ['resolved at last, and ill', '????-', {}, 'unhealthy'],
    ['ill at first, then out of sight', '--?', {}, 'inconclusive'],
    ['out of sight at first', '???++', {}, 'healthy'],
  ])('%s', async (_, signs, given, verdict) => {
    expect((await gate({ web: script(signs) }, { startTimeoutMs: 20_000, ...given })).verdict).toBe(verdict);
  });

  it('goes on through a short blindness in the soak', async () => {
    const result = await gate({ web: script('++????+') }, { soakMs: 60_000 });
    expect(result).toMatchObject({ verdict: 'healthy', durationMs: 61_000 });
  });

  it.each([0, 10_000])('does not hold against a soak of %d ms what the runner missed before it', async (soakMs) => {
    const late = until(
      40_000,
      () => ill,
      () => well,
    );
    const result = await gate({ a: script('++???+'), b: late }, { soakMs });
    expect(result.verdict).toBe('healthy');
  });

  it('is inconclusive where the soak ends blind, and does not wait for ever', async () => {
    const result = await gate({ web: script('++?') }, { soakMs: 60_000 });
    expect(result).toMatchObject({ verdict: 'inconclusive', durationMs: 61_000 });
    expect(result.reason).toContain('the runner could no longer reach the service');
  });
});

describe('runGate, the soak', () => {
  it('watches for as long as it is told to, in the slow rhythm and in silence', async () => {
    const result = await gate({ web: script('+') }, { soakMs: 20_000 });
    expect(result).toMatchObject({
      verdict: 'healthy',
      durationMs: 21_000,
      reason: '1 of 1 check healthy, soaked for 20.0 s',
    });
    expect(result.soakFrom).toBe(new Date(1_700_000_001_000).toISOString());
    expect(result.world.asked.web).toEqual([0, 1000, 6000, 11_000, 16_000]);
    expect(result.world.lines).toHaveLength(5);
  });

  it('confirms a first failure fast, and ends at once at the third in a row', async () => {
    const result = await gate({ web: script('++++-') }, { soakMs: 300_000 });
    expect(result).toMatchObject({ verdict: 'unhealthy', durationMs: 18_000 });
    expect(result.world.asked.web).toEqual([0, 1000, 6000, 11_000, 16_000, 17_000, 18_000]);
    expect(result.reason).toBe('web: 3 failures in a row: status is 503, expected 200');
    expect(result.checks[0]?.evidence.map(({ at }) => at - 1_700_000_000_000)).toEqual([16_000, 17_000, 18_000]);
  });

  it('goes back to the slow rhythm when a streak is broken, and forgets it', async () => {
    const result = await gate({ web: script('++--+--+') }, { soakMs: 30_000 });
    expect(result).toMatchObject({ verdict: 'healthy', durationMs: 31_000 });
    expect(result.world.asked.web).toEqual([0, 1000, 6000, 7000, 8000, 13_000, 14_000, 15_000, 20_000, 25_000, 30_000]);
  });

  it.each([
    ['complete', '++-', 'unhealthy', 8000],
    ['broken', '++--+', 'healthy', 8000],
  ])('goes on behind its end until a streak is %s', async (_, signs, verdict, durationMs) => {
    const result = await gate({ web: script(signs) }, { soakMs: 5500 });
    expect(result).toMatchObject({ verdict, durationMs });
    expect(result.world.lines).toContain('6.5s The soak is over; confirming the last failures of web.');
  });

  it('says that it only waits for a last probe, and that it is alive', async () => {
    const slow: Service = (nth) => ({ status: 200, afterMs: nth < 2 ? 0 : 3000 });
    const { world } = await gate({ web: slow }, { soakMs: 62_000, interval: 5000 } as Given);
    expect(world.lines).toContain('63s The soak is over; waiting for the last probe of web.');
    expect(world.lines.filter((line) => line.includes('soaking:'))).toEqual([
      '30s soaking: 29.0 s of 1 min 02 s, 7 probes',
    ]);
  });

  it('waits for a probe that is under way at its end: a service that just hung is not healthy', async () => {
    const result = await gate({ web: script('+++h') }, { soakMs: 12_000 });
    expect(result).toMatchObject({ verdict: 'unhealthy', durationMs: 11_000 + 3 * 5000 });
  });

  it('never ends healthy inside a failing streak', async () => {
    const acts = fc.string({ unit: fc.constantFrom('-', '+', '?', 'h'), minLength: 3, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(acts, fc.integer({ min: 0, max: 60_000 }), async (signs, soakMs) => {
        const { verdict, timeline, durationMs } = await gate({ web: script(`++${signs}`) }, { soakMs });
        if (verdict === 'healthy') expect(timeline.at(-1)?.kind).toBe('answered');
        if (verdict === 'healthy') expect(timeline.at(-1)?.ok).toBe(true);
        if (verdict === 'unhealthy') {
          const seen = timeline.filter(({ kind }) => kind !== 'own-fault');
          expect(seen.slice(-3).map(({ ok }) => ok)).toEqual([false, false, false]);
        }
        expect(durationMs).toBeLessThanOrEqual(1000 + soakMs + 9 * 5000);
      }),
      { numRuns: 60 },
    );
  });
});

describe('runGate, a soak that is shorter than the interval', () => {
  it.each([
    ['well', '+', 'healthy', [0, 1000, 4000], 4000],
    ['ill since it began', '++-', 'unhealthy', [0, 1000, 4000, 5000, 6000], 6000],
    ['out of sight', '++?', 'inconclusive', [0, 1000, 4000, 5000, 6000], 6000],
  ])('asks a service that is %s once more before it vouches for it', async (_, signs, verdict, asked, durationMs) => {
    const result = await gate({ web: script(signs) }, { soakMs: 3000 });
    expect(result).toMatchObject({ verdict, durationMs });
    expect(result.world.asked.web).toEqual(asked);
  });

  it('asks only those that nobody has asked', async () => {
    const late = until(
      3500,
      () => ill,
      () => well,
    );
    const result = await gate({ a: script('+'), b: late }, { soakMs: 3000 });
    expect(result).toMatchObject({ verdict: 'healthy', durationMs: 8000 });
    expect(result.world.asked).toEqual({ a: [0, 1000, 6000], b: [0, 1000, 2000, 3000, 4000, 5000, 8000] });
  });
});

describe('runGate, several checks', () => {
  it('asks each in its own rhythm: one that hangs does not hold up the others', async () => {
    const result = await gate({ a: script('+'), b: script('hh++') }, { soakMs: 10_000 });
    expect(result).toMatchObject({ verdict: 'healthy', durationMs: 21_000 });
    expect(result.world.asked.b?.slice(0, 4)).toEqual([0, 5000, 10_000, 11_000]);
    expect(result.world.asked.a?.slice(0, 4)).toEqual([0, 1000, 6000, 11_000]);
  });

  it('begins the soak when the quorum is healthy, not when the first check is', async () => {
    const result = await gate(
      {
        a: script('+'),
        b: until(
          30_000,
          () => ill,
          () => well,
        ),
      },
      { soakMs: 10_000 },
    );
    expect(result).toMatchObject({ verdict: 'healthy', durationMs: 41_000 });
  });

  it('ends at once when one of all is lost', async () => {
    const result = await gate({ a: script('+'), b: script('-') }, { maxAttempts: 3, soakMs: 10_000 });
    expect(result).toMatchObject({ verdict: 'unhealthy', durationMs: 3000 });
    expect(result.checks.map(({ verdict }) => verdict)).toEqual(['healthy', 'unhealthy']);
    expect(result.reason).toContain('1 of 2 checks healthy');
  });

  it('needs no more than the quorum', async () => {
    const quorum = { kind: 'count', count: 2 } as const;
    const services = { a: script('+'), b: script('-'), c: script('+') };
    const result = await gate(services, { quorum, soakMs: 10_000, maxAttempts: 4 });
    expect(result).toMatchObject({
      verdict: 'healthy',
      durationMs: 11_000,
      reason: '2 of 3 checks healthy (2 needed), soaked for 10.0 s',
    });
    expect(result.checks.map(({ verdict }) => verdict)).toEqual(['healthy', 'unhealthy', 'healthy']);
  });

  it('begins the soak anew when a quorum that was lost comes back', async () => {
    const quorum = { kind: 'count', count: 1 } as const;
    const late = until(
      20_000,
      () => ill,
      () => well,
    );
    const result = await gate({ a: script('++-'), b: late }, { quorum, soakMs: 30_000 });
    expect(result).toMatchObject({ verdict: 'healthy', durationMs: 51_000 });
    expect(result.world.lines).toContain(
      '8s The quorum is lost, but can still be reached; the soak starts again when it is.',
    );
  });

  it('prefers to know of an ill check over giving up on one that cannot be asked', async () => {
    const blind: Service = () => unresolved;
    const result = await gate({ a: blind, b: script('-') }, { maxAttempts: 10 });
    expect(result.verdict).toBe('unhealthy');
    const alone = await gate({ a: blind, b: script('+') }, { maxAttempts: 10 });
    expect(alone).toMatchObject({ verdict: 'inconclusive' });
  });

  it('reports no version where they differ', async () => {
    const other: Service = () => ({ status: 200, version: 'v1' });
    expect((await gate({ a: script('+'), b: other })).version).toBe('');
  });
});

describe('runGate, several that fail at once', () => {
  it('gives each of them its verdict where their starts end at the same moment', async () => {
    const services = { a: script('-'), b: script('h'), c: script('+'), d: script('?') };
    const result = await gate(services, { startTimeoutMs: 12_000 });
    expect(result).toMatchObject({ verdict: 'unhealthy', durationMs: 12_000 });
    expect(result.checks.map(({ verdict }) => verdict)).toEqual(['unhealthy', 'unhealthy', 'healthy', 'inconclusive']);
    expect(result.reason).toMatch(/^a: not healthy .*; b: not healthy .*; 1 of 4 checks healthy$/);
  });

  it('says of the others that they were failing when it ended', async () => {
    const given = settings(['a', 'b', 'c', 'd'], { soakMs: 60_000 });
    const checks = given.checks.map((check, at) => (at === 0 ? { ...check, startTimeoutMs: 3000 } : check));
    const world = fakeWorld({ a: script('-'), b: script('-'), c: script('-'), d: script('++--------') });
    const result = await runGate({ ...given, checks }, world);
    expect(result.checks.map(({ verdict, reason }) => [verdict, reason])).toEqual([
      ['unhealthy', 'not healthy (start-timeout reached after 3 probes): status is 503, expected 200'],
      ['', 'failing when the gate ended: status is 503, expected 200'],
      ['', 'failing when the gate ended: status is 503, expected 200'],
      ['healthy', 'healthy after 2 probes: status 200'],
    ]);
    expect(result.reason).toContain('2 others were failing when it ended');
  });

  it('says of a healthy check that it was failing, too', async () => {
    const world = fakeWorld({ a: script('-'), b: script('++-') });
    const { checks, ...others } = settings(['a', 'b'], { intervalMs: 1000 });
    const limits = { ...others, checks: checks.map((check) => ({ ...check, maxAttempts: 3 })) };
    const result = await runGate(limits, world);
    expect(result.checks[1]?.reason).toMatch(/; failing when the gate ended \(1 in a row\): status is 503/);
  });
});

describe('runGate, an old member behind the balancer', () => {
  it.each([48_000, 48_100, 49_000])('says the same whatever answers last, at %d ms', async (startTimeoutMs) => {
    const members: Service = (nth) => ({ status: 200, version: nth % 3 === 0 ? 'v1' : 'v2' });
    const given = { version: 'v2', instances: 3, startTimeoutMs, fastIntervalMs: 1000 };
    const result = await gate({ web: members, other: script('+') }, given);
    expect(result).toMatchObject({ verdict: 'unhealthy', version: '' });
    expect(result.reason).toMatch(
      /6\d of 100 answers were v2, 3\d v1: about one instance in 3 is old; never more than 2 of 18/,
    );
    expect(result.checks[0]?.evidence).toHaveLength(100);
    expect(result.checks[0]?.versions).toEqual({ v1: expect.any(Number), v2: expect.any(Number) });
    expect(result.world.lines.filter((line) => line.includes('web: ')).length).toBeLessThan(12);
  });
});

describe('runGate, when it is cancelled', () => {
  it('ends at once, with an empty verdict and what was seen so far', async () => {
    const world = fakeWorld({ web: script('++h') });
    const running = runGate(settings(['web'], { soakMs: 600_000 }), world);
    await world.clock.sleep(7000);
    world.cancel();
    expect(await running).toMatchObject({
      verdict: '',
      attempts: 2,
      durationMs: 7000,
      reason: 'cancelled before the verdict; 1 of 1 check healthy',
      checks: [{ name: 'web', verdict: 'healthy', attempts: 2 }],
    });
  });

  it('asks nothing where it was cancelled before', async () => {
    const world = fakeWorld({ web: script('+') });
    world.cancel();
    expect(await runGate(settings(['web']), world)).toMatchObject({ verdict: '', attempts: 0 });
    expect(world.asked).toEqual({});
  });
});

describe('runGate, the report', () => {
  it('keeps every observation in its order, and sums up latencies', async () => {
    const slow: Service = (nth) => ({ status: 200, version: 'v2', afterMs: 100 * (nth + 1) });
    const result = await gate({ web: slow }, { soakMs: 4000 });
    expect(result.timeline.map(({ check, at, latencyMs }) => [check, at - 1_700_000_000_000, latencyMs])).toEqual([
      ['web', 0, 100],
      ['web', 1000, 200],
      ['web', 5200, 300],
    ]);
    expect(result.checks[0]).toMatchObject({ p50Ms: 200, p99Ms: 300, lastStatus: 200, attempts: 3 });
    expect(result.omitted).toBe(0);
  });
});

describe('runGate, what cannot be judged', () => {
  const plain: Service = () => ({ status: 200, body: '{"status":"healthy","build":"v2"}' });

  it('is inconclusive where no answer ever had a version, and shows the fields that are there', async () => {
    const result = await gate({ web: plain }, { version: 'v2', startTimeoutMs: 10_000 });
    expect(result.verdict).toBe('inconclusive');
    expect(result.reason).toContain(
      'no version at $.version, expected v2; the answer has $.status, $.build; set `version-path` to the field that holds it',
    );
    expect(result.checks[0]?.causes).toEqual([
      { kind: 'no-version', path: '$.version', expected: 'v2', fields: ['$.status', '$.build'] },
    ]);
  });

  it('waits for the version to appear: the old one may have none', async () => {
    expect(await gate({ web: until(5000, plain, () => well) }, { version: 'v2' })).toMatchObject({
      verdict: 'healthy',
      version: 'v2',
    });
  });

  it('is unhealthy where one answer had a version, for then the path is right', async () => {
    const service = until(5000, () => ({ status: 200, version: 'v1' }), plain);
    expect(await gate({ web: service }, { version: 'v2', startTimeoutMs: 10_000 })).toMatchObject({
      verdict: 'unhealthy',
    });
  });

  it('is unhealthy where something else is wrong, too', async () => {
    expect(await gate({ web: () => ill }, { version: 'v2', startTimeoutMs: 10_000 })).toMatchObject({
      verdict: 'unhealthy',
      checks: [{ causes: [{ kind: 'status', status: 503 }] }],
    });
  });

  it('is inconclusive, and ends in time, where a path costs too much on every answer', async () => {
    const assertion = parseJsonAssertion('$.x[?count($.x[*]) > @]');
    if ('problem' in assertion) throw new Error(assertion.problem);
    const body = JSON.stringify({ x: Array.from({ length: 100_000 }, (_, at) => at) });
    const given = settings(['web'], { startTimeoutMs: 5000 });
    const checks = given.checks.map((check): CheckSettings => {
      const probe = check.probe as Extract<CheckSettings['probe'], { request: unknown }>;
      return { ...check, probe: { ...probe, expect: { ...probe.expect, json: [assertion] } } };
    });
    const result = await runGate({ ...given, checks }, fakeWorld({ web: () => ({ status: 200, body }) }));
    expect(result).toMatchObject({ verdict: 'inconclusive', checks: [{ failures: 0 }] });
    expect(result.reason).toContain('but the answer could not be judged: $.x[?count($.x[*]) > @] needs too much work');
    expect(result.checks[0]?.causes).toEqual([{ kind: 'query-too-costly', path: '$.x[?count($.x[*]) > @]' }]);
  });

  it('is inconclusive where an answer is too long to be judged, and unhealthy where it is bad otherwise, too', async () => {
    const long = (status: number) => {
      const world = fakeWorld({ web: () => ({ status, body: '{' }) });
      const ask: typeof world.ask = async (...question) => ({ ...(await world.ask(...question)), complete: false });
      return { ...world, ask };
    };
    const given = settings(['web'], { version: 'v2', startTimeoutMs: 5000 });
    const result = await runGate(given, long(200));
    expect(result).toMatchObject({ verdict: 'inconclusive', checks: [{ failures: 0 }] });
    expect(result.reason).toContain('but the answer could not be judged: the body is longer than 1 MiB');
    expect(await runGate(given, long(503))).toMatchObject({ verdict: 'unhealthy' });
  });

  it('takes a short SHA for the commit that is deployed, says so once, and sees no mixture in it', async () => {
    const sha = 'abcdef0123456789abcdef0123456789abcdef01';
    const service: Service = (nth) => ({ status: 200, version: nth % 2 === 0 ? sha.slice(0, 7) : sha });
    const result = await gate({ web: service }, { version: sha, healthyThreshold: 4 });
    expect(result).toMatchObject({ verdict: 'healthy', checks: [{ notes: [{ kind: 'short-version' }] }] });
    expect(result.checks[0]?.versions).toBeUndefined();
    expect(result.world.lines.filter((line) => line.includes('note:'))).toEqual([
      `0s web: note: abcdef0 counts as ${sha}: both are the same commit SHA, one of them shortened.`,
    ]);
  });
});
