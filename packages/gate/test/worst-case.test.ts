import { startWindowMs, worstCase } from '../src/worst-case';
import { settings } from './fake-service';

type Given = Parameters<typeof settings>[1];

describe('startWindowMs', () => {
  it.each<[string, Given, number]>([
    ['start-timeout alone', {}, 120_000],
    ['5 attempts every 10 s take 50 s', { maxAttempts: 5, fastIntervalMs: 10_000 }, 50_000],
    ['attempts that hang longer than the interval', { maxAttempts: 3, fastIntervalMs: 2000 }, 2 * 6000 + 5000],
    ['whichever is first', { maxAttempts: 1000 }, 120_000],
  ])('%s', (_, given, ms) => {
    const [check] = settings(['web'], given).checks;
    expect(check && startWindowMs(check)).toBe(ms);
  });
});

describe('worstCase', () => {
  it.each<[string, Given, object]>([
    ['several checks', {}, { startMs: 120_000, soakMs: 0, settleMs: 45_000, totalMs: 165_000 }],
    ['a soak', { soakMs: 300_000 }, { totalMs: 465_000 }],
    ['a delay', { initialDelayMs: 10_000 }, { startMs: 130_000 }],
    ['a deadline', { soakMs: 300_000, deadlineMs: 400_000 }, { totalMs: 400_000 }],
    ['a deadline that is never met', { deadlineMs: 1_000_000 }, { totalMs: 165_000 }],
    ['one failure is enough', { unhealthyThreshold: 1 }, { settleMs: 5000 }],
  ])('%s', (_, given, expected) => {
    expect(worstCase(settings(['web', 'api'], given))).toMatchObject(expected);
  });

  it('leaves nothing open behind the only check where there is no soak', () => {
    expect(worstCase(settings(['web']))).toEqual({ startMs: 120_000, soakMs: 0, settleMs: 0, totalMs: 120_000 });
    expect(worstCase(settings(['web'], { soakMs: 1000 }))).toMatchObject({ settleMs: 45_000, totalMs: 166_000 });
  });

  it('is that of the slowest check', () => {
    const { checks, ...others } = settings(['web', 'api']);
    const slow = checks.map((check, at) => ({ ...check, startTimeoutMs: at === 1 ? 300_000 : 1000 }));
    expect(worstCase({ ...others, checks: slow }).startMs).toBe(300_000);
  });
});
