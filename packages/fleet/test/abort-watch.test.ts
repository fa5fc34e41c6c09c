import { VirtualClock } from '@deploy-actions/clock';
import { watchAbort } from '../src/abort-watch';

describe('watchAbort', () => {
  it('tells how long ago a signal was aborted, also one that was before', async () => {
    const clock = new VirtualClock(1000);
    const controller = new AbortController();
    const since = watchAbort(controller.signal, clock);
    await clock.sleep(100);
    expect(since()).toBe(0);
    controller.abort();
    await clock.sleep(30);
    const late = watchAbort(controller.signal, clock);
    await clock.sleep(5);
    expect([since(), late()]).toEqual([35, 5]);
  });
});
