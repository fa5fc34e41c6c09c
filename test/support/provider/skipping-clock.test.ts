import { skippingClock } from './skipping-clock';

it('skips what is waited for, and leaves time limits as they are', async () => {
  const clock = skippingClock(1_000_000);
  const end = new AbortController();
  const limit = clock.sleep(3_600_000, end.signal).catch(() => 'cut');
  await clock.sleep(60_000);
  expect(clock.elapsed()).toBeGreaterThanOrEqual(60_000);
  expect(clock.now()).toBeGreaterThanOrEqual(1_060_000);
  expect(clock.elapsed()).toBeLessThan(3_600_000);
  end.abort();
  expect(await limit).toBe('cut');
  await expect(clock.sleep(1, end.signal)).rejects.toThrow();
});
