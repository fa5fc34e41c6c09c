import type { CheckResult, GateResult } from '@deploy-actions/gate';

/** What the gate hands back, as far as a test says nothing else. */
export function result(given: Partial<GateResult> = {}): GateResult {
  return {
    verdict: 'healthy',
    reason: '1 of 1 check healthy',
    checks: [check()],
    attempts: 2,
    durationMs: 1042,
    version: 'v2',
    startedAt: '2026-01-01T00:00:00.000Z',
    endedAt: '2026-01-01T00:00:01.042Z',
    needed: 1,
    quorumOver: 'checks',
    endedBy: 'soak',
    worstCase: { startMs: 120_000, soakMs: 0, settleMs: 45_000, totalMs: 165_000 },
    soakFrom: '2026-01-01T00:00:01.042Z',
    soakMs: 0,
    timeline: [],
    omitted: 0,
    ...given,
  };
}

export function check(given: Partial<CheckResult> = {}): CheckResult {
  return {
    name: 'web',
    kind: 'http',
    url: 'https://a.example/health',
    verdict: 'healthy',
    attempts: 2,
    failures: 0,
    ownFaults: 0,
    daysLeft: null,
    lastStatus: 200,
    version: 'v2',
    answered: 2,
    p50Ms: 12,
    p99Ms: 40,
    reason: 'healthy after 2 probes: status 200',
    decidedAt: '2026-01-01T00:00:01.042Z',
    evidence: [],
    ...given,
  };
}
