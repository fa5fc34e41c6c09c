import { addPassLook, earlyPass, noPassEvidence } from '../src/early-pass';

describe('earlyPass', () => {
  it.each([
    [60, 30],
    [7, 4],
    [4, 3],
    [1, 3],
  ])('of %d planned looks wants %d', (looks, afterLooks) => {
    expect(earlyPass(looks, 500)).toEqual({ missed: 0.05, afterLooks, minSamples: 500 });
  });
});

describe('addPassLook', () => {
  const rule = earlyPass(60, 1);
  const good = { hits: 1, trials: 250, limit: 0.05 };

  it('gathers evidence up to what a pass needs, and no further', () => {
    let evidence = noPassEvidence(rule);
    for (let at = 0; at < 50; at++) evidence = addPassLook(rule, evidence, good, 1);
    expect(evidence.logValue).toBe(Math.log(20));
    const after = addPassLook(rule, evidence, { hits: 20, trials: 250, limit: 0.05 }, 1);
    expect(after.logValue).toBeLessThan(Math.log(20) - 1);
  });

  it('gathers it more slowly where the traffic is dispersed', () => {
    const once = (temper: number) => addPassLook(rule, noPassEvidence(rule), good, temper).logValue;
    expect(once(4)).toBeLessThan(once(1));
  });
});
