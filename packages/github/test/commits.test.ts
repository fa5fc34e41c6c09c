import { commitMessage, pullRequestOf } from '@deploy-actions/github';
import { harness, OTHER_SHA, SHA } from './harness';

const open = { number: 3, merged: false };
const merged = { number: 4, mergeCommitSha: OTHER_SHA };
const exact = { number: 5 };

describe('commits', () => {
  it('reads the message', async () => {
    const { double, github } = await harness();
    expect(await commitMessage(github, SHA)).toBe('Sell more');
    expect(double.violations).toEqual([]);
  });

  it.each([
    ['the one whose merge made the commit', [open, merged, exact], 5],
    ['else a merged one', [open, merged], 4],
    ['else any', [open], 3],
    ['none', [], undefined],
  ])('finds the pull request: %s', async (_, pulls, expected) => {
    const { double, github } = await harness({}, { commits: [{ sha: SHA, pulls }] });
    expect(await pullRequestOf(github, SHA)).toBe(expected);
    expect(double.violations).toEqual([]);
  });
});
