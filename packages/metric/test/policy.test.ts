import { strictest } from '@deploy-actions/metric';
import { strictness, unknown } from '../src/policy';
import { rule } from './measurements';

it('an unknown is inconclusive, whatever its policy does to the step', () => {
  expect(unknown({ ...rule, onLowTraffic: 'pass' }, 'low-traffic', 'nobody came')).toEqual({
    verdict: 'inconclusive',
    situation: 'low-traffic',
    reason: 'nobody came',
    policy: 'on-low-traffic',
    exit: 'pass',
  });
});

it('fail is stricter than what is left open, and that than pass', () => {
  expect([strictness('fail'), strictness(), strictness('inconclusive'), strictness('pass')]).toEqual([0, 1, 1, 2]);
});

describe('strictest', () => {
  const left = { policy: 'on-inconclusive', exit: 'inconclusive' };
  const green = { verdict: 'inconclusive', policy: 'on-no-data', exit: 'pass' } as const;
  const red = { verdict: 'inconclusive', policy: 'on-provider-error', exit: 'fail' } as const;

  it('has nothing to say of what is decided', () => {
    expect(strictest([{ verdict: 'pass' }, { verdict: '' }, { verdict: 'fail' }])).toEqual({});
  });

  it.each([
    [[green], { policy: 'on-no-data', exit: 'pass' }],
    [[green, red], { policy: 'on-provider-error', exit: 'fail' }],
    [[green, { ...red, exit: 'inconclusive' as const }], left],
    // No policy is for an error but on-inconclusive.
    [[green, { verdict: 'error' }], left],
    [[{ verdict: 'error' }, red], { policy: 'on-provider-error', exit: 'fail' }],
    [[{ verdict: 'pass' }, green], { policy: 'on-no-data', exit: 'pass' }],
  ])('%j: %j', (results, found) => {
    expect(strictest(results)).toEqual(found);
  });
});
