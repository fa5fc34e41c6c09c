import { paced } from '../src/pace';
import { rule } from './measurements';

describe('paced', () => {
  it('leaves alone what is measured as it is scraped', () => {
    expect(paced(rule, 'prometheus')).toBe(rule);
  });

  it('measures each bucket once, and waits for the first besides', () => {
    const { intervalMs, durationMs } = rule;
    expect([intervalMs, durationMs]).toEqual([10_000, 300_000]);
    expect(paced(rule, 'cloudwatch')).toEqual({ ...rule, intervalMs: 60_000, durationMs: 540_000, lateMs: 240_000 });
    expect(paced({ ...rule, intervalMs: 90_000 }, 'datadog')).toMatchObject({ intervalMs: 120_000, lateMs: 180_000 });
  });
});
