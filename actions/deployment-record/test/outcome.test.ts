import { fault } from '../../../test/support/github/double.mjs';
import { FakeJob } from './fake-world';

describe('noteOutcome', () => {
  it.each([
    ['success', 'success', 'Deployed v2'],
    ['failure', 'failure', 'Deploy of v2 failed'],
    ['rolled-back', 'failure', 'Rolled back to v1: v2 was bad'],
    ['cancelled', 'error', 'Deploy of v2 was cancelled'],
  ])('notes %s as %s', async (status, state, description) => {
    const job = new FakeJob();
    await job.deploy('v1', 'success');
    await job.deploy('v2', status);
    expect(job.double.state.deployments[1]?.statuses.at(-1)).toMatchObject({ state, description });
  });

  it.each([
    ['success', ['in_progress', 'success', 'inactive']],
    ['failure', ['in_progress', 'success']],
    ['rolled-back', ['in_progress', 'success']],
    ['cancelled', ['in_progress', 'success']],
  ])('after %s of the next one, what was live reads %j', async (status, states) => {
    const job = new FakeJob();
    await job.deploy('v1', 'success');
    await job.deploy('v2', status);
    expect(job.states()[0]).toEqual(states);
    const bodies = job.double.requests.filter(({ path, method }) => method === 'POST' && path.endsWith('/statuses'));
    expect(bodies.every(({ body }) => typeof body?.auto_inactive === 'boolean')).toBe(true);
  });

  it('shows the old version as active again when a version that had gone live is taken back', async () => {
    const job = new FakeJob();
    await job.deploy('v1', 'success');
    const { outputs } = await job.deploy('v2', 'success');
    expect(job.states()[0]).toEqual(['in_progress', 'success', 'inactive']);
    await job.finish({ status: 'rolled-back', 'deployment-id': outputs['deployment-id'] ?? '' });
    expect(job.states()).toEqual([
      ['in_progress', 'success', 'inactive', 'success'],
      ['in_progress', 'success', 'failure'],
    ]);
    expect((await job.lastGood()).outputs['last-good-version']).toBe('v1');
  });

  it('does not fail when only the looks cannot be mended', async () => {
    const job = new FakeJob();
    const first = await job.deploy('v1', 'success');
    const { outputs } = await job.deploy('v2', 'success');
    const path = `/deployments/${first.outputs['deployment-id']}/statuses`;
    job.double.faults.add({ method: 'POST', path, kind: 'status', status: 422, body: { message: 'no' } });
    const result = await job.finish({ status: 'rolled-back', 'deployment-id': outputs['deployment-id'] ?? '' });
    expect(result.failure).toBeUndefined();
    expect(job.warnings).toEqual([expect.stringContaining('not live')]);
  });

  it('replaces only its own predecessor where services share an environment', async () => {
    const job = new FakeJob();
    await job.deploy('v1', 'success', { service: 'api' });
    await job.deploy('v1', 'success', { service: 'web' });
    await job.deploy('v2', 'success', { service: 'api' });
    expect(job.states().map((states) => states.at(-1))).toEqual(['inactive', 'success', 'success']);
  });

  it('leaves the predecessors of a production environment as they are, as GitHub does', async () => {
    const job = new FakeJob();
    const production = { environment: 'production', service: 'api' };
    await job.deploy('v1', 'success', production);
    await job.deploy('v2', 'success', production);
    expect(job.states().map((states) => states.at(-1))).toEqual(['success', 'success']);
  });

  it('says an outcome once, however often the step is run, and never after a newer one went live', async () => {
    const job = new FakeJob();
    const { outputs } = await job.deploy('v1', 'success');
    await job.finish();
    await job.deploy('v2', 'success');
    await job.finish({ 'deployment-id': outputs['deployment-id'] ?? '' });
    expect(job.states()).toEqual([
      ['in_progress', 'success', 'inactive'],
      ['in_progress', 'success'],
    ]);
  });

  it.each([
    ['the answer is lost', fault.lostAnswer()],
    ['the request is lost', fault.reset()],
    ['GitHub is unavailable', fault.unavailable()],
  ])('says it once when %s', async (_, order) => {
    const job = new FakeJob();
    await job.start();
    job.double.faults.add({ method: 'POST', path: '/statuses', ...order });
    expect((await job.finish()).failure).toBeUndefined();
    expect(job.states()).toEqual([['in_progress', 'success']]);
  });
});
