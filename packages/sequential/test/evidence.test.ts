import fc from 'fast-check';
import { addLook, type Bet, type Evidence, noEvidence } from '../src/evidence';
import { gridAbove, gridBelow } from '../src/grid';
import { onsetWithin } from '../src/onset';
import type { Trials } from '../src/trials';
import { binomialLaw } from './distributions';

const LIMIT = 0.2;
const bet: Bet = { grid: gridAbove(LIMIT, 0.001, 1), onset: onsetWithin(4), temper: 1, logCeiling: Infinity };
const uncapped: Bet = { ...bet, grid: bet.grid.map((point) => ({ ...point, cap: Infinity })) };

const after = (on: Bet, looks: readonly Trials[]) =>
  looks.reduce<Evidence>((before, look) => addLook(on, before, look), noEvidence(on));

/** The expectation after each of `looks` looks, over all that can happen; what went before may set the rate. */
function expectations(
  on: Bet,
  looks: number,
  trials: number,
  rateAfter: (hits: readonly number[]) => number,
): number[] {
  const sums = Array<number>(looks).fill(0);
  const visit = (evidence: Evidence, probability: number, path: readonly number[]) => {
    if (path.length === looks) return;
    binomialLaw(trials, rateAfter(path)).forEach((chance, hits) => {
      const next = addLook(on, evidence, { hits, trials, limit: LIMIT });
      sums[path.length] = (sums[path.length] ?? 0) + probability * chance * Math.exp(next.logValue);
      visit(next, probability * chance, [...path, hits]);
    });
  };
  visit(noEvidence(on), 1, []);
  return sums;
}

describe('addLook', () => {
  it('is a fair bet at the limit: exactly, over all outcomes', () => {
    for (const mean of expectations(uncapped, 4, 4, () => LIMIT)) expect(mean).toBeCloseTo(1, 9);
    const below = { ...uncapped, grid: gridBelow() };
    for (const mean of expectations(below, 4, 4, () => LIMIT)) expect(mean).toBeCloseTo(1, 9);
  });

  it('is never better than fair with a cap, a ceiling, a temper, or rates within the limit that follow what was seen', () => {
    const spiteful = (hits: readonly number[]) => ((hits.at(-1) ?? 0) > 0 ? 0.02 : LIMIT);
    const variants: [Bet, (hits: readonly number[]) => number][] = [
      [{ ...bet, grid: bet.grid.map((point) => ({ ...point, cap: 1 })) }, () => LIMIT],
      [{ ...uncapped, logCeiling: Math.log(2) }, () => LIMIT],
      [{ ...uncapped, temper: 3 }, () => LIMIT],
      [uncapped, spiteful],
      [uncapped, () => 0.1],
    ];
    for (const [on, rate] of variants) {
      const means = expectations(on, 4, 4, rate);
      means.forEach((mean, at) => {
        expect(mean).toBeLessThanOrEqual((means[at - 1] ?? 1) + 1e-12);
      });
      expect(means.at(-1)).toBeLessThan(1);
    }
  });

  const look = fc
    .tuple(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([trials, share]) => ({ trials, hits: Math.round(share * trials), limit: LIMIT }));
  const looks = fc.array(look, { minLength: 1, maxLength: 30 });

  it('is a number whatever comes, and only grows with one more hit', () => {
    fc.assert(
      fc.property(looks, look, (before, { hits, trials, limit }) => {
        const evidence = after(bet, before);
        expect(Number.isFinite(evidence.logValue)).toBe(true);
        const least = addLook(bet, evidence, { hits, trials: trials + 1, limit }).logValue;
        const most = addLook(bet, evidence, { hits: hits + 1, trials: trials + 1, limit }).logValue;
        expect(most).toBeGreaterThanOrEqual(least - 1e-9);
      }),
    );
  });

  it('does not mind how much traffic there is', () => {
    const flood = after(bet, Array(100).fill({ hits: 9e14, trials: 1e15, limit: LIMIT }));
    expect(Number.isFinite(flood.logValue)).toBe(true);
    const calm = after(bet, Array(100).fill({ hits: 0, trials: 1e15, limit: LIMIT }));
    expect(calm.logValue).toBeLessThan(0);
    expect(calm.logValue).toBeGreaterThan(-50);
  });

  it('says the same of a look and of its halves, where no cap binds and nothing new begins', () => {
    const once: Bet = { ...uncapped, onset: { atFirst: 0.8, hazard: 0 } };
    fc.assert(
      fc.property(look, look, (first, second) => {
        const whole = { hits: first.hits + second.hits, trials: first.trials + second.trials, limit: LIMIT };
        expect(after(once, [first, second]).logValue).toBeCloseTo(after(once, [whole]).logValue, 6);
      }),
    );
  });

  it('is never more than the stake on a grid times its cap', () => {
    fc.assert(
      fc.property(look, (only) => {
        const capped: Bet = { ...bet, grid: bet.grid.map((point) => ({ ...point, cap: 3 })) };
        expect(after(capped, [only]).logValue).toBeLessThanOrEqual(Math.log(0.8 * Math.exp(3) + 0.2) + 1e-9);
      }),
    );
  });

  it('stops at a ceiling', () => {
    const closed = { ...bet, logCeiling: Math.log(20) };
    expect(after(closed, Array(9).fill({ hits: 90, trials: 100, limit: LIMIT })).logValue).toBe(Math.log(20));
  });

  it('begins anew at any time: long good times do not hide what comes then', () => {
    const good = Array<Trials>(200).fill({ hits: 0, trials: 100, limit: LIMIT });
    const bad = Array<Trials>(3).fill({ hits: 60, trials: 100, limit: LIMIT });
    expect(after(bet, [...good, ...bad]).logValue).toBeGreaterThan(Math.log(1000));
  });
});
