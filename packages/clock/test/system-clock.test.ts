import { getEventListeners } from 'node:events';
import { systemClock } from '@deploy-actions/clock';

describe('systemClock', () => {
  it('sleeps for about as long as it was told', async () => {
    const from = systemClock.elapsed();
    await systemClock.sleep(15);
    expect(systemClock.elapsed() - from).toBeGreaterThanOrEqual(14);
  });

  it('wakes with the reason of the signal and leaves no listener behind', async () => {
    const controller = new AbortController();
    const sleep = systemClock.sleep(60_000, controller.signal);
    controller.abort(new Error('enough'));
    await expect(sleep).rejects.toThrow('enough');
    await expect(systemClock.sleep(1, controller.signal)).rejects.toThrow('enough');
    const quiet = new AbortController();
    await systemClock.sleep(1, quiet.signal);
    expect(getEventListeners(quiet.signal, 'abort')).toEqual([]);
  });

  it('does not wake at once from a sleep that is longer than a timer can count', async () => {
    const controller = new AbortController();
    const month = systemClock.sleep(30 * 86_400_000, controller.signal).then(
      () => 'woke by itself',
      () => 'was woken',
    );
    await systemClock.sleep(20);
    controller.abort();
    await expect(month).resolves.toBe('was woken');
  });

  it('takes less than nothing for nothing: Node would print a warning of a negative time', async () => {
    const { setTimeout: real } = globalThis;
    const asked: (number | undefined)[] = [];
    globalThis.setTimeout = ((work: () => void, ms?: number) => {
      asked.push(ms);
      return real(work, ms);
    }) as typeof setTimeout;
    try {
      await systemClock.sleep(-9.4);
    } finally {
      globalThis.setTimeout = real;
    }
    expect(asked).toEqual([0]);
  });

  it('tells the time of day for time stamps', () => {
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
  });
});
