import { type GateResult, parseLatencyObjective, runGate } from '@deploy-actions/gate';
import { type FakeWorld, fakeWorld, type Service, settings, unresolved } from './fake-service';

const objective = (line: string) => ({ latencySlo: [line].flatMap((text) => parseLatencyObjective(text) ?? []) });

async function gate(web: Service, given: Parameters<typeof settings>[1]): Promise<GateResult & { world: FakeWorld }> {
  const world = fakeWorld({ web });
  return { ...(await runGate(settings(['web'], given), world)), world };
}

/** Answers within `fastMs`; the probes whose numbers are given are slow. */
const mostlyFast =
  (slow: readonly number[], slowMs = 1500): Service =>
  (nth) => ({ status: 200, version: 'v2', afterMs: slow.includes(nth) ? slowMs : 20 });

describe('runGate, latency-slo', () => {
  it('is met where so many percent of the answers of the soak are in time', async () => {
    const result = await gate(mostlyFast([50]), { soakMs: 500_000, ...objective('p99 < 1s') });
    expect(result).toMatchObject({ verdict: 'healthy', endedBy: 'soak' });
    expect(result.world.warnings).toEqual([]);
  });

  it('makes a service unhealthy that answers well and too slowly', async () => {
    const result = await gate(mostlyFast([50, 70]), { soakMs: 500_000, ...objective('p99 < 1s') });
    expect(result).toMatchObject({ verdict: 'unhealthy', checks: [{ verdict: 'unhealthy' }] });
    expect(result.reason).toBe(
      'web: too slow: 2 of 78 probes of the soak were too slow for p99 < 1s (the slowest took 1.5 s), and at most 1 of 198 may be',
    );
  });

  it('gives the percentile where only the end decides', async () => {
    const slow = Array.from({ length: 52 }, (_, at) => at + 2);
    const result = await gate(mostlyFast(slow), { soakMs: 500_000, ...objective('p50 < 1s') });
    expect(result.reason).toBe('web: too slow: p50 is 1.5 s over the 100 probes of the soak, expected p50 < 1s');
  });

  it('says so as soon as it is certain, not at the end of the soak', async () => {
    const result = await gate(() => ({ status: 200, afterMs: 1500 }), { soakMs: 500_000, ...objective('p99 < 1s') });
    expect(result).toMatchObject({ verdict: 'unhealthy', endedBy: 'checks' });
    expect(result.durationMs).toBeLessThan(40_000);
    expect(result.reason).toMatch(
      /^web: too slow: 5 of 5 probes of the soak were too slow for p99 < 1s \(the slowest took 1.5 s\)/,
    );
    expect(result.checks[0]?.failure).toBeUndefined();
  });

  it('does not excuse a service that is too slow to bring enough samples', async () => {
    const service: Service = () => ({ status: 200, afterMs: 4900 });
    const result = await gate(service, { soakMs: 12_000, ...objective('p99 < 1s') });
    expect(result).toMatchObject({ verdict: 'unhealthy' });
    expect(result.reason).toContain('at most 1 of 100 may be');
  });

  it('does not hold a slow start against it', async () => {
    const result = await gate(mostlyFast([0, 1, 2], 4000), { soakMs: 60_000, ...objective('p90 < 1s') });
    expect(result.verdict).toBe('healthy');
  });

  it('takes a probe without an answer for slower than anything', async () => {
    const hangs: Service = (nth) => (nth === 6 || nth === 10 ? 'hang' : { status: 200, afterMs: 20 });
    const result = await gate(hangs, { soakMs: 60_000, ...objective('p90 < 60s') });
    expect(result).toMatchObject({ verdict: 'unhealthy' });
    expect(result.reason).toContain('p90 is no answer');
  });

  it("leaves out the runner's own faults", async () => {
    const blind: Service = (nth) => (nth === 6 ? unresolved : { status: 200, afterMs: 20 });
    const result = await gate(blind, { soakMs: 60_000, ...objective('p90 < 1s') });
    expect(result.verdict).toBe('healthy');
  });

  it('is inconclusive with too few samples, and warns before it begins', async () => {
    const result = await gate(mostlyFast([]), { soakMs: 60_000, ...objective('p99 < 1s') });
    expect(result.verdict).toBe('inconclusive');
    expect(result.reason).toMatch(
      /^web: too few probes in the soak for p99 < 1s: \d+ of the 100 required; the soak is too short: set soak to 600s or more, or interval to 500ms or less$/,
    );
    expect(result.world.warnings).toEqual([expect.stringContaining('set soak to 600s or more')]);
  });

  it.each([0, 20])('has room for a hundred samples in a hundred intervals, answered in %d ms', async (afterMs) => {
    const service: Service = () => ({ status: 200, afterMs });
    expect((await gate(service, { soakMs: 500_000, ...objective('p99 < 1s') })).verdict).toBe('healthy');
  });

  it('counts anew when the soak begins anew', async () => {
    const world = fakeWorld({
      a: (nth) => (nth < 4 ? { status: 200, afterMs: 20 } : { status: 503 }),
      b: (_, atMs) => (atMs < 40_000 ? { status: 503, afterMs: 3000 } : { status: 200, afterMs: 20 }),
    });
    const given = { soakMs: 60_000, quorum: { kind: 'count', count: 1 } as const, ...objective('p90 < 1s') };
    const result = await runGate(settings(['a', 'b'], given), world);
    expect(result.checks.map(({ verdict }) => verdict)).toEqual(['unhealthy', 'healthy']);
    expect(result.verdict).toBe('healthy');
  });
});
