import { VirtualClock } from '@deploy-actions/clock';
import { withinTime } from '../src/within-time';

describe('withinTime', () => {
  it('hands on what was found, or why nothing could be asked', async () => {
    const world = { clock: new VirtualClock(), signal: new AbortController().signal };
    expect(await withinTime(1000, world, async () => 'found')).toBe('found');
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(await withinTime(1000, world, () => Promise.reject(refused))).toMatchObject({
      problem: { kind: 'provider', reason: expect.stringContaining('refused'), cause: { is: 'connection-refused' } },
    });
  });

  it('ends at the end of the time', async () => {
    const clock = new VirtualClock();
    const world = { clock, signal: new AbortController().signal };
    const found = await withinTime(1000, world, (signal) => clock.sleep(5000, signal));
    expect(found).toEqual({ problem: { kind: 'provider', reason: 'no complete answer within 1.0 s' } });
    expect(clock.elapsed()).toBe(1000);
  });

  it('rejects with the reason of a run that is cancelled', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const world = { clock: new VirtualClock(), signal: controller.signal };
    const found = withinTime(1000, world, async () => {
      controller.abort(reason);
      throw new Error('broken off');
    });
    await expect(found).rejects.toBe(reason);
  });
});
