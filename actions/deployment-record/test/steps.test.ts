import type { StepReport } from '@deploy-actions/report';
import { contradiction, foldSteps, wentLive } from '../src/steps';

function report(action: string, verdict: string, raw: Record<string, unknown> = {}, durationMs?: number): StepReport {
  return { action, verdict, raw, ...(durationMs === undefined ? {} : { durationMs }) };
}

describe('foldSteps', () => {
  it('puts verdicts beside what the user said, and never over it', () => {
    const folded = foldSteps(
      [
        { name: 'smoke', result: 'passed' },
        { name: 'health-gate', result: 'mine' },
      ],
      [report('health-gate', 'healthy', {}, 900), report('health-gate', 'unhealthy'), report('error-rate-monitor', '')],
    );
    expect(folded.healthChecks).toEqual({
      smoke: 'passed',
      'health-gate': 'mine',
      'health-gate-2': 'healthy',
      'health-gate-3': 'unhealthy',
      'error-rate-monitor': 'skipped',
    });
    expect(folded.steps[0]).toEqual({ action: 'health-gate', verdict: 'healthy', reason: '', durationMs: 900 });
    expect(folded.bad).toEqual(['health-gate']);
  });

  it('keeps why a step said so: its reason, else its error', () => {
    const folded = foldSteps(
      [],
      [
        { ...report('health-gate', 'unhealthy'), reason: '3 in a row', error: { code: 'UNHEALTHY', message: 'worse' } },
        { ...report('ssh-deploy', 'failed'), error: { code: 'DISK_FULL', message: 'x'.repeat(5000) } },
      ],
    );
    expect(folded.steps.map(({ reason }) => reason)).toEqual(['3 in a row', 'x'.repeat(1000)]);
  });

  it('takes the error of a step that had no verdict', () => {
    const broken = { ...report('ssh-deploy', ''), error: { code: 'BAD_INPUT', message: '' } };
    expect(foldSteps([], [broken]).healthChecks).toEqual({ 'ssh-deploy': 'BAD_INPUT' });
  });

  it('learns from deploy and rollback which version was live and which one is', () => {
    const folded = foldSteps(
      [],
      [
        report('ssh-deploy', 'deployed', { previousVersion: 'v1' }),
        report('auto-rollback', 'rolled-back', { outputs: { 'to-version': 'v0' } }),
      ],
    );
    expect(folded).toMatchObject({ previousVersion: 'v1', rolledBackTo: 'v0' });
  });

  it.each(['refused', 'planned', 'failed', 'not-needed'])('does not take "%s" for a rollback', (verdict) => {
    expect(foldSteps([], [report('auto-rollback', verdict, { toVersion: 'v0' })]).rolledBackTo).toBe('');
  });

  it('survives names that are special to JavaScript', () => {
    const { healthChecks } = foldSteps([{ name: '__proto__', result: 'x' }], []);
    expect(JSON.parse(JSON.stringify(healthChecks))).toEqual(JSON.parse('{"__proto__":"x"}'));
  });
});

describe('wentLive', () => {
  it.each([
    ['success', [], true],
    ['failure', [report('ssh-deploy', 'not-deployed')], false],
    ['failure', [report('ssh-deploy', 'not-deployed'), report('ssh-deploy', 'deployed')], true],
    ['failure', [report('ssh-deploy', 'reverted')], true],
    ['failure', [report('health-gate', 'unhealthy')], undefined],
    ['cancelled', [report('ssh-deploy', 'not-deployed')], false],
  ] as const)('%s: %#', (status, reports, expected) => {
    expect(wentLive(status, foldSteps([], reports))).toBe(expected);
  });
});

describe('contradiction', () => {
  it.each([
    ['success', [report('health-gate', 'healthy')], undefined],
    ['success', [report('health-gate', 'unhealthy')], /health-gate reported a bad verdict/],
    ['success', [report('health-gate', 'inconclusive')], undefined],
    ['success', [report('ssh-deploy', 'not-deployed')], /the deploy reported not-deployed/],
    ['failure', [report('ssh-deploy', 'not-deployed')], undefined],
    ['rolled-back', [report('health-gate', 'unhealthy'), report('auto-rollback', 'rolled-back')], undefined],
    ['failure', [report('auto-rollback', 'rolled-back', { toVersion: 'v1' })], /a rollback to v1/],
  ] as const)('%s: %#', (status, reports, expected) => {
    const doubt = contradiction(status, foldSteps([], reports));
    if (expected === undefined) expect(doubt).toBeUndefined();
    else expect(doubt).toMatch(expected);
  });
});
