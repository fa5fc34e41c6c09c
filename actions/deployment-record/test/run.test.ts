import { systemClock } from '@deploy-actions/clock';
import { fault, startGitHubDouble } from '../../../test/support/github/double.mjs';
import { readInputs } from '../src/inputs';
import { run } from '../src/run';
import { FakeJob, OLD_SHA, raw, SHA } from './fake-world';

describe('run', () => {
  it.each(['start', 'finish', 'lastGood'] as const)(
    '%s ends in bounded time when GitHub is down',
    async (operation) => {
      const job = new FakeJob();
      job.double.faults.add({ ...fault.hang(), times: 1000 });
      await expect(job[operation]()).rejects.toMatchObject({ code: 'GITHUB_API' });
      expect(job.clock.elapsed() - Date.parse('2030-05-01T12:00:00Z')).toBeLessThan(5 * 60_000);
    },
  );

  it('needs no more than GitHub documents, over real sockets', async () => {
    const double = await startGitHubDouble({ owner: 'org', repo: 'shop', commits: [{ sha: OLD_SHA }, { sha: SHA }] });
    try {
      const { fetch: _, ...world } = new FakeJob().world();
      const onTheWire = { ...world, clock: systemClock, run: { ...world.run, apiUrl: double.url } };
      const step = (inputs: Record<string, string>) =>
        run(readInputs(raw({ 'github-token': double.token, environment: 'production', ...inputs })), onTheWire);
      await step({ operation: 'start', version: SHA });
      await step({ operation: 'finish', status: 'success', tag: `prod-${SHA}` });
      const { outputs } = await step({ operation: 'last-good' });
      expect(outputs['last-good-version']).toBe(SHA);
      expect(double.state.refs[`refs/tags/prod-${SHA}`]?.sha).toBe(SHA);
      expect(double.violations).toEqual([]);
    } finally {
      await double.stop();
    }
  });
});
