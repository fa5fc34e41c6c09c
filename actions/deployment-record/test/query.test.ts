import { FakeJob } from './fake-world';

describe('findLastGood', () => {
  it.each<[string, [string, string][], string, string]>([
    ['nothing was ever deployed', [], '', ''],
    [
      'what is live',
      [
        ['v1', 'success'],
        ['v2', 'success'],
      ],
      '',
      'v2',
    ],
    [
      'what was live before',
      [
        ['v1', 'success'],
        ['v2', 'success'],
      ],
      'v2',
      'v1',
    ],
    [
      'what stayed live',
      [
        ['v1', 'success'],
        ['v2', 'failure'],
        ['v3', 'cancelled'],
        ['v4', 'rolled-back'],
      ],
      '',
      'v1',
    ],
    [
      'not one release too far',
      [
        ['v1', 'success'],
        ['v2', 'success'],
        ['v3', 'rolled-back'],
      ],
      'v3',
      'v2',
    ],
  ])('finds %s', async (_, deployments, version, expected) => {
    const job = new FakeJob();
    for (const [deployed, status] of deployments) await job.deploy(deployed, status);
    const result = await job.lastGood({ version });
    expect(result.failure).toBeUndefined();
    expect(result.outputs['last-good-version']).toBe(expected);
    expect(job.warnings).toEqual([]);
    expect(job.double.violations).toEqual([]);
  });

  it('does not go back to what a rollback by hand has taken back', async () => {
    const job = new FakeJob();
    await job.deploy('v1', 'success');
    await job.deploy('v2', 'success');
    await job.deploy('v1', 'success', { kind: 'rollback' });
    expect((await job.lastGood()).outputs['last-good-version']).toBe('v1');
    expect((await job.lastGood({ version: 'v1' })).outputs['last-good-version']).toBe('');
    expect(job.double.state.deployments.at(-1)?.statuses.at(-1)?.state).toBe('success');
  });

  it('keeps services and environments apart', async () => {
    const job = new FakeJob();
    await job.deploy('v1', 'success', { service: 'api' });
    await job.deploy('v2', 'success', { service: 'web' });
    await job.deploy('v3', 'success', { environment: 'production' });
    expect((await job.lastGood({ service: 'api' })).outputs['last-good-version']).toBe('v1');
    expect((await job.lastGood()).outputs['last-good-version']).toBe('');
  });
});
