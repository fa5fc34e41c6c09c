import { VirtualClock } from '@deploy-actions/clock';
import { status } from '../../../test/support/release/example-release';
import { Gathering } from '../src/gathering';

describe('a gathering', () => {
  it('ends when the last one is there, with what all of them found', async () => {
    const clock = new VirtualClock();
    const gathering = new Gathering(3, clock);
    const [one, other] = [status('v1', []), status('v2', [])];
    const told = await Promise.all([gathering.arrive(one), gathering.arrive(undefined), gathering.arrive(other)]);
    expect(told).toEqual([
      [one, other],
      [one, other],
      [one, other],
    ]);
    expect(clock.elapsed()).toBe(0);
  });

  it('waits five seconds for one that does not come', async () => {
    const clock = new VirtualClock();
    const one = status('v1', []);
    expect(await new Gathering(2, clock).arrive(one)).toEqual([one]);
    expect(clock.elapsed()).toBe(5000);
  });
});
