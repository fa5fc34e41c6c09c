import { FakeJob } from './fake-world';

describe('results', () => {
  it('say in short what later jobs need', async () => {
    const job = new FakeJob();
    const { brief } = await job.deploy('v1', 'success');
    expect(brief).toEqual({
      operation: 'finish',
      dryRun: false,
      environment: 'staging',
      service: '',
      kind: 'deploy',
      version: 'v1',
      status: 'success',
      number: 1,
      deploymentId: job.double.state.deployments[0]?.id,
      previousVersion: '',
      rollbackVersion: '',
      deploymentDurationMs: 60_000,
    });
  });

  it('let no foreign text become Markdown', async () => {
    const job = new FakeJob();
    const nasty = '<b>x</b> | # [a](b) @all';
    const { summary } = await job.start({ version: nasty });
    expect(summary).not.toContain('<b>');
    expect(summary).not.toContain('[a](b)');
    expect(summary).not.toMatch(/(?<!`)@all/);
    expect(summary.split('\n').filter((line) => line.startsWith('|'))).toHaveLength(5);
  });
});
