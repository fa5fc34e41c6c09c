import { VirtualClock } from '@deploy-actions/clock';
import { givesUp } from '../src/patience';

describe('givesUp', () => {
  it('ends the waiting for a host that takes commands and hangs', async () => {
    const clock = new VirtualClock();
    const { signal } = givesUp(clock, { ms: 15_000 }, 'web1');
    await clock.sleep(14_999);
    expect(signal.aborted).toBe(false);
    await clock.sleep(10);
    expect(signal.reason).toMatchObject({
      code: 'COMMAND_TIMEOUT',
      message: 'web1: the host gave no answer for 15.0 s.',
    });
  });

  it('goes on waiting as long as something moves', async () => {
    const clock = new VirtualClock();
    let lastMoveMs = 0;
    const { signal, end } = givesUp(clock, { ms: 1000, lastMoveMs: () => lastMoveMs }, 'web1');
    for (lastMoveMs = 900; lastMoveMs < 9000; lastMoveMs += 900) await clock.sleep(900);
    expect(signal.aborted).toBe(false);
    end();
  });

  it('leaves it to the caller where the caller has a time of its own, and stops when it is over', async () => {
    const clock = new VirtualClock();
    const callers = givesUp(clock, 'caller', 'web1');
    const ended = givesUp(clock, { ms: 1000 }, 'web1');
    ended.end();
    await clock.sleep(5000);
    expect([callers.signal.aborted, ended.signal.aborted]).toEqual([false, false]);
  });
});
