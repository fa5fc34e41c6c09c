import { decide, judgedBy } from '../src/decision';

describe('decide', () => {
  it('acts on a bad verdict and names it, with the reason that was given', () => {
    const evidence = [
      { name: 'deploy', verdict: 'deployed' },
      { name: 'gate', verdict: 'unhealthy' },
    ];
    expect(decide('verdicts', evidence, '')).toEqual({
      act: true,
      why: 'gate=unhealthy',
      isMeasured: true,
      changedNothing: false,
    });
    expect(decide('verdicts', evidence, '3 in a row')).toMatchObject({ act: true, why: 'gate=unhealthy: 3 in a row' });
  });

  it.each([
    '',
    'inconclusive',
    'error',
    'reverted',
    'not-deployed',
    'not-confirmed',
    'refused',
    'skipped',
    'cancelled',
    'planned',
    'healthy',
  ])('leaves the fleet alone after "%s"', (verdict) => {
    expect(decide('verdicts', [{ name: 'gate', verdict }], '').act).toBe(false);
  });

  it('acts on a request without any verdict', () => {
    expect(decide('request', [], '')).toMatchObject({ act: true, why: 'requested' });
  });
});

describe('judgedBy', () => {
  const run = (eventName: string, event: Record<string, unknown> = {}) => ({ runId: '7', eventName, event });
  const wish = { trigger: 'verdicts' as const, failedVersion: 'v2', deployRunId: undefined };
  const triggered = run('workflow_run', { workflow_run: { id: 5, head_sha: 'x' } });

  it.each([
    ['this run', wish, run('push'), ['7']],
    ['this run and the one that triggered it', wish, triggered, ['7', '5']],
    ['this run and the one that is named', { ...wish, deployRunId: '6' }, triggered, ['7', '6']],
    ['this run, whatever else an event of another kind carries', wish, run('push', { workflow_run: { id: 5 } }), ['7']],
    ['no run outside a workflow', wish, { ...run(''), runId: '' }, []],
  ])('takes back what %s brought live', (_what, given, context, runIds) => {
    expect(judgedBy(given, true, context)).toEqual({ judged: { version: 'v2', runIds, isMeasured: true } });
  });

  it('binds no request of a person to a run', () => {
    expect(judgedBy({ ...wish, trigger: 'request' }, false, triggered)).toEqual({ failedVersion: 'v2' });
    expect(judgedBy({ ...wish, failedVersion: undefined }, false, triggered)).toEqual({});
  });
});
