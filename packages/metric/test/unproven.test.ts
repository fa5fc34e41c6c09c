import type { WatchedSignal } from '@deploy-actions/metric';
import { evidenceOf, weigh } from '../src/evidence';
import { unproven } from '../src/unproven';
import { rule } from './measurements';

const signal: WatchedSignal = {
  name: 'error-rate',
  query: { form: 'counters', errors: '$.e', total: '$.t' },
  rule: { unit: 'ratio', threshold: 0.0175, limit: 0.0287, sustainMs: 120_000 },
};
const tested = { ...rule, threshold: 0.0175, method: 'sequential', falseAlarm: 0.001 } as const;

function found(errors: number, total: number, changes: object = {}) {
  const evidence = evidenceOf({ ...tested, ...changes }, signal);
  return evidence && unproven(tested, weigh(evidence, { errors, total }));
}

it('says that more failed than may, but too few to prove it', () => {
  expect(found(18, 500)).toMatchObject({
    verdict: 'inconclusive',
    situation: 'low-traffic',
    policy: 'on-low-traffic',
    reason:
      '3.6 % of 500 requests failed, more than the allowed 2.87 % (the limit from the baseline), but too few to prove it; watch for longer',
  });
});

it('has nothing to say where no more failed than may, or of the old version', () => {
  expect(found(14, 500)).toBeUndefined();
  expect(found(0, 0)).toBeUndefined();
  const atTheLimit = { ...signal, rule: { ...signal.rule, limit: 0.29 } };
  const same = evidenceOf(tested, atTheLimit);
  expect(same && unproven(tested, weigh(same, { errors: 29, total: 100 }))).toBeUndefined();
  const open = { ...signal, rule: { unit: 'ratio', threshold: 1, sustainMs: 0 } } as const;
  const evidence = evidenceOf({ ...tested, threshold: 1, oddsRatio: 1 }, open);
  const bad = { errors: 90, total: 100, control: { errors: 0, total: 1, fresh: { errors: 90, total: 100 } } };
  expect(evidence && unproven(tested, weigh(evidence, bad))).toBeUndefined();
});
