import { foundIn, type StepReport } from '@deploy-actions/report';

const report = (raw: Record<string, unknown>): StepReport => ({ action: 'error-rate-monitor', verdict: 'fail', raw });

describe('foundIn', () => {
  it.each([
    { why: 'at the top', raw: { errorRate: 0.06 }, found: 0.06 },
    { why: 'among the outputs', raw: { outputs: { 'error-rate': '0.06' } }, found: '0.06' },
    { why: 'the top wins', raw: { errorRate: 0, outputs: { 'error-rate': '0.06' } }, found: 0 },
    { why: 'an empty output is absent', raw: { outputs: { 'error-rate': '' } }, found: undefined },
    { why: 'null is absent', raw: { errorRate: null, outputs: { 'error-rate': null } }, found: undefined },
    { why: 'outputs that are none', raw: { outputs: 'error-rate' }, found: undefined },
  ])('$why', ({ raw, found }) => {
    expect(foundIn(report(raw), 'errorRate')).toBe(found);
  });

  it('does not find what every object inherits', () => {
    expect(foundIn(report({}), 'constructor')).toBeUndefined();
  });
});
