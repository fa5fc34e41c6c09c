import { getEventListeners } from 'node:events';
import { VirtualClock, withDeadline } from '@deploy-actions/clock';

const late = () => new Error('too late');

describe('withDeadline', () => {
  it('hands back what is done in time, and lets the timer go', async () => {
    const clock = new VirtualClock();
    await expect(withDeadline(clock, 1000, late, () => clock.sleep(999).then(() => 'done'))).resolves.toBe('done');
    expect(clock.elapsed()).toBe(999);
    await clock.sleep(5000);
    expect(clock.elapsed()).toBe(5999);
  });

  it('ends at the deadline, even if the work does not listen', async () => {
    const clock = new VirtualClock();
    const deaf = () => clock.sleep(60_000);
    await expect(withDeadline(clock, 1000, late, deaf)).rejects.toThrow('too late');
    expect(clock.elapsed()).toBe(1000);
  });

  it('tells the work why it must stop', async () => {
    const clock = new VirtualClock();
    let heard: unknown;
    const work = (signal: AbortSignal) =>
      clock.sleep(60_000, signal).catch((error: unknown) => {
        heard = error;
        throw error;
      });
    await expect(withDeadline(clock, 1000, late, work)).rejects.toThrow('too late');
    expect(heard).toEqual(late());
  });

  it("passes the outer signal's own reason on, and forgets the signal afterwards", async () => {
    const clock = new VirtualClock();
    const outer = new AbortController();
    const result = withDeadline(clock, 1000, late, (signal) => clock.sleep(60_000, signal), outer.signal);
    await clock.sleep(10);
    outer.abort(new Error('cancelled'));
    await expect(result).rejects.toThrow('cancelled');
    expect(clock.elapsed()).toBe(10);
    expect(getEventListeners(outer.signal, 'abort')).toEqual([]);
  });

  it('does not even begin when it was cancelled before', async () => {
    let began = false;
    const work = async () => {
      began = true;
    };
    await expect(
      withDeadline(new VirtualClock(), 1000, late, work, AbortSignal.abort(new Error('cancelled'))),
    ).rejects.toThrow('cancelled');
    expect(began).toBe(false);
  });

  it.each([
    ['rejects', async () => Promise.reject(new Error('broken'))],
    [
      'throws at once',
      () => {
        throw new Error('broken');
      },
    ],
  ])('leaves no timer behind when the work %s', async (_, work) => {
    const clock = new VirtualClock();
    await expect(withDeadline(clock, 1000, late, work)).rejects.toThrow('broken');
    expect(clock.elapsed()).toBe(0);
  });

  it('swallows what deaf work throws after its time', async () => {
    const clock = new VirtualClock();
    const work = () => clock.sleep(2000).then(() => Promise.reject(new Error('nobody listens')));
    await expect(withDeadline(clock, 1000, late, work)).rejects.toThrow('too late');
    await clock.sleep(5000);
  });
});
