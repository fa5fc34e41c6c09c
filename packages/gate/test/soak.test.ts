import { VirtualClock } from '@deploy-actions/clock';
import { Soak } from '../src/soak';

describe('Soak', () => {
  it('ends once, in time', async () => {
    const clock = new VirtualClock();
    const ends: number[] = [];
    const soak = new Soak(clock, 1000, () => ends.push(clock.elapsed()));
    soak.begin();
    await clock.sleep(5000);
    expect([soak.fromMs, ends]).toEqual([0, [1000]]);
  });

  it('begins anew after it was cancelled', async () => {
    const clock = new VirtualClock();
    const ends: number[] = [];
    const soak = new Soak(clock, 1000, () => ends.push(clock.elapsed()));
    soak.begin();
    await clock.sleep(600);
    soak.cancel();
    expect(soak.fromMs).toBeUndefined();
    await clock.sleep(5000);
    soak.begin();
    await clock.sleep(5000);
    expect([soak.fromMs, ends]).toEqual([5600, [6600]]);
  });
});
