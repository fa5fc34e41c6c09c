import { release, status } from '../../../test/support/release/example-release';
import { deployPlan } from '../../../test/support/release/fake-host';
import { releasesToRemove } from '../src/prune';
import { statusAfter } from '../src/status-after';

const upload = { kind: 'upload' as const, release: 'v9' };

describe('statusAfter', () => {
  it('puts the new release at the end of the row, live and good', () => {
    const before = status('v2', [release('v1'), release('v2')], ['v9']);
    const after = statusAfter({ status: before, choice: upload }, deployPlan('v9', { allowBad: true }));
    expect(after.current).toBe('v9');
    expect(after.releases.map(({ release: name, order, state }) => [name, order, state])).toEqual([
      ['v1', 1, 'good'],
      ['v2', 2, 'good'],
      ['v9', 3, 'good'],
    ]);
    expect(after.bad).toEqual([]);
  });

  it('moves a release that was there to the end, and leaves its goodness to a confirmation', () => {
    const before = status('v2', [release('v1'), release('v2')]);
    const choice = { kind: 'activate' as const, release: 'v1' };
    const after = statusAfter({ status: before, choice }, deployPlan('v1', { confirm: 'later' }));
    expect(after.releases.map(({ release: name, order, state }) => [name, order, state])).toEqual([
      ['v2', 2, 'good'],
      ['v1', 3, 'live'],
    ]);
  });

  it('says what the host said where nothing was done', () => {
    const before = status('v2', [release('v2')]);
    const choice = { kind: 'unchanged' as const, release: 'v2' };
    expect(statusAfter({ status: before, choice }, deployPlan('v2'))).toBe(before);
  });

  it('lets the same releases go as the account of the host itself would', () => {
    const row = ['v1', 'v2', 'v3', 'v4'].map((name) => release(name));
    const after = statusAfter({ status: status('v4', row), choice: upload }, deployPlan('v9'));
    const told = status('v9', [...row, release('v9', { order: 5 })]);
    expect(releasesToRemove(after, 3, 'v4')).toEqual(releasesToRemove(told, 3, 'v4'));
  });
});
