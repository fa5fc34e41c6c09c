import { parseLatencyObjective } from '@deploy-actions/gate';
import { planLines, planWarnings } from '../src/plan';
import { settings } from './fake-service';

const latencySlo = ['p50 < 1s', 'p99 < 2s'].flatMap((line) => parseLatencyObjective(line) ?? []);

describe('planLines', () => {
  it('says what ends what, and how long everything may take, in seconds', () => {
    const given = { soakMs: 300_000, deadlineMs: 400_000, initialDelayMs: 3000, maxAttempts: 10 };
    expect(planLines(settings(['web'], given))).toEqual([
      'web: first probe after 3.0 s; healthy after 2 good answers in a row, probed every 1.0 s for at most 50.0 s (max-attempts 10 or start-timeout); then probed every 5.0 s, unhealthy after 3 failures in a row',
      'Takes at most 398 s: 53 s start, 300 s soak, 45 s confirming failures (deadline 400 s). A service that never starts is unhealthy after 53 s.',
    ]);
  });

  it('says once what holds for many', () => {
    const [line, ...others] = planLines(settings(['a', 'b', 'c', 'd', 'e']));
    expect(line).toMatch(/^a, b, c and 2 more: healthy after 2/);
    expect(others[0]).toBe('Quorum: 5 of 5 checks: a, b, c and 2 more.');
    expect(others).toHaveLength(2);
  });

  it('says how sure the proof of several members is', () => {
    expect(planLines(settings(['web'], { instances: 3, version: 'v2' }))[0]).toContain(
      'probed every 100 ms: 18 good answers in a row miss one old instance of 3 with a probability of 0.07 %',
    );
  });

  it('says what the quorum counts, and over what', () => {
    const given = settings(['a', 'b', 'c'], { quorum: { kind: 'count', count: 1 }, quorumOver: 'hosts' });
    const checks = given.checks.map((check, at) => ({ ...check, host: at < 2 ? 'web-1' : 'web-2' }));
    expect(planLines({ ...given, checks })).toContain('Quorum: 1 of 2 hosts: web-1, web-2.');
    expect(planLines(settings(['a'])).join()).not.toContain('Quorum');
  });

  it('plans nothing where nothing is asked', () => {
    expect(planLines(settings([]))).toEqual([]);
  });
});

describe('planWarnings', () => {
  it('says what can never bring enough probes, with the cure', () => {
    expect(planWarnings(settings(['web'], { soakMs: 60_000, latencySlo }))).toEqual([
      'web: p50 < 1s, p99 < 2s needs 100 probes, and the soak brings 13 at most; the gate will be inconclusive: set soak to 600s or more, or interval to 500ms or less.',
    ]);
  });

  it.each([
    ['with a soak that is long enough', { soakMs: 500_000, latencySlo }],
    ['without an objective', { soakMs: 1000 }],
  ])('says nothing %s', (_, given) => {
    expect(planWarnings(settings(['web'], given))).toEqual([]);
  });
});
