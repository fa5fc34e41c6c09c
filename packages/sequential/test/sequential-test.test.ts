import fc from 'fast-check';
import { earlyPass } from '../src/early-pass';
import {
  decide,
  type Look,
  look,
  type SequentialTest,
  sequentialTest,
  start,
  type TestSettings,
} from '../src/sequential-test';

const settings: TestSettings = { hypothesis: { kind: 'rate', limit: 0.005 }, falseAlarm: 0.001, looks: 60 };
const after = (test: SequentialTest, looks: readonly Look[]) =>
  looks.reduce((state, seen) => look(test, state, seen), start(test));
const verdict = (test: SequentialTest, looks: readonly Look[]) => decide(test, after(test, looks));

describe('sequentialTest', () => {
  const test = sequentialTest(settings);

  it.each([
    ['half of all fail: at once', [125], 'fail'],
    ['5 % fail: not at once, because a burst is not a bad release', [13], undefined],
    ['5 % fail twice', [13, 12], 'fail'],
    ['one burst among good looks', [1, 30, 1], undefined],
    ['what the limit allows', Array(60).fill(1), undefined],
    ['nothing', [], undefined],
  ])('%s', (_, errors, expected) => {
    expect(
      verdict(
        test,
        errors.map((count: number) => ({ errors: count, total: 250 })),
      ),
    ).toBe(expected);
  });

  it('does not fail while the newest look is good, and does when it is bad again', () => {
    const bad = { errors: 40, total: 250 };
    const looks = [bad, bad, bad, { errors: 1, total: 250 }];
    expect(verdict(test, looks.slice(0, 3))).toBe('fail');
    expect(verdict(test, looks)).toBeUndefined();
    expect(verdict(test, [...looks, bad])).toBe('fail');
  });

  it('never fails without an error, and a look without requests changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { maxLength: 50 }), (totals) => {
        const looks = totals.map((total) => ({ errors: 0, total }));
        expect(verdict(test, looks)).toBeUndefined();
        const traffic = looks.filter(({ total }) => total > 0);
        expect(after(test, looks)).toEqual(after(test, traffic));
      }),
    );
  });

  it('counts requests and looks', () => {
    expect(
      after(test, [
        { errors: 1, total: 10 },
        { errors: 0, total: 0 },
        { errors: 0, total: 5 },
      ]),
    ).toMatchObject({
      looks: 2,
      requests: 15,
      isBad: false,
    });
  });

  it('does not take the limit itself for bad, whatever its last bit is', () => {
    for (const limit of [0.007, 0.07, 0.29, 0.57, 1]) {
      const at = sequentialTest({ ...settings, hypothesis: { kind: 'rate', limit } });
      expect(after(at, [{ errors: Math.round(limit * 100_000), total: 100_000 }]).isBad).toBe(false);
    }
  });

  it('takes limits of 0 and of 1: everything is above the one, and nothing above the other', () => {
    const at = (limit: number) => sequentialTest({ ...settings, hypothesis: { kind: 'rate', limit } });
    expect(verdict(at(0), Array(3).fill({ errors: 1, total: 100 }))).toBe('fail');
    expect(verdict(at(1), Array(30).fill({ errors: 100, total: 100 }))).toBeUndefined();
  });

  it('wants to see bursts more often where they are usual', () => {
    const dispersed = sequentialTest({ ...settings, dispersion: 2 });
    const half = { errors: 125, total: 250 };
    expect(verdict(dispersed, [half, half])).toBeUndefined();
    expect(verdict(dispersed, [half, half, half])).toBe('fail');
  });

  it.each([
    { falseAlarm: 0 },
    { falseAlarm: 1 },
    { dispersion: 0.9 },
    { hypothesis: { kind: 'rate' as const, limit: 1.1 } },
  ])('refuses %j', (wrong) => {
    expect(() => sequentialTest({ ...settings, ...wrong })).toThrow(RangeError);
  });

  it.each([
    [3, 2],
    [-1, 2],
    [0.5, 2],
  ])('refuses a look of %d errors in %d requests', (errors, total) => {
    expect(() => look(test, start(test), { errors, total })).toThrow(RangeError);
  });
});

describe('an early pass', () => {
  const test = sequentialTest({
    ...settings,
    hypothesis: { kind: 'rate', limit: 0.02 },
    looks: 10,
    earlyPass: earlyPass(10, 1000),
  });
  const good = { errors: 1, total: 250 };

  it('comes after half of the time, not before', () => {
    expect(verdict(test, Array(4).fill(good))).toBeUndefined();
    expect(verdict(test, Array(5).fill(good))).toBe('pass');
  });

  it('wants its requests', () => {
    expect(verdict(test, Array(9).fill({ errors: 0, total: 100 }))).toBeUndefined();
    expect(verdict(test, Array(10).fill({ errors: 0, total: 100 }))).toBe('pass');
  });

  it('does not come where the newest look is bad, or the ones before it were', () => {
    expect(verdict(test, [...Array(9).fill(good), { errors: 6, total: 250 }])).toBeUndefined();
    const bad = { errors: 10, total: 250 };
    expect(verdict(test, [...Array(6).fill(good), bad, bad, good])).toBeUndefined();
  });

  it('is not there unless asked for', () => {
    const without = sequentialTest({ ...settings, hypothesis: { kind: 'rate', limit: 0.02 } });
    expect(verdict(without, Array(60).fill(good))).toBeUndefined();
  });
});

describe('a canary', () => {
  const test = sequentialTest({ ...settings, hypothesis: { kind: 'canary', oddsRatio: 1.2 } });
  const old = { errors: 9, total: 1800 };

  it('fails where it is worse than the old version at the same time', () => {
    expect(verdict(test, Array(12).fill({ errors: 6, total: 200, control: old }))).toBe('fail');
  });

  it('does not where both are as bad: then it is not the release', () => {
    const both = { errors: 60, total: 200, control: { errors: 540, total: 1800 } };
    expect(verdict(test, Array(60).fill(both))).toBeUndefined();
  });

  it('does not where it is within what is tolerated', () => {
    const within = { errors: 12, total: 2000, control: { errors: 10, total: 2000 } };
    expect(verdict(test, Array(60).fill(within))).toBeUndefined();
  });

  it('learns nothing from a look without the old version', () => {
    expect(after(test, [{ errors: 200, total: 200 }])).toEqual(start(test));
    expect(after(test, [{ errors: 200, total: 200, control: { errors: 0, total: 0 } }])).toEqual(start(test));
  });
});
