import { batchSize, parseMaxParallel } from '@deploy-actions/fleet';
import fc from 'fast-check';

describe('parseMaxParallel', () => {
  it.each([
    ['1', { kind: 'count', count: 1 }],
    ['1000', { kind: 'count', count: 1000 }],
    [' 25% ', { kind: 'share', percent: 25 }],
    ['100 %', { kind: 'share', percent: 100 }],
  ])('reads %p', (text, expected) => {
    expect(parseMaxParallel(text)).toEqual(expected);
  });

  it.each(['', '0', '0%', '101%', '1001', '-1', '2.5', '25.5%', '0.25', 'all', '1e3'])('refuses %p', (text) => {
    expect(parseMaxParallel(text)).toBeUndefined();
  });
});

describe('batchSize', () => {
  it.each([
    [25, 8, 2],
    [25, 10, 2],
    [25, 3, 1],
    [100, 7, 7],
    [29, 100, 29],
  ])('takes %i%% of %i hosts for %i', (percent, hosts, expected) => {
    expect(batchSize({ kind: 'share', percent }, hosts)).toBe(expected);
  });

  it('is never none, and never more than its share of a fleet', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 5000 }), (percent, hosts) => {
        const size = batchSize({ kind: 'share', percent }, hosts);
        expect(size).toBeGreaterThanOrEqual(1);
        expect(size === 1 || size * 100 <= percent * hosts).toBe(true);
      }),
    );
  });
});
