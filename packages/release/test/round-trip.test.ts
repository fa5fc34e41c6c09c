import { VirtualClock } from '@deploy-actions/clock';
import { measureRoundTrip } from '../src/round-trip';

const measured = async (answersMs: number[]) => {
  const clock = new VirtualClock();
  let asked = 0;
  const bestMs = await measureRoundTrip(() => clock.sleep(answersMs[asked++] ?? 0), clock);
  return { bestMs, asked };
};

describe('measureRoundTrip', () => {
  it('asks a host once that is near, or far', async () => {
    expect(await measured([1])).toEqual({ bestMs: 1, asked: 1 });
    expect(await measured([14])).toEqual({ bestMs: 14, asked: 1 });
    expect(await measured([80])).toEqual({ bestMs: 80, asked: 1 });
  });

  it('is not deceived by one busy moment', async () => {
    expect(await measured([40, 2])).toEqual({ bestMs: 2, asked: 2 });
  });

  it('does not wait for ever, and passes an error on', async () => {
    expect(await measured([1e9])).toEqual({ bestMs: Number.POSITIVE_INFINITY, asked: 1 });
    const broken = () => Promise.reject(new Error('lost'));
    await expect(measureRoundTrip(broken, new VirtualClock())).rejects.toThrow('lost');
  });
});
