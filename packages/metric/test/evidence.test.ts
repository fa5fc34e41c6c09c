import type { WatchedSignal } from '@deploy-actions/metric';
import { evidenceOf, isCompared, judgeEvidence, weigh } from '../src/evidence';
import { rule } from './measurements';

const signal: WatchedSignal = {
  name: 'error-rate',
  query: { form: 'counters', errors: '$.e', total: '$.t' },
  rule: { unit: 'ratio', threshold: 0.01, sustainMs: 120_000 },
};
const tested = { ...rule, threshold: 0.01, method: 'sequential', falseAlarm: 0.001 } as const;

function judged(errors: number, total: number, looks: number, changes: object = {}) {
  let evidence = evidenceOf({ ...tested, ...changes }, signal);
  for (let at = 0; at < looks; at++) evidence = evidence.map((each) => weigh(each, { errors, total }));
  return judgeEvidence(evidence);
}

describe('the evidence of a signal', () => {
  it('is not asked for by a rule, nor where there is nothing to test', () => {
    expect(evidenceOf({ ...tested, method: 'rule' }, signal)).toEqual([]);
    const { threshold: _, ...unbounded } = tested;
    expect(evidenceOf(unbounded, { ...signal, rule: { sustainMs: 0 } })).toEqual([]);
  });

  it('fails on what is bad, and says how sure it is', () => {
    expect(judged(50, 100, 2)).toMatchObject({ verdict: 'fail', situation: 'exceeded' });
    expect(judged(50, 100, 2)?.reason).toBe(
      'more than 1 % fail: 100 of 200 requests failed (50 %) in 2 measurements; by chance in at most 0.1 % of all watches, if errors are independent',
    );
    expect(judged(1, 100, 30)).toBeUndefined();
    expect(judged(0, 100, 30)).toBeUndefined();
  });

  it('passes early only where that is asked for', () => {
    expect(judged(0, 1000, 16, { earlyPass: true })).toMatchObject({ verdict: 'pass' });
    expect(judged(0, 1000, 10, { earlyPass: true })).toBeUndefined();
    expect(judged(0, 1000, 16)).toBeUndefined();
  });

  it('takes no decimals for requests, and nothing for what is not counted', () => {
    const [evidence] = evidenceOf(tested, signal);
    if (evidence === undefined) throw new Error('no evidence');
    expect(weigh(evidence, { errors: 2.6, total: 2.4 }).state).toMatchObject({ looks: 1, requests: 2 });
    expect(weigh(evidence, {})).toBe(evidence);
    expect(weigh(evidence, { errors: 1, total: 1e300 })).toBe(evidence);
  });

  it('tests the upper bound of a baseline where there is one', () => {
    const compared = { ...signal, rule: { ...signal.rule, limit: 0.02 } };
    expect(evidenceOf(tested, compared)[0]?.what).toBe('2 % (the limit from the baseline)');
    const before = { name: 'error-rate', form: 'counters', level: 0.01, measured: 9, dispersion: 2 } as const;
    expect(evidenceOf(tested, { ...compared, before })[0]?.condition).toBe(
      'if errors vary as they did in the baseline',
    );
  });

  it('takes the dispersion for that of its own intervals', () => {
    const before = { name: 'error-rate', form: 'counters', level: 0.01, measured: 9, dispersion: 2 } as const;
    const of = (intervalMs: number) =>
      evidenceOf(tested, { ...signal, before: { ...before, intervalMs } })[0]?.test.dispersion;
    expect([5000, 10_000, 60_000].map(of)).toEqual([3, 2, 2]);
  });

  it('compares with the old version where that is asked for, however bad both are', () => {
    const [, start] = evidenceOf({ ...tested, oddsRatio: 1 }, signal);
    if (start === undefined) throw new Error('no evidence');
    const fresh = { errors: 30, total: 100 };
    let same = start;
    let worse = start;
    for (let at = 0; at < 20; at++) {
      same = weigh(same, { errors: 30, total: 100, control: { errors: 30, total: 100, fresh } });
      worse = weigh(worse, { errors: 30, total: 100, control: { errors: 10, total: 100, fresh } });
    }
    expect(judgeEvidence([same])).toBeUndefined();
    const none = { errors: 0, total: 0, fresh };
    expect(weigh(start, { errors: 30, total: 100, control: none }).errors).toBe(0);
    expect(judgeEvidence([worse])?.reason).toMatch(/^more than the old version fail/);
    expect(isCompared(weigh(start, { errors: 1, total: 9 }), 1)).toBe(false);
    expect(isCompared(same, 20)).toBe(true);
  });

  it('tests the limit beside the old version, each with half of the probability', () => {
    const all = evidenceOf({ ...tested, oddsRatio: 1 }, signal);
    expect(all.map(({ test }) => [test.hypothesis.kind, test.falseAlarm])).toEqual([
      ['rate', 0.0005],
      ['canary', 0.0005],
    ]);
    const bad = { errors: 50, total: 100 };
    const seen = { ...bad, control: { ...bad, fresh: bad } };
    expect(judgeEvidence(all.map((each) => weigh(each, seen)))).toMatchObject({
      verdict: 'fail',
      reason: expect.stringMatching(/^more than 1 % fail.* in at most 0.05 % of all watches/),
    });
    // What cannot be exceeded takes nothing from the comparison.
    const open = evidenceOf({ ...tested, threshold: 1, oddsRatio: 1 }, { ...signal, rule: { sustainMs: 0 } });
    expect(open.map(({ test }) => [test.hypothesis.kind, test.falseAlarm])).toEqual([['canary', 0.001]]);
  });

  it('passes early only where the limit and the comparison do', () => {
    let all = evidenceOf({ ...tested, oddsRatio: 1.5, earlyPass: true }, signal);
    const good = { errors: 0, total: 1000 };
    for (let at = 0; at < 16; at++) all = all.map((each) => weigh(each, good));
    expect(judgeEvidence(all)).toBeUndefined();
    const old = { errors: 9, total: 1000, fresh: good };
    for (let at = 0; at < 16; at++) all = all.map((each) => weigh(each, { ...good, control: old }));
    expect(judgeEvidence(all)).toMatchObject({ verdict: 'pass', reason: expect.stringMatching(/1 %.*old version/) });
  });
});
