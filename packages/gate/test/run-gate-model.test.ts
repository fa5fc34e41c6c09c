import { type GateResult, type Quorum, type QuorumUnit, runGate } from '@deploy-actions/gate';
import fc from 'fast-check';
import { type Act, fakeWorld, ill, type Service, settings, unresolved, well } from './fake-service';
import { isIll, startIsOver, verdictOfSoak, verdictOfStart } from './model';

const TIMEOUT_MS = 2000;
const act = fc.oneof(
  fc.constantFrom<Act>(well, ill, unresolved, 'hang', well, well),
  fc
    .record({ afterMs: fc.integer({ min: 1, max: 2500 }) })
    .map(({ afterMs }): Act => ({ status: 200, version: 'v2', afterMs })),
);
const given = fc.record({
  healthyThreshold: fc.integer({ min: 1, max: 3 }),
  unhealthyThreshold: fc.integer({ min: 1, max: 3 }),
  maxAttempts: fc.option(fc.integer({ min: 3, max: 10 }), { nil: undefined }),
  startTimeoutMs: fc.integer({ min: 500, max: 30_000 }),
  initialDelayMs: fc.nat(3000),
  intervalMs: fc.integer({ min: 200, max: 6000 }),
  fastIntervalMs: fc.integer({ min: 100, max: 3000 }),
  soakMs: fc.oneof(fc.constant(0), fc.integer({ min: 100, max: 30_000 })),
  deadlineMs: fc.option(fc.integer({ min: 500, max: 60_000 }), { nil: undefined }),
});
const acts = fc.array(act, { minLength: 1, maxLength: 40 });

/** The list comes to an end, and then begins anew. */
const loop =
  (list: readonly Act[]): Service =>
  (nth) =>
    list[nth % list.length] ?? ill;

/** What the rules say of the observations that the gate itself reports, without a look at how it came to its verdict. */
function expectedOf(
  result: GateResult,
  rules: { healthyThreshold: number; unhealthyThreshold: number; maxAttempts: number | undefined },
  wasCut: boolean,
): string {
  const seen = result.timeline.filter(
    ({ timedOut, latencyMs }, at) => at === 0 || !timedOut || latencyMs >= TIMEOUT_MS,
  );
  const signs = seen.map(({ ok, kind }) => (ok ? '+' : kind === 'own-fault' ? '?' : '-')).join('');
  const healthyAt = startIsOver(signs, rules);
  if (healthyAt < 0) return verdictOfStart(signs, rules);
  const steady = signs.slice(healthyAt);
  if (isIll(steady, rules)) return 'unhealthy';
  if (wasCut) return 'inconclusive';
  const times = seen.map(({ at, latencyMs }) => at + latencyMs).slice(healthyAt);
  const { unhealthyThreshold } = rules;
  return verdictOfSoak(steady, times, {
    fromMs: Date.parse(result.soakFrom),
    soakMs: result.soakMs,
    unhealthyThreshold,
  });
}

describe('runGate, against its rules read over the whole list', () => {
  it('says of one check what they say, never takes longer than its worst case, and never asks out of turn', async () => {
    await fc.assert(
      fc.asyncProperty(acts, given, async (list, limits) => {
        const world = fakeWorld({ web: loop(list) });
        const result = await runGate(settings(['web'], { ...limits, timeoutMs: TIMEOUT_MS }), world);
        expect(result.verdict).toBe(expectedOf(result, limits, result.endedBy === 'deadline'));
        expect(result.durationMs).toBeLessThanOrEqual(result.worstCase.totalMs);
        expect(result.durationMs).toBeLessThanOrEqual(limits.deadlineMs ?? Number.POSITIVE_INFINITY);
        const graceMs = Math.min(100, limits.fastIntervalMs / 10);
        const healthyAtMs = Date.parse(result.soakFrom || result.endedAt) - Date.parse(result.startedAt);
        for (const ms of world.asked.web ?? []) {
          const sinceTickMs = (ms - limits.initialDelayMs) % limits.fastIntervalMs;
          if (ms < healthyAtMs) expect(sinceTickMs).toBeLessThanOrEqual(graceMs);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('says of several checks, or hosts, what the count of their own verdicts says, within the worst case', async () => {
    const services = fc.array(acts, { minLength: 2, maxLength: 4 });
    const quorum = fc.constantFrom<Quorum>({ kind: 'all' }, { kind: 'count', count: 1 }, { kind: 'count', count: 2 });
    const unit = fc.constantFrom<QuorumUnit>('checks', 'hosts');
    await fc.assert(
      fc.asyncProperty(services, given, quorum, unit, async (lists, limits, needed, quorumOver) => {
        const names = lists.map((_, at) => `s${at}`);
        const world = fakeWorld(Object.fromEntries(lists.map((list, at) => [`s${at}`, loop(list)])));
        const gate = settings(names, { ...limits, quorum: needed, timeoutMs: TIMEOUT_MS });
        // The first two stand on hosts of their own, the others on that of the second.
        const checks = gate.checks.map((check, at) => ({ ...check, host: at === 0 ? 'a' : 'b' }));
        const result = await runGate({ ...gate, checks, quorumOver }, world);
        const all = result.checks.map(({ verdict }) => verdict);
        const units = quorumOver === 'checks' ? all.map((verdict) => [verdict]) : [all.slice(0, 1), all.slice(1)];
        const well = units.filter((verdicts) => verdicts.every((verdict) => verdict === 'healthy')).length;
        const ill = units.filter((verdicts) => verdicts.includes('unhealthy')).length;
        if (result.verdict === 'healthy') expect(well).toBeGreaterThanOrEqual(result.needed);
        if (result.verdict === 'unhealthy') expect(units.length - ill).toBeLessThan(result.needed);
        if (result.verdict === 'inconclusive') expect(units.length - ill).toBeGreaterThanOrEqual(result.needed);
        expect(result.durationMs).toBeLessThanOrEqual(result.worstCase.totalMs);
      }),
      { numRuns: 150 },
    );
  });
});
