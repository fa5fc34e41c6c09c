import { FakeJob, SHA } from './fake-world';

describe('findOwn', () => {
  it('looks past the deployments that jobs with `environment:` make', async () => {
    const job = new FakeJob();
    await job.start();
    for (let made = 0; made < 150; made++) job.double.store.addDeployment({ ref: SHA, environment: 'staging' });
    expect((await job.finish()).outputs.number).toBe('1');
  });

  it('finds it where GitHub keeps the payload as text', async () => {
    const job = new FakeJob();
    await job.start();
    for (const deployment of job.double.state.deployments) deployment.payload = JSON.stringify(deployment.payload);
    expect((await job.finish()).outputs.number).toBe('1');
  });
});
