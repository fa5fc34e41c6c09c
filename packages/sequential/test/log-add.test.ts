import fc from 'fast-check';
import { logAdd, logSum } from '../src/log-add';

describe('logAdd', () => {
  it('adds what the logarithms stand for', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
        fc.double({ min: 1e-9, max: 1e9, noNaN: true }),
        (a, b) => {
          expect(logAdd(Math.log(a), Math.log(b))).toBeCloseTo(Math.log(a + b), 9);
        },
      ),
    );
  });

  it.each([
    [-Infinity, -Infinity, -Infinity],
    [-Infinity, 3, 3],
    [5000, 5000, 5000 + Math.LN2],
    [5000, -5000, 5000],
  ])('of %d and %d is %d, where plain numbers would be none', (a, b, sum) => {
    expect(logAdd(a, b)).toBe(sum);
    expect(logAdd(b, a)).toBe(sum);
  });
});

describe('logSum', () => {
  it('adds as logAdd does, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -900, max: 900, noNaN: true }), { minLength: 1 }), (logs) => {
        expect(logSum(logs)).toBeCloseTo(logs.reduce(logAdd), 9);
        expect(logSum(logs)).toBeCloseTo(logSum([...logs].reverse()), 9);
      }),
    );
  });

  it('is -Infinity for none', () => {
    expect(logSum([])).toBe(-Infinity);
    expect(logSum([-Infinity, -Infinity])).toBe(-Infinity);
  });
});
