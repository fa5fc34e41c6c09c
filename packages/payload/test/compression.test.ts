import fc from 'fast-check';
import { isCompressible, nextLevel } from '../src/compression';

const MIB = 1024 * 1024;
const stretch = { level: 3, busyMs: 10, blockedMs: 5, bytesBefore: 8 * MIB };

describe('nextLevel', () => {
  it.each([
    ['goes up where the link holds up the compressor', { blockedMs: 30 }, 6],
    ['stays at the top', { level: 6, blockedMs: 30 }, 6],
    ['goes down where the compressor holds up the link', { blockedMs: 0 }, 1],
    ['stays at the bottom', { level: 1, blockedMs: 0 }, 1],
    ['stays where both keep up', {}, 3],
    ['learns nothing from what a window took at once', { blockedMs: 0, bytesBefore: MIB }, 3],
  ])('%s', (_what, more, expected) => {
    expect(nextLevel({ ...stretch, ...more })).toBe(expected);
  });

  it('is always a level of gzip', () => {
    const amount = fc.integer({ min: 0, max: 10 * MIB });
    const level = fc.constantFrom(1, 3, 6);
    const any = fc.record({ level, busyMs: amount, blockedMs: amount, bytesBefore: amount });
    fc.assert(fc.property(any, (one) => expect([1, 3, 6]).toContain(nextLevel(one))));
  });
});

it('packs what shrinks', () => {
  expect([isCompressible(1000, 900), isCompressible(1000, 1005)]).toEqual([true, false]);
});
