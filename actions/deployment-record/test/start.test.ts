import { fault } from '../../../test/support/github/double.mjs';
import { FakeJob, OLD_SHA, SHA } from './fake-world';

describe('start', () => {
  it('makes a deployment that is in progress, with all that later steps need', async () => {
    const job = new FakeJob();
    const result = await job.start({ services: 'api,web', 'environment-url': 'https://shop.example' });
    const [deployment] = job.double.state.deployments;
    expect(deployment).toMatchObject({ ref: SHA, task: 'deploy', environment: 'staging', description: 'Deploying v2' });
    expect(deployment?.payload).toEqual({
      schema: 'deploy-actions/deployment/1',
      service: '',
      kind: 'deploy',
      version: 'v2',
      number: 1,
      run_id: '100',
      run_attempt: 1,
      deployed_by: 'ben',
      git_ref: 'refs/heads/main',
      commit_source: 'run',
      rollback_of: '',
      services: ['api', 'web'],
      previous_version: '',
      last_good_version: '',
      last_good_deployment_id: null,
    });
    expect(deployment?.statuses).toMatchObject([
      {
        state: 'in_progress',
        log_url: 'https://github.com/org/shop/actions/runs/100',
        environment_url: 'https://shop.example/',
      },
    ]);
    expect(result.failure).toBeUndefined();
    expect(result.outputs).toEqual({
      'deployment-id': String(deployment?.id),
      'record-id': `deployment-${deployment?.id}`,
      number: '1',
      'previous-version': '',
      'last-good-version': '',
      'last-good-deployment-id': '',
    });
    expect(job.double.violations).toEqual([]);
  });

  it('says auto_merge false, required_contexts [] and auto_inactive false', async () => {
    const job = new FakeJob();
    await job.start();
    const posts = job.double.requests.filter(({ method }) => method === 'POST').map(({ body }) => body);
    expect(posts).toMatchObject([{ auto_merge: false, required_contexts: [] }, { auto_inactive: false }]);
  });

  it('knows before the deploy what is live and what one could go back to', async () => {
    const job = new FakeJob();
    const v1 = await job.deploy('v1', 'success');
    await job.deploy('v2', 'rolled-back');
    job.runId = '900';
    expect((await job.start({ version: 'v3' })).outputs).toMatchObject({
      number: '3',
      'previous-version': 'v1',
      'last-good-version': 'v1',
      'last-good-deployment-id': v1.outputs['deployment-id'],
    });
  });

  it('tells what is live from the way back, when the live version is deployed again', async () => {
    const job = new FakeJob();
    await job.deploy('v1', 'success');
    await job.deploy('v2', 'success');
    job.runId = '900';
    expect((await job.start({ version: 'v2' })).outputs).toMatchObject({
      'previous-version': 'v2',
      'last-good-version': 'v1',
    });
  });

  it('finds its own deployment when it is run again in the same attempt, and makes a new one in the next', async () => {
    const job = new FakeJob();
    const first = await job.start();
    const again = await job.start();
    expect(again.outputs).toEqual(first.outputs);
    expect(job.states()).toEqual([['in_progress']]);
    job.runAttempt = 2;
    const retried = await job.start();
    expect(retried.outputs.number).toBe('2');
    expect(job.states()).toEqual([['in_progress'], ['in_progress']]);
  });

  it.each([
    ['another service', { service: 'web' }],
    ['another version', { version: 'v3' }],
    ['a rollback', { kind: 'rollback' }],
    ['another environment', { environment: 'production' }],
  ])('does not take the deployment of %s in the same run for its own', async (_, inputs) => {
    const job = new FakeJob();
    await job.start();
    await job.start(inputs);
    expect(job.double.state.deployments).toHaveLength(2);
  });

  it.each([
    ['the answer is lost', fault.lostAnswer()],
    ['the request is lost', fault.reset()],
    ['GitHub is unavailable', fault.unavailable()],
    ['the answer is cut', fault.garbage()],
    ['GitHub hangs', fault.hang()],
    ['too many requests were made', fault.secondaryLimit(5)],
  ])('makes one deployment when %s', async (_, order) => {
    const job = new FakeJob();
    job.double.faults.add({ method: 'POST', path: /\/deployments$/, ...order });
    const result = await job.start();
    expect(job.states()).toEqual([['in_progress']]);
    expect(result.outputs['deployment-id']).toBe(String(job.double.state.deployments[0]?.id));
    expect(job.double.violations).toEqual([]);
  });

  it('numbers the environment, whatever the service', async () => {
    const job = new FakeJob();
    await job.deploy('v1', 'success', { service: 'api' });
    await job.deploy('v1', 'success', { service: 'web' });
    await job.deploy('v1', 'success', { environment: 'production' });
    const numbers = job.double.state.deployments.map(({ payload }) => Object(payload).number);
    expect(numbers).toEqual([1, 2, 1]);
  });

  it('notes what a rollback takes back: the live version, or what it is told', async () => {
    const job = new FakeJob();
    await job.deploy('v1', 'success');
    await job.deploy('v2', 'success');
    await job.start({ version: 'v1', kind: 'rollback' });
    await job.start({ version: 'v0', kind: 'rollback', 'rollback-of': 'v7' });
    const taken = job.double.state.deployments.slice(-2).map(({ payload }) => Object(payload).rollback_of);
    expect(taken).toEqual(['v2', 'v7']);
  });

  it('is of the commit that the version names, else of the run', async () => {
    const job = new FakeJob();
    await job.start({ version: OLD_SHA });
    await job.start({ version: 'e'.repeat(40) });
    expect(job.double.state.deployments.map(({ sha }) => sha)).toEqual([OLD_SHA, SHA]);
  });

  it('puts the id out when the deployment is there and its status is not', async () => {
    const job = new FakeJob();
    const body = { message: 'Validation Failed' };
    job.double.faults.add({ method: 'POST', path: '/statuses', kind: 'status', status: 422, body });
    const result = await job.start();
    expect(result.outputs['deployment-id']).toBe(String(job.double.state.deployments[0]?.id));
    expect(result.failure).toMatchObject({ code: 'GITHUB_API', message: expect.stringContaining('Validation Failed') });
  });

  it('changes nothing in a dry run', async () => {
    const job = new FakeJob();
    const result = await job.start({ 'dry-run': 'true' });
    expect(job.double.requests.every(({ method }) => method === 'GET')).toBe(true);
    expect(result.outputs).toMatchObject({ 'deployment-id': '', number: '1' });
    expect(job.events).toContain(`dry-run: would create deployment number 1 of staging on ${SHA}.`);
  });
});
