import type { SignalBaseline } from '@deploy-actions/metric';
import { dispersion } from '@deploy-actions/sequential';
import { beta, binomial, seeded } from '../../../test/support/traffic/random';
import { dispersionAt } from '../src/dispersion-at';

const before: SignalBaseline = { name: 'error-rate', form: 'counters', level: 0.01, measured: 60, dispersion: 3 };

it.each([
  [10_000, 10_000, 3],
  [10_000, 30_000, 7],
  [30_000, 10_000, 3],
])('measured every %d ms, watched every %d ms: %d', (intervalMs, watchedMs, expected) => {
  expect(dispersionAt({ ...before, intervalMs }, watchedMs)).toBe(expected);
});

it('takes it as it is where nobody knows how often was measured, and for none where there is none', () => {
  expect(dispersionAt(before, 60_000)).toBe(3);
  const { dispersion: _, ...uncounted } = before;
  expect(dispersionAt({ ...uncounted, intervalMs: 10_000 }, 60_000)).toBe(1);
});

it.each([1, 6, 60])('is not less than what longer intervals then have, in waves of %d intervals', (wave) => {
  const random = seeded(wave);
  let rate = 0.01;
  const windows = Array.from({ length: 12_000 }, (_, at) => {
    if (at % wave === 0) rate = beta(random, 2, 198);
    return { errors: binomial(random, 200, rate), total: 200 };
  });
  const joined = Array.from({ length: 2000 }, (_, at) => {
    const six = windows.slice(at * 6, at * 6 + 6);
    return { errors: six.reduce((sum, { errors }) => sum + errors, 0), total: 1200 };
  });
  const short = { ...before, intervalMs: 10_000, dispersion: dispersion(windows) };
  // A tenth is what an estimate from so many windows may be off.
  expect(dispersion(joined)).toBeLessThan(1.1 * dispersionAt(short, 60_000));
  const long = { ...before, intervalMs: 60_000, dispersion: dispersion(joined) };
  expect(short.dispersion).toBeLessThan(1.1 * dispersionAt(long, 10_000));
});
