import { VirtualClock } from '@deploy-actions/clock';
import { slices } from '../src/slices';

it('lets the event loop go on when a slice of work is done, and not before', async () => {
  const clock = new VirtualClock();
  const pause = slices(clock);
  expect(pause()).toBeUndefined();
  await clock.sleep(4);
  let hasGoneOn = false;
  setImmediate(() => {
    hasGoneOn = true;
  });
  await pause();
  expect(hasGoneOn).toBe(true);
  expect(pause()).toBeUndefined();
});
