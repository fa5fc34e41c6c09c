import { deployPlan } from '../../../test/support/release/fake-host';
import { planCommands } from '../src/command-plan';

it('names what would run, in order, and the migration on the first host only', () => {
  const { record } = deployPlan('v2');
  const steps = { ...record.steps, 'before-activate': 'one\ntwo\nthree', 'after-activate': 'x'.repeat(200) };
  expect(planCommands({ ...record, steps, healthUrl: 'http://127.0.0.1/' }, true)).toEqual([
    'migrate: migrate',
    'before-activate: one (and 2 more lines)',
    'swap current',
    'activate: restart',
    'health-url: http://127.0.0.1/',
    'health-command: ask',
    `after-activate: ${'x'.repeat(120)} …`,
  ]);
  expect(planCommands({ ...record, steps: {} }, false)).toEqual(['swap current']);
});
