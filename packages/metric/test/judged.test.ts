import { combine, type InstanceReading, type Measurement } from '@deploy-actions/source';
import { judged } from '../src/judged';

const at = { atMs: 0, tookMs: 0 };
const values = (...all: number[]): Measurement => ({
  ...at,
  ...combine(all.map((value, index) => ({ name: `i${index}`, value }))),
});

describe('judged', () => {
  it('lets the instance speak that is beyond either bound', () => {
    const bounds = { min: 10, threshold: 100 };
    expect(judged(bounds, values(50, 3, 60)).value).toBe(3);
    expect(judged(bounds, values(50, 300, 3)).value).toBe(300);
    expect(judged(bounds, values(50, 60)).value).toBe(60);
    expect(judged({}, values(50, 60)).value).toBe(60);
  });

  it('takes counts that cannot be added for no data, and never for a good rate', () => {
    const huge: InstanceReading = { name: 'a', ratio: 1, errors: 1e308, total: 1e308 };
    const found = judged({ threshold: 0.05 }, { ...at, ...combine([huge, { ...huge, name: 'b' }]) });
    expect(found.problem?.kind).toBe('missing');
    expect(found.ratio).toBeUndefined();
  });

  it('takes more requests than a test can count for no data: one that never looked must not pass', () => {
    const seen: Measurement = { ...at, ...combine([{ name: 'a', ratio: 1, errors: 1e17, total: 1e17 }]) };
    const found = judged({ threshold: 0.05 }, seen);
    expect(found.problem).toMatchObject({
      kind: 'missing',
      reason: expect.stringContaining('requests are impossible'),
    });
    expect(found).not.toHaveProperty('errors');
  });

  it('does not call a quantile good that lies above all buckets', () => {
    const seen: Measurement = { ...at, value: 10, instances: [{ name: 'a', value: 10, isAtLeast: true }] };
    expect(judged({ threshold: 15 }, seen).problem).toMatchObject({ kind: 'query' });
    expect(judged({ threshold: 15 }, seen).value).toBeUndefined();
    expect(judged({ threshold: 5 }, seen).value).toBe(10);
    expect(judged({ min: 5 }, seen).value).toBe(10);
    expect(judged({}, seen).value).toBe(10);
  });
});
