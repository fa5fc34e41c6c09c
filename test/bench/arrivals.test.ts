import { arrivals } from '../../bench/record/arrivals';
import { seeded } from '../support/traffic/random';

function first(ms: number, seed: number): number[] {
  const next = arrivals(seeded(seed));
  const found: number[] = [];
  for (let at = next(); at < ms; at = next()) found.push(at);
  return found;
}

it('come in order, the same for the same seed', () => {
  const found = first(60_000, 1);
  expect(found).toEqual(first(60_000, 1));
  expect(found).not.toEqual(first(60_000, 2));
  expect(found).toEqual([...found].sort((a, b) => a - b));
});

it('are 51 a second in the long run, in bursts and lulls', () => {
  const hours = 10;
  const found = first(hours * 3_600_000, 3);
  expect(found.length / (hours * 3600)).toBeGreaterThan(49);
  expect(found.length / (hours * 3600)).toBeLessThan(53);
  const perInterval = Array.from({ length: hours * 720 }, () => 0);
  for (const at of found) perInterval[Math.floor(at / 5000)] = (perInterval[Math.floor(at / 5000)] ?? 0) + 1;
  const share = (is: (count: number) => boolean) => perInterval.filter(is).length / perInterval.length;
  expect(share((count) => count > 400)).toBeGreaterThan(0.03);
  expect(share((count) => count < 120)).toBeGreaterThan(0.05);
  expect(share((count) => count > 180 && count < 320)).toBeGreaterThan(0.4);
});
