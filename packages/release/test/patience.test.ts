import { VirtualClock } from '@deploy-actions/clock';
import { answerMs, givesUp } from '../src/patience';

describe('givesUp', () => {
  it('ends the waiting for a host that takes commands and hangs', async () => {
    const clock = new VirtualClock();
    const { signal } = givesUp(clock, { ms: 15_000 }, 'web1');
    await clock.sleep(14_999);
    expect(signal.aborted).toBe(false);
    await clock.sleep(10);
    expect(signal.reason).toMatchObject({
      code: 'COMMAND_TIMEOUT',
      message: 'web1: the host did not answer for 15.0 s.',
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

describe('answerMs', () => {
  it.each([
    [undefined, 120_000],
    [600_000, 120_000],
    [20_000, 10_000],
    [1000, 5000],
  ])('gives a host with a command-timeout of %j a share of it: %i ms', (commandTimeoutMs, ms) => {
    expect(answerMs(commandTimeoutMs, false)).toBe(ms);
  });

  it('never takes more than the command-timeout for an answer and for the last one, whatever the work is', () => {
    for (const ms of [10_000, 60_000, 600_000]) {
      for (const workMs of [undefined, ms]) {
        expect(answerMs(ms, false, workMs) + answerMs(ms, true, workMs)).toBeLessThanOrEqual(ms);
      }
    }
  });
});
