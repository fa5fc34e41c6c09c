import fc from 'fast-check';
import { mostSinceRestart, NO_PACE, type Pace, paceAfter, paceAfterFall, stepOf } from '../../src/core/counter-growth';

/** 20 requests a second. */
const STEADY: Pace = { rates: [0.02, 0.02, 0.02] };
const INTERVAL_MS = 10_000;
const most =
  (pace: Pace, elapsedMs = INTERVAL_MS) =>
  (before: number) =>
    mostSinceRestart(pace, elapsedMs, before);

describe('stepOf', () => {
  it.each<[string, number[], number[], Pace, unknown]>([
    ['both grew', [2, 100], [5, 150], NO_PACE, { by: [3, 50], isRestart: false }],
    ['nothing moved', [2, 100], [2, 100], STEADY, { by: [0, 0], isRestart: false }],
    ['a restart at the usual rate', [9, 60_000], [1, 200], STEADY, { by: [1, 200], isRestart: true }],
    ['a restart of which all requests failed', [9, 60_000], [200, 200], STEADY, { by: [200, 200], isRestart: true }],
    ['a restart at three times the rate', [9, 60_000], [0, 610], STEADY, { by: [0, 610], isRestart: true }],
    ['a restart in the first interval', [9, 900], [1, 45], NO_PACE, { by: [1, 45], isRestart: true }],
    ['only the total fell', [2, 900], [7, 50], STEADY, { by: [7, 50], isRestart: true }],
    [
      'a sum that lost a member',
      [31_000, 60_000],
      [16_000, 40_000],
      STEADY,
      { doubt: { is: 'counter-fell', from: 31_000, to: 16_000, most: 610 } },
    ],
    [
      'a sum that lost a member, in the first interval',
      [31_000, 60_000],
      [16_000, 40_000],
      NO_PACE,
      { doubt: { is: 'counter-fell', from: 31_000, to: 16_000, most: 3000 } },
    ],
    [
      'a sum that lost a small member',
      [5, 60_000],
      [5, 59_900],
      STEADY,
      { doubt: { is: 'counter-fell', from: 60_000, to: 59_900, most: 610 } },
    ],
    [
      'only the errors fell',
      [900, 60_000],
      [10, 60_200],
      STEADY,
      { doubt: { is: 'counter-fell', from: 900, to: 10, most: 610 } },
    ],
  ])('%s', (_, before, after, pace, expected) => {
    expect(stepOf(before, after, most(pace))).toEqual(expected);
  });

  const rate = fc.integer({ min: 1, max: 5000 });

  it('finds every restart of a process that has served at most as much as usual since, whatever it had counted', () => {
    fc.assert(
      fc.property(
        rate,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(1_000_000),
        fc.nat(),
        (perS, share, more, bad) => {
          const pace = paceAfter(NO_PACE, perS * 10, INTERVAL_MS).pace;
          const served = Math.round(perS * 10 * share);
          const failed = bad % (served + 1);
          const before = [0, served + 1 + more];
          expect(stepOf(before, [failed, served], most(pace))).toEqual({ by: [failed, served], isRestart: true });
        },
      ),
    );
  });

  it('never takes what remains of a sum for a restart, where more remains than can have been served', () => {
    fc.assert(
      fc.property(rate, fc.nat(1_000_000), fc.integer({ min: 1, max: 1_000_000 }), (perS, more, lost) => {
        const pace = paceAfter(NO_PACE, perS * 10, INTERVAL_MS).pace;
        const rest = perS * 30 + 11 + more;
        expect(stepOf([0, rest + lost], [0, rest], most(pace))).toHaveProperty('doubt');
      }),
    );
  });
});

describe('paceAfter', () => {
  /** The growth of each interval of 10 s that is believed; `-` where it is not. */
  function believed(grown: readonly number[], start: Pace = NO_PACE, areRates = false): string {
    let pace = start;
    return grown
      .map((each) => {
        const after = paceAfter(pace, each, INTERVAL_MS, areRates);
        pace = after.pace;
        return after.doubt ? '-' : String(each);
      })
      .join(' ');
  }

  it.each<[string, number[], string]>([
    ['believes the first interval', [20_000], '20000'],
    ['believes a peak of ten times the rate', [200, 2000], '200 2000'],
    ['believes a burst of a quiet service', [1, 90, 0, 1], '1 90 0 1'],
    ['doubts a member that joins with its past', [200, 200, 20_200, 200], '200 200 - 200'],
    ['believes a faster rate from the second interval on', [10, 2000, 2000, 2000], '10 - 2000 2000'],
    ['believes bursts that come again', [10, 2000, 10, 2000], '10 - 10 2000'],
    ['is not misled by a jump in the first interval', [20_000, 200, 200, 200, 200], '20000 200 200 200 200'],
  ])('%s', (_, grown, expected) => {
    expect(believed(grown)).toBe(expected);
  });

  it('doubts the member that comes back after it was lost, each time', () => {
    expect(believed([200, 20_200, 200, 1500, 200], paceAfterFall(STEADY, 0))).toBe('200 - 200 - 200');
    expect(believed([200, 800, 800, 800], paceAfterFall(STEADY, 0))).toBe('200 - 800 800');
  });

  it('doubts members that come back one after the other, and believes a rush of traffic that lasts', () => {
    const lost = (by: number) => paceAfterFall(paceAfterFall(STEADY, by), by);
    expect(believed([20_160, 20_160, 200], lost(20_000))).toBe('- - 200');
    expect(believed([200, 20_160, 200, 20_160, 2000], lost(20_000))).toBe('200 - 200 - 2000');
    // More has come back than was lost.
    expect(believed([2000, 2000, 2000, 2000], lost(1500))).toBe('- - 2000 2000');
    // One that restarted never comes back.
    expect(believed(Array(8).fill(2000), lost(1_000_000))).toBe('- - - - - 2000 2000 2000');
  });

  it('doubts growth after a part was lost in the first interval, until a second one is as fast', () => {
    expect(believed([20_200, 200, 200], paceAfterFall(NO_PACE, 0))).toBe('- 200 200');
    expect(believed([200, 20_200, 200, 200], paceAfterFall(NO_PACE, 0))).toBe('- - 200 200');
    expect(believed([200, 200, 20_200, 200], paceAfterFall(NO_PACE, 0))).toBe('- 200 - 200');
  });

  it('doubts no rate, but that of a sum that lost a member', () => {
    expect(believed([1, 100_000], NO_PACE, true)).toBe('1 100000');
    expect(believed([1, 100_000], paceAfterFall(STEADY, 0), true)).toBe('1 -');
  });

  it('measures near zero by the median: one wrong interval does not widen it', () => {
    const { pace } = paceAfter({ rates: [0.02, 0.02] }, 2200, INTERVAL_MS);
    expect(mostSinceRestart(pace, INTERVAL_MS, 60_000)).toBe(610);
  });

  it('doubts nothing that stays within ten times the rates before, and always something far beyond', () => {
    const steady = fc.array(fc.integer({ min: 20, max: 200 }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(steady, fc.integer({ min: 2101, max: 1_000_000 }), (list, jump) => {
        expect(believed(list)).toBe(list.join(' '));
        expect(believed([...list, jump])).toBe([...list, '-'].join(' '));
      }),
    );
  });
});
