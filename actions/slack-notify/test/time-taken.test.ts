import type { StepReport } from '@deploy-actions/report';
import { timeTakenMs } from '../src/time-taken';

const report = (some: Partial<StepReport>): StepReport => ({ action: 'x', verdict: '', raw: {}, ...some });
const first = { startedAt: '2026-01-01T00:00:00Z', endedAt: '2026-01-01T00:00:10Z', durationMs: 10_000 };
const second = { startedAt: '2026-01-01T00:00:15Z', endedAt: '2026-01-01T00:01:00Z', durationMs: 45_000 };

describe('timeTakenMs', () => {
  it.each<[string, Partial<StepReport>[], number | undefined]>([
    ['from the first start to the last end', [first, second], 60_000],
    ['in whatever order', [second, first], 60_000],
    ['the sum where a time is missing', [first, { durationMs: 500 }], 10_500],
    ['the sum where a time is rubbish', [{ ...first, endedAt: 'soon' }], 10_000],
    ['the sum where time ran backwards', [{ ...first, endedAt: '2025-01-01T00:00:00Z' }], 10_000],
    ['nothing known', [{}, {}], undefined],
    ['not a report', [], undefined],
  ])('%s', (_, reports, ms) => {
    expect(timeTakenMs(reports.map(report))).toBe(ms);
  });
});
