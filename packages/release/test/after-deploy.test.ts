import { statusAfter } from '../src/after-deploy';
import { release, status } from './example-release';
import { deployPlan } from './fake-host';

const before = status('v1', [release('v1'), release('v9', { state: 'staged', order: 4 })], ['v2', 'v3']);

describe('statusAfter', () => {
  it('knows the new release as the host will: live, good, and the newest', () => {
    const site = { status: before, choice: { kind: 'upload' as const, release: 'v2.r2' } };
    const after = statusAfter(site, deployPlan('v2', { allowBad: true }));
    expect(after).toMatchObject({ current: 'v2.r2', bad: [{ version: 'v3' }] });
    expect(after.releases.at(-1)).toMatchObject({
      release: 'v2.r2',
      version: 'v2',
      state: 'good',
      order: 5,
      checked: true,
    });
  });

  it('moves what was there already to the front, and leaves the word to a confirmation', () => {
    const site = { status: before, choice: { kind: 'activate' as const, release: 'v9' } };
    const { releases } = statusAfter(site, deployPlan('v9', { confirm: 'later' }));
    expect(releases.map(({ release: name, order, state }) => [name, order, state])).toEqual([
      ['v1', 1, 'good'],
      ['v9', 5, 'live'],
    ]);
  });

  it('is the same where nothing was done', () => {
    expect(statusAfter({ status: before, choice: { kind: 'unchanged', release: 'v1' } }, deployPlan('v1'))).toBe(
      before,
    );
  });
});
