import { ruleOf } from '@deploy-actions/metric';
import { rule } from './measurements';

it('a signal has its own bounds and no others, and the times and policies of all', () => {
  const own = { unit: 'plain', min: 1, sustainMs: 60_000 } as const;
  const signal = { name: 'db', query: { form: 'value', query: '$.db' }, rule: own } as const;
  const { threshold: _, ...common } = rule;
  expect(ruleOf(rule, signal)).toEqual({ ...common, ...own });
});
