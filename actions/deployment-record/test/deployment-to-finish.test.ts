import { FakeJob, SHA } from './fake-world';

describe('deploymentToFinish', () => {
  it('is the one that this run and attempt started, among others of the same commit', async () => {
    const job = new FakeJob();
    await job.start();
    job.runId = '101';
    await job.start();
    job.runId = '102';
    await job.start();
    job.runId = '101';
    await job.finish();
    expect(job.states()).toEqual([['in_progress'], ['in_progress', 'success'], ['in_progress']]);
  });

  it('is the one of its service, and of its version where one is given', async () => {
    const job = new FakeJob();
    await job.start({ service: 'api' });
    await job.start({ service: 'web' });
    await job.start({ version: 'v1' });
    await job.start({ version: 'v2' });
    await job.finish({ service: 'api', status: 'failure' });
    await job.finish({ version: 'v1', status: 'failure' });
    expect(job.states().map((states) => states.length)).toEqual([2, 1, 2, 1]);
  });

  it('is that of an earlier attempt when only the failed jobs were run again', async () => {
    const job = new FakeJob();
    await job.start();
    job.runAttempt = 2;
    await job.finish();
    expect(job.states()).toEqual([['in_progress', 'success']]);
  });

  it('is that of this attempt when all jobs were run again', async () => {
    const job = new FakeJob();
    await job.start();
    job.runAttempt = 2;
    await job.start();
    await job.finish();
    expect(job.states()).toEqual([['in_progress'], ['in_progress', 'success']]);
  });

  it('is the one that is named, also when something else made it', async () => {
    const job = new FakeJob();
    const { id } = job.double.store.addDeployment({ ref: SHA, environment: 'staging', payload: 'not ours' });
    const { outputs } = await job.finish({ 'deployment-id': String(id) });
    expect(outputs).toMatchObject({ 'deployment-id': String(id), number: '' });
    expect(job.record()).toMatchObject({ version: SHA, deployed_by: 'github-actions[bot]', number: null });
  });

  it.each<[string, Record<string, string>, string]>([
    ['nothing was started', {}, 'NO_DEPLOYMENT'],
    ['it was another service', { service: 'web' }, 'NO_DEPLOYMENT'],
    ['the id is of another environment', { 'deployment-id': 'own', environment: 'production' }, 'NO_DEPLOYMENT'],
    ['no deployment has the id', { 'deployment-id': '4711' }, 'GITHUB_API'],
  ])('ends with a clear error when %s', async (why, inputs, code) => {
    const job = new FakeJob();
    const { outputs } = await job.start();
    if (why === 'nothing was started') job.runId = '999';
    const id = inputs['deployment-id'] === 'own' ? { 'deployment-id': outputs['deployment-id'] ?? '' } : {};
    await expect(job.finish({ ...inputs, ...id })).rejects.toMatchObject({ code });
  });
});
