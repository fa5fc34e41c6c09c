import { type GateResult, runGate } from '@deploy-actions/gate';
import fc from 'fast-check';
import { type FakeWorld, fakeWorld, ill, type Service, script, settings, well } from './fake-service';

type Given = Parameters<typeof settings>[1];

async function gate(services: Record<string, Service>, given?: Given): Promise<GateResult & { world: FakeWorld }> {
  const world = fakeWorld(services);
  return { ...(await runGate(settings(Object.keys(services), given), world)), world };
}

describe('runGate, the grid', () => {
  const slow =
    (afterMs: number): Service =>
    () => ({ status: 200, version: 'v2', afterMs });

  it.each([
    ['a little', 300, [0, 1000, 6000, 11_000, 16_000]],
    ['longer than fast-interval', 1700, [0, 2000, 7000, 12_000, 17_000]],
    ['longer than interval', 6000, [0, 6000, 16_000, 26_000]],
  ])('does not drift where each answer takes %s', async (_, afterMs, asked) => {
    const result = await gate({ web: slow(afterMs) }, { soakMs: 18_000, timeoutMs: 8000 });
    expect(result.world.asked.web?.slice(0, asked.length)).toEqual(asked);
  });

  it('begins anew at the probe that changes the pace', async () => {
    const late: Service = (nth) => (nth === 3 ? { status: 503, afterMs: 400 } : well);
    const result = await gate({ web: late }, { soakMs: 20_000 });
    expect(result.world.asked.web).toEqual([0, 1000, 6000, 11_000, 12_000, 17_000]);
  });
});

describe('runGate, max-attempts', () => {
  it.each([
    ['fails at once', '-', 'unhealthy'],
    ['hangs', 'h', 'unhealthy'],
    ['cannot be asked', '?', 'inconclusive'],
  ])('five attempts every 10 s take 50 s where the service %s', async (_, signs, verdict) => {
    const given = { intervalMs: 10_000, fastIntervalMs: 10_000, maxAttempts: 5 };
    expect(await gate({ web: script(signs) }, given)).toMatchObject({ verdict, attempts: 5, durationMs: 50_000 });
  });

  it('waits for the last answer where that takes longer than its interval', async () => {
    const result = await gate({ web: script('h') }, { maxAttempts: 2 });
    expect(result).toMatchObject({ attempts: 2, durationMs: 10_000 });
  });

  it('does not wait for the end of the interval when the last attempt makes it healthy', async () => {
    const given = { intervalMs: 10_000, fastIntervalMs: 10_000, maxAttempts: 3 };
    expect(await gate({ web: script('-++') }, given)).toMatchObject({ verdict: 'healthy', durationMs: 20_000 });
  });
});

describe('runGate, the deadline', () => {
  it.each([
    ['fails', '-', 'unhealthy', 'not healthy (deadline reached after 10 probes): status is 503, expected 200'],
    ['hangs', 'h', 'unhealthy', 'not healthy (deadline reached after 2 probes): no answer within 5.0 s'],
    [
      'cannot be asked',
      '?',
      'inconclusive',
      'deadline reached after 10 probes, but the runner could never reach the service',
    ],
  ])('ends the start of a check that %s', async (_, signs, verdict, reason) => {
    const result = await gate({ web: script(signs) }, { deadlineMs: 10_000 });
    expect(result).toMatchObject({
      verdict,
      durationMs: 10_000,
      endedBy: 'deadline',
    });
    expect(result.reason).toContain(reason);
  });

  it('takes a hanging service for ill even if it leaves no time for the whole time-out', async () => {
    expect(await gate({ web: script('h') }, { deadlineMs: 3000 })).toMatchObject({ verdict: 'unhealthy', attempts: 1 });
  });

  it('makes a soak that it cuts inconclusive, and says how far it came', async () => {
    const late: Service = (_, atMs) => (atMs < 60_000 ? ill : well);
    const result = await gate({ web: late }, { soakMs: 300_000, deadlineMs: 301_000 });
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      durationMs: 301_000,
      endedBy: 'deadline',
      checks: [{ verdict: 'healthy' }],
      reason: 'healthy for 4 min 00 s of the soak of 5 min 00 s, when the deadline ended it; 1 of 1 check healthy',
    });
  });

  it('does not wait behind it for a streak that is open', async () => {
    const result = await gate({ web: script('++-') }, { soakMs: 5500, deadlineMs: 7500 });
    expect(result).toMatchObject({
      verdict: 'inconclusive',
      durationMs: 7500,
      reason: 'the deadline ended the gate before the result was certain for web; 1 of 1 check healthy',
    });
  });

  it('is no obstacle where the soak ends at the same moment', async () => {
    const result = await gate({ web: script('+') }, { soakMs: 10_000, deadlineMs: 11_000 });
    expect(result).toMatchObject({ verdict: 'healthy', durationMs: 11_000 });
  });

  it('does not vouch for what nobody looked at in a soak that ends at the same moment', async () => {
    const result = await gate({ web: script('+') }, { soakMs: 3000, deadlineMs: 4000 });
    expect(result.verdict).toBe('inconclusive');
  });

  it('ends an initial delay that is longer', async () => {
    const result = await gate({ web: script('+') }, { initialDelayMs: 5000, deadlineMs: 2000 });
    expect(result).toMatchObject({ verdict: 'inconclusive', attempts: 0, durationMs: 2000 });
    expect(result.reason).toContain('not probed before the deadline');
  });

  it('hears every check before it ends: one that is lost may leave the quorum as it is', async () => {
    const quorum = { kind: 'count', count: 1 } as const;
    const services = { a: script('+'), b: script('h') };
    expect(await gate(services, { quorum, soakMs: 60_000, deadlineMs: 20_000 })).toMatchObject({
      verdict: 'inconclusive',
      endedBy: 'deadline',
      checks: [{ verdict: 'healthy' }, { verdict: 'unhealthy' }],
    });
  });
});

describe('runGate, the quorum over hosts', () => {
  async function fleet(signs: Record<string, string>, given: Given): Promise<GateResult> {
    const world = fakeWorld(Object.fromEntries(Object.entries(signs).map(([name, acts]) => [name, script(acts)])));
    const { checks, ...others } = settings(Object.keys(signs), given);
    const onHosts = checks.map((check) => ({ ...check, host: check.name.replace(/^.*-on-/, '') }));
    return runGate({ ...others, checks: onHosts, quorumOver: 'hosts' }, world);
  }

  const signs = {
    'web-on-a': '+',
    'api-on-a': '+',
    'web-on-b': '+',
    'api-on-b': '-',
    'web-on-c': '+',
    'api-on-c': '+',
  };

  it('counts a host only when all of its checks are healthy', async () => {
    const result = await fleet(signs, { quorum: { kind: 'count', count: 2 }, maxAttempts: 5, soakMs: 10_000 });
    expect(result).toMatchObject({ verdict: 'healthy', needed: 2, quorumOver: 'hosts' });
    expect(result.reason).toBe('2 of 3 hosts healthy (2 needed), soaked for 10.0 s');
  });

  it('is lost as soon as one check of too many hosts is', async () => {
    const result = await fleet(signs, { maxAttempts: 5, soakMs: 10_000 });
    expect(result).toMatchObject({ verdict: 'unhealthy', durationMs: 5000 });
    expect(result.reason).toMatch(/^api-on-b: .*; 2 of 3 hosts healthy$/);
  });
});

describe('runGate, the proof of several members', () => {
  /** A balancer in turn over members, of which the old one is replaced at some time. */
  const members =
    (count: number, replacedAtMs: number): Service =>
    (nth, atMs) => ({ status: 200, version: nth % count === 0 && atMs < replacedAtMs ? 'v1' : 'v2' });

  it('asks until one old member would have been seen', async () => {
    const result = await gate({ web: members(3, 0) }, { version: 'v2', instances: 3 });
    expect(result).toMatchObject({ verdict: 'healthy', attempts: 18, durationMs: 1700 });
    expect(result.reason).toBe('1 of 1 check healthy');
    expect(result.world.lines[0]).toContain('miss one old instance of 3 with a probability of 0.07 %');
  });

  it('is not healthy while one member is old', async () => {
    const result = await gate({ web: members(3, 30_000) }, { version: 'v2', instances: 3 });
    expect(result.verdict).toBe('healthy');
    expect(result.durationMs).toBeGreaterThan(30_000);
    const never = await gate({ web: members(3, Infinity) }, { version: 'v2', instances: 3, startTimeoutMs: 20_000 });
    expect(never).toMatchObject({ verdict: 'unhealthy', durationMs: 20_000 });
  });

  it('would be fooled by two answers without it', async () => {
    expect((await gate({ web: members(3, Infinity) }, { version: 'v2' })).verdict).toBe('healthy');
  });
});

describe('runGate, how soon it finds a process that dies in the soak', () => {
  it('takes one interval, one time-out and the confirmation at most, at any moment: 2 to 12 s at the defaults', async () => {
    const life = fc.record({
      diesAtMs: fc.integer({ min: 2500, max: 200_000 }),
      tookMs: fc.integer({ min: 0, max: 900 }),
      lastOneHangs: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(life, async ({ diesAtMs, tookMs, lastOneHangs }) => {
        const service: Service = (_, atMs) => {
          if (atMs >= diesAtMs) return { fault: 'ECONNREFUSED' };
          if (atMs + tookMs < diesAtMs) return { status: 200, version: 'v2', afterMs: tookMs };
          return lastOneHangs ? 'hang' : { fault: 'ECONNRESET', afterMs: diesAtMs - atMs };
        };
        const result = await gate({ web: service }, { soakMs: 300_000 });
        const foundAfterMs = result.durationMs - diesAtMs;
        expect(result.verdict).toBe('unhealthy');
        expect(foundAfterMs).toBeGreaterThanOrEqual(1000);
        expect(foundAfterMs).toBeLessThanOrEqual(lastOneHangs ? 5000 + 5000 + 2 * 1000 : 5000 + 2 * 1000);
      }),
      { numRuns: 100 },
    );
  });

  it('finds one that hangs, with connections open, within 20 s at the defaults', async () => {
    const life = fc.record({ hangsAtMs: fc.integer({ min: 2500, max: 200_000 }), tookMs: fc.nat(900) });
    await fc.assert(
      fc.asyncProperty(life, async ({ hangsAtMs, tookMs }) => {
        const service: Service = (_, atMs) =>
          atMs + tookMs < hangsAtMs ? { status: 200, version: 'v2', afterMs: tookMs } : 'hang';
        const result = await gate({ web: service }, { soakMs: 300_000 });
        expect(result.verdict).toBe('unhealthy');
        expect(result.durationMs - hangsAtMs).toBeLessThanOrEqual(5000 + 2 * 5000 + 5000);
      }),
      { numRuns: 100 },
    );
  });
});
