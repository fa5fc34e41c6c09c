import { UserError } from '@deploy-actions/error';
import { getDeployment, listDeployments } from '@deploy-actions/github';
import { fault } from '../../../test/support/github/double.mjs';
import { harness, SHA, START_MS } from './harness';

const staging = { environment: 'staging', page: 1 };

describe('connectGitHub', () => {
  it.each([
    ['unavailable', fault.unavailable(), 1000],
    ['a broken connection', fault.reset(), 1000],
    ['half an answer', fault.garbage(), 1000],
    ['a rate limit', fault.tooMany(9), 9000],
    ['a secondary limit', fault.secondaryLimit(), 60_000],
    ['a server that hangs', fault.hang(), 16_000],
  ])('outlasts %s', async (_, order, waitedMs) => {
    const { clock, double, github } = await harness();
    double.store.addDeployment({ ref: SHA, environment: 'staging' });
    double.faults.add(order);
    expect(await listDeployments(github, staging)).toHaveLength(1);
    expect(double.faults.pending).toBe(0);
    expect(clock.now() - START_MS).toBe(waitedMs);
    expect(double.violations).toEqual([]);
  });

  it.each([
    ['a missing permission', 'FORBIDDEN', /deployments: read/],
    ['an unknown token', 'FORBIDDEN', /does not accept the token/],
    ['another repository', 'GITHUB_API', /private/],
  ])('explains %s', async (what, code, text) => {
    const { double, github } = await harness(
      what === 'an unknown token'
        ? { token: 'nonsense' }
        : what === 'another repository'
          ? { repository: 'org/x' }
          : {},
    );
    double.denied.add('deployments: read');
    const error = await listDeployments(github, staging).catch((reason) => reason);
    expect(error).toBeInstanceOf(UserError);
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.hint}`).toMatch(text);
    expect(`${error.message} ${error.hint}`).not.toContain('nonsense');
  });

  it('says what is not there', async () => {
    const { github } = await harness();
    await expect(getDeployment(github, 4711)).rejects.toThrow(/read the deployment 4711.*404/);
  });

  it('hands on the reason of a cancelled run', async () => {
    const { clock, double, github, cancel } = await harness();
    double.faults.add(fault.hang());
    const reason = new UserError('CANCELLED', 'cancelled');
    void clock.sleep(300).then(() => cancel.abort(reason));
    await expect(listDeployments(github, staging)).rejects.toBe(reason);
    expect(clock.now() - START_MS).toBe(300);
  });

  it('asks a GitHub Enterprise server under its own path', async () => {
    const { double, github } = await harness(
      { apiUrl: 'https://github.example/api/v3/' },
      { url: 'https://github.example/api/v3' },
    );
    expect(await listDeployments(github, staging)).toEqual([]);
    expect(double.requests.map(({ path }) => path)).toEqual(['/repos/org/shop/deployments']);
  });

  it.each(['', 'shop', 'a/b/c', '/shop'])('refuses %j as a repository', async (repository) => {
    await expect(harness({ repository })).rejects.toThrow(/owner\/name/);
  });
});
