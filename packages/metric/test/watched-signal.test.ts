import { ruleOf, type WatchedSignal, withoutBounds } from '@deploy-actions/metric';
import { sharedOut } from '../src/watched-signal';
import { errorRate, rule } from './measurements';

it('a signal has its own bounds and no others, and the times and policies of all', () => {
  const own = { unit: 'plain', min: 1, sustainMs: 60_000 } as const;
  const signal = { name: 'db', query: { form: 'value', query: '$.db' }, rule: own } as const;
  const { threshold: _, ...common } = rule;
  expect(ruleOf(rule, signal)).toEqual({ ...common, ...own, method: 'rule' });
});

it('only to be measured, a signal has no bounds', () => {
  const settings = {
    source: { kind: 'json', instances: [], headers: [], timeoutMs: 1, intervalMs: 1 } as const,
    rule: { ...rule, method: 'both' } as const,
    signals: [errorRate],
  };
  expect(withoutBounds(settings)).toMatchObject({
    rule: { method: 'rule' },
    signals: [{ name: 'error-rate', rule: { unit: 'ratio', sustainMs: 300_000 } }],
  });
  expect(withoutBounds(settings).signals[0]?.rule).not.toHaveProperty('threshold');
});

it('shares the false alarms of a watch out among all that are tested', () => {
  const tested: WatchedSignal = { ...errorRate, query: { form: 'counters', errors: 'e', total: 't' } };
  const sequential = { ...rule, method: 'sequential', falseAlarm: 0.001 } as const;
  expect(sharedOut(sequential, [tested, errorRate, tested]).falseAlarm).toBe(0.0005);
  expect(sharedOut(sequential, [tested, errorRate])).toBe(sequential);
  expect(sharedOut({ ...sequential, method: 'rule' }, [tested, tested]).falseAlarm).toBe(0.001);
});
