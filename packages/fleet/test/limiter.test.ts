import { VirtualClock } from '@deploy-actions/clock';
import { limiter } from '../src/limiter';

describe('limiter', () => {
  it('runs as many at once as it may, in turn, and goes on after a failure', async () => {
    const clock = new VirtualClock();
    const limited = limiter(2);
    let running = 0;
    let most = 0;
    const ended: number[] = [];
    const work = (n: number) =>
      limited(async () => {
        most = Math.max(most, ++running);
        await clock.sleep(100);
        running--;
        ended.push(n);
        if (n === 1) throw new Error('broken');
      });
    const results = await Promise.allSettled([0, 1, 2, 3, 4].map(work));
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ]);
    expect([most, ended, clock.now()]).toEqual([2, [0, 1, 2, 3, 4], 300]);
  });
});
