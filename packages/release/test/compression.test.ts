import fc from 'fast-check';
import { nextLevel } from '../src/compression';

const MIB = 1024 * 1024;
const stretch = { level: 3, bytesIn: 512 * 1024, bytesOut: 128 * 1024, busyMs: 10, blockedMs: 5, bytesBefore: 8 * MIB };

describe('nextLevel', () => {
  it.each([
    ['goes up where the link holds up the compressor', { blockedMs: 30 }, 0, 6],
    ['stays at the top', { level: 6, blockedMs: 30 }, 0, 6],
    ['goes down where the compressor holds up the link', { blockedMs: 0 }, 0, 1],
    ['never stops for the sake of speed alone', { level: 1, blockedMs: 0 }, 0, 1],
    ['stays where both keep up', {}, 0, 3],
    ['leaves as it is what does not shrink', { bytesOut: 520 * 1024 }, 0, 0],
    ['goes on so', { level: 0, bytesOut: 512 * 1024 }, 3, 0],
    ['and tries again after a while', { level: 0, bytesOut: 512 * 1024 }, 16, 1],
    ['learns nothing from what a window took at once', { blockedMs: 0, bytesBefore: MIB }, 0, 3],
  ])('%s', (_what, more, atZero, expected) => {
    expect(nextLevel({ ...stretch, ...more }, atZero)).toBe(expected);
  });

  it('is always a level of gzip', () => {
    const amount = fc.integer({ min: 0, max: 10 * MIB });
    const any = fc.record({
      level: fc.constantFrom(0, 1, 3, 6),
      bytesIn: amount,
      bytesOut: amount,
      busyMs: amount,
      blockedMs: amount,
      bytesBefore: amount,
    });
    fc.assert(
      fc.property(any, fc.nat(20), (one, atZero) => {
        expect([0, 1, 3, 6]).toContain(nextLevel(one, atZero));
      }),
    );
  });
});
