import { information, leastMean, mostPower } from '../../bench/detect-errors/limits';
import { limitAbove } from '../../packages/sequential/src/limit';

const same = { kind: 'absolute', by: 0 } as const;

describe('0.5 % become 1.5 % at 50 requests a second, with false alarms of 0.001', () => {
  const baseline = (minutes: number) => limitAbove({ errors: 15 * minutes, total: 3000 * minutes }, same);

  it('the limit from a baseline is the nearer to 0.5 % the longer that is', () => {
    expect([5, 15, 30].map((minutes) => (100 * baseline(minutes)).toFixed(3))).toEqual(['0.604', '0.558', '0.540']);
  });

  it.each([
    ['known', 0.005, '0.00653', '21.2', '78 %'],
    ['of five minutes', baseline(5), '0.00472', '29.2', '61 %'],
    ['of 15 minutes', baseline(15), '0.00546', '25.3', '70 %'],
    ['of 30 minutes', baseline(30), '0.00577', '24.0', '72 %'],
  ])('a limit that is %s', (_, limit, nats, seconds, power) => {
    expect(information(0.015, limit).toFixed(5)).toBe(nats);
    expect((leastMean(0.015, limit, 0.001) / 50).toFixed(1)).toBe(seconds);
    expect(`${(100 * mostPower(25 * 50, 0.015, limit, 0.001)).toFixed(0)} %`).toBe(power);
  });
});

it('the test of one look, by hand', () => {
  // One request: an error counts half of the time. Two: two errors count, and half of the time one.
  expect(mostPower(1, 0.9, 0.5, 0.25)).toBeCloseTo(0.45, 10);
  expect(mostPower(2, 0.8, 0.5, 0.5)).toBeCloseTo(0.8 ** 2 + 0.5 * 2 * 0.8 * 0.2, 10);
});

it('what is no worse is found as often as a false alarm is raised', () => {
  expect(mostPower(1250, 0.005, 0.005, 0.001)).toBeCloseTo(0.001, 10);
});
