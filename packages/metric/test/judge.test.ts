import { emptyTally, type Judgement, judgeEnd, judgeNow, observe } from '@deploy-actions/metric';
import { combine, type InstanceReading, type Measurement } from '@deploy-actions/source';
import { counted, measurement, rule } from './measurements';

/** One mark each 10 s: `x` bad, `.` good, `0` no traffic, `p` provider, `m` missing, `v` version, `a` access, `q` query. */
const KINDS = {
  '0': 'no-traffic',
  p: 'provider',
  m: 'missing',
  v: 'wrong-version',
  a: 'access',
  q: 'query',
  r: 'reference',
} as const;
const short = { ...rule, durationMs: 100_000, sustainMs: 40_000 };

function row(marks: string, perMeasurement = 0): Measurement[] {
  return [...marks].map((mark, slot) => {
    const atMs = slot * 10_000;
    const kind = Object.entries(KINDS).find(([key]) => key === mark)?.[1];
    if (kind) return measurement(atMs, kind);
    const ratio = mark === 'x' ? 0.1 : 0;
    return perMeasurement > 0 ? counted(atMs, ratio * perMeasurement, perMeasurement) : measurement(atMs, ratio);
  });
}

function judged(kind: 'ratio' | 'counters', marks: string, perMeasurement = 0, policies = {}): Judgement {
  const tuned = { ...short, ...policies };
  let tally = emptyTally(kind);
  for (const next of row(marks, perMeasurement)) {
    tally = observe(tuned, tally, next);
    const now = judgeNow(tuned, tally);
    if (now) return now;
  }
  return judgeEnd(tuned, tally);
}

it('does not pass a service that was silent from the middle on, however long sustain is', () => {
  expect(judged('ratio', '......ppppp', 0, { sustainMs: 100_000 })).toMatchObject({ situation: 'provider-error' });
  expect(judged('ratio', '.......pppp', 0, { sustainMs: 100_000 })).toMatchObject({ situation: 'gap' });
  expect(judged('ratio', '........ppp', 0, { sustainMs: 100_000 })).toMatchObject({ verdict: 'pass' });
});

describe('the judgement of ratios (11 planned, 40 s sustained)', () => {
  it.each([
    ['...........', 'pass', 'within'],
    ['xxxx.xxxx..', 'pass', 'within'],
    ['xxxxx', 'fail', 'exceeded'],
    ['.....?xxxxx'.replace('?', 'p'), 'fail', 'exceeded'],
    // At least half, and one within the last 40 s.
    ['pppp.....p.', 'pass', 'within'],
    ['......ppppp', 'inconclusive', 'provider-error'],
    ['........ppp', 'pass', 'within'],
    ['pppppp.....', 'inconclusive', 'provider-error'],
    ['ppppp......', 'pass', 'within'],
    ['ppppppppppp', 'inconclusive', 'provider-error'],
    ['mmmmmmmmmmm', 'inconclusive', 'no-data'],
    ['.0000000000', 'inconclusive', 'low-traffic'],
    ['.mmmmmmm000', 'inconclusive', 'no-data'],
    ['mmmmmmmpppp', 'inconclusive', 'no-data'],
    // The newest one is bad and nobody knows how it went on.
    ['......xxpppp', 'inconclusive', 'provider-error'],
    // Refused from the start: no use to wait. Later, there is.
    ['aaaa', 'error', 'refused'],
    ['qaqa', 'error', 'refused'],
    ['ppppaaaa', 'error', 'refused'],
    ['aaaaaaaaaaa', 'error', 'refused'],
    ['aaapaaap...', 'inconclusive', 'provider-error'],
    ['........aaa', 'pass', 'within'],
    ['.....aaaaaa', 'error', 'refused'],
    ['mmmmmmmmmaa', 'inconclusive', 'no-data'],
    // Three intervals between two answers are no gap, and four are one; what was never answered before or after is none.
    ['..pp.......', 'pass', 'within'],
    ['..ppp......', 'inconclusive', 'gap'],
    ['..mpp......', 'inconclusive', 'gap'],
    ['pppp.......', 'pass', 'within'],
    // Who was silent for as long at the end may be dead.
    ['.......pppp', 'inconclusive', 'gap'],
    ['.......aaaa', 'inconclusive', 'gap'],
    ['..ppp.xxxxx', 'fail', 'exceeded'],
    ['..ppp...ppp', 'inconclusive', 'provider-error'],
    // Another version, most often.
    ['vvvvvvvvvvv', 'inconclusive', 'wrong-version'],
    ['vvvvvv.....', 'inconclusive', 'wrong-version'],
    ['vvvvvvppppp', 'inconclusive', 'wrong-version'],
    ['vvvvvpppppp', 'inconclusive', 'provider-error'],
    ['vvvvvvmmmmm', 'inconclusive', 'wrong-version'],
    ['vvvvv......', 'pass', 'within'],
  ])('%s: %s, %s', (marks, verdict, situation) => {
    expect(judged('ratio', marks)).toMatchObject({ verdict, situation });
  });

  it('is an error where the whole of a short watch was refused', () => {
    expect(judged('ratio', 'aa', 0, { durationMs: 10_000 })).toMatchObject({ verdict: 'error' });
  });

  it('has nothing to say about a watch without any measurement but that there was none', () => {
    expect(judgeEnd(short, emptyTally('ratio'))).toMatchObject({ verdict: 'inconclusive', situation: 'no-data' });
  });
});

describe('the judgement of counters (10 planned)', () => {
  it.each([
    ['r..........', 10, 'pass', 'within'],
    ['r0000000000', 10, 'inconclusive', 'no-traffic'],
    ['r0000000ppp', 10, 'inconclusive', 'no-traffic'],
    ['r000ppppppp', 10, 'inconclusive', 'provider-error'],
    ['r.000000000', 10, 'inconclusive', 'low-traffic'],
    ['r00000.....', 10, 'pass', 'within'],
    ['r0000pppppp', 10, 'inconclusive', 'provider-error'],
    ['r.....xxpppp', 10, 'inconclusive', 'provider-error'],
    ['raaaaaaaaaa', 10, 'error', 'refused'],
    ['r....xxxxx', 10, 'fail', 'exceeded'],
  ])('%s with %d requests each: %s, %s', (marks, each, verdict, situation) => {
    expect(judged('counters', marks, each)).toMatchObject({ verdict, situation });
  });

  it('asks for enough requests before it passes, not before it fails', () => {
    const policies = { minSamples: 1000 };
    expect(judged('counters', 'r..........', 10, policies)).toMatchObject({ situation: 'low-traffic' });
    expect(judged('counters', 'r..........', 100, policies)).toMatchObject({ verdict: 'pass' });
    expect(judged('counters', 'rxxxxx', 10, policies)).toMatchObject({ verdict: 'fail' });
  });
});

it('says of a gap from when to when it was, why, and what else was seen', () => {
  expect(judged('ratio', '..ppp......').reason).toBe(
    'no data from 10.0 s to 50.0 s (last problem: because of provider); otherwise never above 5 % (peak 0 %); 8 of 11 planned measurements',
  );
});

it('does not speak of 13 of 12 measurements', () => {
  expect(judged('ratio', '............').reason).toBe(
    'never above 5 % (peak 0 %); 12 measurements with data (11 were planned)',
  );
  expect(judged('ratio', '...........xppp').reason).toMatch(
    /^not enough to judge: 12 measurements with data \(11 were planned\), the newest at 1 min 50 s, and bad/,
  );
});

it('takes no traffic for an answer, not for a gap', () => {
  expect(judged('counters', 'r..0000....', 10)).toMatchObject({ verdict: 'pass' });
  expect(judged('counters', 'r..pppp....', 10)).toMatchObject({ situation: 'gap' });
});

it('says that what was measured is too old, where it was enough', () => {
  expect(judged('ratio', '......ppppp').reason).toMatch(/gave data, the newest at 50.0 s, too long ago; last problem/);
});

it('names the version that answered, although something else came last', () => {
  expect(judged('ratio', 'vvvvvvvvvvp').reason).toContain('; most often: because of wrong-version');
});

it('does not pass what is heard one process at a time, and fails it all the same', () => {
  const judgedInTurn = (ratios: readonly number[]) => {
    let tally = emptyTally('ratio');
    for (const [slot, ratio] of ratios.entries()) {
      const reading: InstanceReading = { name: 'api', ratio, ...(slot > 1 ? { inTurn: true } : {}) };
      tally = observe(short, tally, { atMs: slot * 10_000, tookMs: 0, ...combine([reading]) });
      const now = judgeNow(short, tally);
      if (now) return now;
    }
    return judgeEnd(short, tally);
  };
  expect(judgedInTurn([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({
    verdict: 'inconclusive',
    situation: 'no-data',
    reason: expect.stringMatching(/^api is several processes that answer alternately: .*; otherwise never above/),
  });
  // The bad one of two: a good look of the other one begins the time anew, and proves nothing.
  expect(judgedInTurn([0, 0.5, 0, 0.5, 0, 0.5, 0, 0.5, 0, 0.5, 0]).verdict).toBe('inconclusive');
  expect(judgedInTurn([0, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]).verdict).toBe('fail');
});

describe('the judgement of several instances (11 planned, 40 s sustained)', () => {
  /** One row of marks for each instance. */
  function judgedTogether(kind: 'ratio' | 'counters', rows: Record<string, string>, policies = {}): Judgement {
    const tuned = { ...short, ...policies };
    let tally = emptyTally(kind);
    for (let slot = 0; slot < 11; slot++) {
      const readings = Object.entries(rows).map(([name, marks]): InstanceReading => {
        const problem = Object.entries(KINDS).find(([key]) => key === marks[slot])?.[1];
        if (problem) return { name, problem: { kind: problem, reason: `${problem} of ${name}` } };
        const ratio = marks[slot] === 'x' ? 0.5 : 0;
        return kind === 'ratio' ? { name, ratio } : { name, ratio, errors: ratio * 10, total: 10 };
      });
      tally = observe(tuned, tally, { atMs: slot * 10_000, tookMs: 0, ...combine(readings) });
      const now = judgeNow(tuned, tally);
      if (now) return now;
    }
    return judgeEnd(tuned, tally);
  }

  it.each([
    ['ratio', '...........', '...........', 'pass', 'within'],
    ['ratio', '...........', 'ppppppppppp', 'inconclusive', 'provider-error'],
    ['ratio', '...........', 'mmmmmmmmmmm', 'inconclusive', 'no-data'],
    ['ratio', '...........', 'aaaaaaaaaaa', 'inconclusive', 'provider-error'],
    ['ratio', '...........', '.p.p.p.p.p.', 'pass', 'within'],
    ['ratio', '...........', '.....pppppp', 'inconclusive', 'provider-error'],
    ['ratio', '...........', '.......pppp', 'inconclusive', 'gap'],
    ['ratio', '...........', '........ppp', 'pass', 'within'],
    ['ratio', '...........', '..pp.......', 'pass', 'within'],
    ['ratio', '...........', '..ppp......', 'inconclusive', 'gap'],
    ['ratio', '...........', 'pppp.......', 'pass', 'within'],
    ['ratio', '...ppp.....', '......ppp..', 'inconclusive', 'gap'],
    ['counters', 'r..........', 'r..pppp....', 'inconclusive', 'gap'],
    ['counters', 'r..........', 'r..00000...', 'pass', 'within'],
    ['counters', 'r..........', 'r......0000', 'pass', 'within'],
    ['ratio', '...........', 'vvvvvvvvvvv', 'inconclusive', 'wrong-version'],
    ['ratio', '...........', 'vvvvpvvvvvp', 'inconclusive', 'wrong-version'],
    ['counters', 'r..........', 'ppppppppppp', 'inconclusive', 'provider-error'],
    ['counters', 'r..........', 'r0000000000', 'pass', 'within'],
    // Who is ill answers seldom: the health of the other one does not take that back.
    ['ratio', '...........', 'xpxpxpxpxpx', 'fail', 'exceeded'],
    ['counters', 'r..........', 'rxpxpxpxpxp', 'fail', 'exceeded'],
  ] as const)('%s %s and %s: %s, %s', (kind, a, b, verdict, situation) => {
    expect(judgedTogether(kind, { a, b })).toMatchObject({ verdict, situation });
  });

  it('says of which instance nothing was known for a while', () => {
    expect(judgedTogether('ratio', { a: '...........', b: '..ppp......' }).reason).toBe(
      'b: no data from 10.0 s to 50.0 s (last problem: provider of b); otherwise never above 5 % (peak 0 %); 11 of 11 planned measurements',
    );
  });

  it('says since when nothing was known of an instance', () => {
    expect(judgedTogether('ratio', { a: '...........', b: '.......pppp' }).reason).toBe(
      'b: no data from 1 min 00 s to 1 min 40 s (last problem: provider of b); otherwise never above 5 % (peak 0 %); 11 of 11 planned measurements',
    );
    expect(judgedTogether('ratio', { a: '...........', b: '.....pppppp' }).reason).toBe(
      'not enough to judge: b gave data in 5 of 11 planned measurements, the newest at 40.0 s; last problem: provider of b',
    );
  });

  it('does not let the policy of a low traffic speak for an instance that never answered', () => {
    const rows = { a: 'r0000000000', b: 'ppppppppppp' };
    const strict = { onNoTraffic: 'pass', onProviderError: 'fail' } as const;
    expect(judgedTogether('counters', rows)).toMatchObject({ situation: 'no-traffic' });
    expect(judgedTogether('counters', rows, strict)).toMatchObject({ situation: 'provider-error', exit: 'fail' });
    const mostly = { a: 'mmmmmmmmmmm', b: 'ppppppppppp' };
    const other = { onNoData: 'pass', onProviderError: 'fail' } as const;
    expect(judgedTogether('ratio', mostly, other)).toMatchObject({ policy: 'on-provider-error', exit: 'fail' });
  });

  it('names who was not heard', () => {
    expect(judgedTogether('ratio', { a: '...........', b: 'ppppppppppp' }).reason).toBe(
      'not enough to judge: b gave data in 0 of 11 planned measurements; last problem: provider of b',
    );
  });
});

describe('a policy', () => {
  it.each([
    ['ppppppppppp', 'ratio', 'onProviderError', 'on-provider-error'],
    ['mmmmmmmmmmm', 'ratio', 'onNoData', 'on-no-data'],
    ['r0000000000', 'counters', 'onNoTraffic', 'on-no-traffic'],
    ['00000000000', 'ratio', 'onNoTraffic', 'on-no-traffic'],
    ['..ppp......', 'ratio', 'onGap', 'on-gap'],
    ['.......pppp', 'ratio', 'onGap', 'on-gap'],
    ['vvvvvvvvvvv', 'ratio', 'onWrongVersion', 'on-wrong-version'],
  ] as const)('of %s (%s) says what becomes of the step, and never what the verdict is', (marks, kind, key, policy) => {
    for (const exit of ['fail', 'pass', 'inconclusive'] as const) {
      expect(judged(kind, marks, 0, { [key]: exit })).toMatchObject({ verdict: 'inconclusive', policy, exit });
    }
  });

  it('that is stricter wins where there is a gap and an instance was not heard', () => {
    const tuned = (policies: object) => {
      let tally = emptyTally('ratio');
      const own = { ...short, ...policies };
      for (const [slot, mark] of [...'..ppp......'].entries()) {
        const b: InstanceReading = { name: 'b', problem: { kind: 'missing', reason: 'null' } };
        const a: InstanceReading =
          mark === 'p' ? { name: 'a', problem: { kind: 'provider', reason: '503' } } : { name: 'a', ratio: 0 };
        tally = observe(own, tally, { atMs: slot * 10_000, tookMs: 0, ...combine([a, b]) });
      }
      return judgeEnd(own, tally).policy;
    };
    expect(tuned({})).toBe('on-gap');
    expect(tuned({ onGap: 'pass', onNoData: 'fail' })).toBe('on-no-data');
    expect(tuned({ onGap: 'fail', onNoData: 'pass' })).toBe('on-gap');
  });

  it('touches neither what was measured nor what is wrong with the question', () => {
    const policies = { onNoData: 'fail', onLowTraffic: 'fail', onProviderError: 'fail' };
    expect(judged('ratio', '...........', 0, policies)).toMatchObject({ verdict: 'pass' });
    expect(judged('ratio', 'aaaa', 0, policies)).toMatchObject({ verdict: 'error' });
    const lenient = { onNoData: 'pass', onLowTraffic: 'pass', onProviderError: 'pass' };
    expect(judged('ratio', 'xxxxx', 0, lenient)).toMatchObject({ verdict: 'fail' });
    expect(judged('ratio', 'aaaa', 0, lenient)).toMatchObject({ verdict: 'error' });
  });
});
