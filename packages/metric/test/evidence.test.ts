import type { WatchedSignal } from '@deploy-actions/metric';
import { type Evidence, evidenceOf, isCompared, judgeEvidence, weigh } from '../src/evidence';
import { rule } from './measurements';

const signal: WatchedSignal = {
  name: 'error-rate',
  query: { form: 'counters', errors: '$.e', total: '$.t' },
  rule: { unit: 'ratio', threshold: 0.01, sustainMs: 120_000 },
};
const tested = { ...rule, threshold: 0.01, method: 'sequential', falseAlarm: 0.001 } as const;

function begun(changes: object = {}, own: WatchedSignal = signal): Evidence {
  const evidence = evidenceOf({ ...tested, ...changes }, own);
  if (evidence === undefined) throw new Error('no evidence');
  return evidence;
}

/** The same in every measurement. */
function after(evidence: Evidence, looks: number, seen: Parameters<typeof weigh>[1]): Evidence {
  let found = evidence;
  for (let at = 0; at < looks; at++) found = weigh(found, seen);
  return found;
}

const judged = (errors: number, total: number, looks: number, changes: object = {}) =>
  judgeEvidence(after(begun(changes), looks, { errors, total }));
const shares = ({ tests }: Evidence) => tests.map(({ test }) => [test.hypothesis.kind, test.falseAlarm]);

describe('the evidence of a signal', () => {
  it('is not asked for by a rule, nor where there is nothing to test', () => {
    expect(evidenceOf({ ...tested, method: 'rule' }, signal)).toBeUndefined();
    const { threshold: _, ...unbounded } = tested;
    expect(evidenceOf(unbounded, { ...signal, rule: { sustainMs: 0 } })).toBeUndefined();
  });

  it('fails on what is bad, and says how sure it is', () => {
    expect(judged(50, 100, 2)).toMatchObject({ verdict: 'fail', situation: 'exceeded' });
    expect(judged(50, 100, 2)?.reason).toBe(
      'more than 1 % fail: 100 of 200 requests failed (50 %) in 2 measurements; by chance in at most 0.1 % of all watches, if errors are independent',
    );
    expect(judged(50, 100, 1)?.reason).toContain('50 of 100 requests failed (50 %) in 1 measurement;');
    expect(judged(1, 100, 30)).toBeUndefined();
    expect(judged(0, 100, 30)).toBeUndefined();
  });

  it('passes early only where that is asked for', () => {
    expect(judged(0, 1000, 16, { earlyPass: true })).toMatchObject({ verdict: 'pass' });
    expect(judged(0, 1000, 10, { earlyPass: true })).toBeUndefined();
    expect(judged(0, 1000, 16)).toBeUndefined();
  });

  it('is the same where nothing was counted, and knows whether the newest look was bad', () => {
    const evidence = begun({ oddsRatio: 1 });
    expect(weigh(evidence, {})).toBe(evidence);
    expect(evidence.state.isBad).toBe(false);
    expect(weigh(evidence, { errors: 9, total: 10 }).state.isBad).toBe(true);
    expect(after(evidence, 2, { errors: 0, total: 10 }).state.isBad).toBe(false);
  });

  it('tests the limit beside the old version, each with half of the probability', () => {
    const both = begun({ oddsRatio: 1 });
    expect(shares(both)).toEqual([
      ['rate', 0.0005],
      ['canary', 0.0005],
    ]);
    const bad = { errors: 50, total: 100 };
    expect(judgeEvidence(weigh(both, { ...bad, control: { ...bad, fresh: bad } }))).toMatchObject({
      verdict: 'fail',
      reason: expect.stringMatching(/^more than 1 % fail.* in at most 0.05 % of all watches/),
    });
    // What cannot be exceeded takes nothing from the comparison.
    const open = begun({ threshold: 1, oddsRatio: 1 }, { ...signal, rule: { sustainMs: 0 } });
    expect(shares(open)).toEqual([['canary', 0.001]]);
  });

  it('tests the upper bound of a baseline where there is one', () => {
    const compared = begun({}, { ...signal, rule: { ...signal.rule, limit: 0.02 } });
    expect(compared.tests[0]?.what).toBe('2 % (the limit from the baseline)');
  });

  it('passes early only where the limit and the comparison do', () => {
    const good = { errors: 0, total: 1000 };
    const alone = after(begun({ oddsRatio: 1.5, earlyPass: true }), 16, good);
    expect(judgeEvidence(alone)).toBeUndefined();
    const both = after(alone, 16, { ...good, control: { errors: 9, total: 1000, fresh: good } });
    expect(judgeEvidence(both)).toMatchObject({ verdict: 'pass', reason: expect.stringMatching(/1 %.*old version/) });
  });

  it('is compared where the old version was there in half of the measurements', () => {
    const seen = { errors: 1, total: 9 };
    const alone = after(begun({ oddsRatio: 1 }), 10, seen);
    expect(isCompared(alone, 10)).toBe(false);
    const control = { errors: 1, total: 9, fresh: seen };
    expect(isCompared(after(alone, 10, { ...seen, control }), 20)).toBe(true);
    expect(isCompared(after(alone, 10, { ...seen, control }), 21)).toBe(false);
    expect(isCompared(begun(), 10)).toBe(true);
  });
});
