import { buildResult, type GateFindings } from '../src/build-result';
import { CheckRecord } from '../src/check-record';
import { rulesOf } from '../src/proof';
import { Timeline } from '../src/timeline';
import { settings } from './fake-service';
import { last } from './observations';

const latencySlo = [{ text: 'p50 < 1ms', percent: 50, limitMs: 1, inclusive: false }];

function build(signs: string, given: Partial<GateFindings>, slo = false) {
  const gate = settings(['web'], { soakMs: 10_000, ...(slo ? { latencySlo } : {}) });
  const checks = gate.checks.map((check) => ({
    settings: check,
    rules: rulesOf(check),
    state: last(signs),
    record: new CheckRecord(),
  }));
  const times = { startedAt: 1000, startedAtMs: 50, endedAtMs: 2050, soakFromMs: 1050 };
  return buildResult(gate, { checks, endedBy: 'soak', cut: undefined, times, timeline: new Timeline(), ...given });
}

describe('buildResult', () => {
  it('tells times of the wall', () => {
    expect(build('++', {})).toMatchObject({
      verdict: 'healthy',
      durationMs: 2000,
      startedAt: '1970-01-01T00:00:01.000Z',
      soakFrom: '1970-01-01T00:00:02.000Z',
      endedAt: '1970-01-01T00:00:03.000Z',
      worstCase: { soakMs: 10_000 },
      quorumOver: 'checks',
      needed: 1,
    });
  });

  it.each([
    ['++', 'deadline', 'inconclusive'],
    ['++---', 'deadline', 'unhealthy'],
    ['++', 'cancellation', ''],
    ['++---', 'cancellation', ''],
    ['++???', 'soak', 'inconclusive'],
  ] as const)('%s, ended by %s where the deadline cut it, is %j', (signs, endedBy, verdict) => {
    expect(build(signs, { endedBy, cut: { reason: 'cut' } }).verdict).toBe(verdict);
  });

  it.each([
    ['soak', 'too few probes in the soak'],
    ['deadline', 'healthy after'],
    ['cancellation', 'healthy after'],
  ] as const)('judges latencies only over a whole soak: ended by %s', (endedBy, reason) => {
    expect(build('++', { endedBy }, true).checks[0]?.reason).toContain(reason);
  });
});
