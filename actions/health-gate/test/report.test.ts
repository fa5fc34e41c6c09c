import { reportOf } from '../src/report';
import { check, failure, result } from './results';

describe('reportOf', () => {
  it('tells every moment as ISO 8601', () => {
    const seen = failure('status is 503', { at: Date.UTC(2026, 0, 1) });
    const checks = [check({ evidence: [seen], failure: seen }), check()];
    const report = reportOf(result({ checks, timeline: [{ ...seen, check: 'web' }] }));
    const dated = { reason: 'status is 503', at: '2026-01-01T00:00:00.000Z' };
    expect(report).toMatchObject({
      verdict: 'healthy',
      checks: [{ evidence: [dated], failure: dated }, { evidence: [] }],
      timeline: [{ ...dated, check: 'web' }],
    });
  });
});
