import { VirtualClock } from '@deploy-actions/clock';
import { Pace } from '../src/pace';

const target = { user: 'deploy', host: 'web1', port: 22, label: 'web1' };
const calm = new AbortController().signal;

describe('Pace', () => {
  it('lets only so many be under way at one server, and all of them in the end', async () => {
    const clock = new VirtualClock();
    const pace = new Pace(3);
    let [now, most, done] = [0, 0, 0];
    const work = async () => {
      most = Math.max(most, ++now);
      await clock.sleep(100);
      now--;
      done++;
      if (done % 4 === 0) throw new Error('refused');
    };
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => pace.run(target, work, calm)));
    expect([most, done, results.filter(({ status }) => status === 'rejected').length]).toEqual([3, 20, 5]);
    expect(clock.elapsed()).toBe(700);
  });

  it('does not make one server wait for another', async () => {
    const clock = new VirtualClock();
    const pace = new Pace(1);
    const work = () => clock.sleep(100);
    await Promise.all([1, 2, 3].map((port) => pace.run({ ...target, port }, work, calm)));
    expect(clock.elapsed()).toBe(100);
  });

  it('lets a cancelled one leave the queue without taking a turn', async () => {
    const clock = new VirtualClock();
    const pace = new Pace(1);
    const stop = new AbortController();
    const order: string[] = [];
    const work = (name: string) => async () => {
      order.push(name);
      await clock.sleep(100);
    };
    const first = pace.run(target, work('first'), calm);
    const second = pace.run(target, work('second'), stop.signal);
    const third = pace.run(target, work('third'), calm);
    stop.abort(new Error('enough'));
    await expect(second).rejects.toThrow('enough');
    await Promise.all([first, third]);
    await pace.run(target, work('fourth'), calm);
    expect(order).toEqual(['first', 'third', 'fourth']);
  });
});
