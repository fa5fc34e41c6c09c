import { VirtualClock } from '@deploy-actions/clock';

describe('VirtualClock', () => {
  it('jumps to the next wake-up when everybody sleeps', async () => {
    const clock = new VirtualClock(1000);
    const order: string[] = [];
    const note = (name: string) => () => order.push(`${name} at ${clock.now()}`);
    await Promise.all([clock.sleep(300).then(note('late')), clock.sleep(100).then(note('early'))]);
    expect(order).toEqual(['early at 1100', 'late at 1300']);
  });

  it('wakes in the order of falling asleep where the time is the same', async () => {
    const clock = new VirtualClock();
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((n) => clock.sleep(10).then(() => order.push(n))));
    expect(order).toEqual([1, 2, 3]);
  });

  it('lets whoever woke go on before time moves again', async () => {
    const clock = new VirtualClock();
    const seen: number[] = [];
    const busy = async () => {
      await clock.sleep(10);
      for (let turn = 0; turn < 50; turn++) await Promise.resolve();
      seen.push(clock.elapsed());
    };
    await Promise.all([busy(), clock.sleep(20)]);
    expect(seen).toEqual([10]);
  });

  it('passes a day in no time', async () => {
    const clock = new VirtualClock();
    const started = performance.now();
    for (let minute = 0; minute < 1440; minute++) await clock.sleep(60_000);
    expect(clock.elapsed()).toBe(86_400_000);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('wakes with the reason of the signal, and time does not pass for the one who was woken', async () => {
    const clock = new VirtualClock();
    const controller = new AbortController();
    const sleep = clock.sleep(60_000, controller.signal);
    controller.abort(new Error('enough'));
    await expect(sleep).rejects.toThrow('enough');
    await expect(clock.sleep(1, controller.signal)).rejects.toThrow('enough');
    expect(clock.elapsed()).toBe(0);
  });

  it('never goes back', async () => {
    const clock = new VirtualClock(50);
    await clock.sleep(-100);
    expect(clock.elapsed()).toBe(50);
  });

  it('does not know a time that is none', async () => {
    await expect(new VirtualClock().sleep(Number.NaN)).rejects.toThrow('NaN');
  });
});
