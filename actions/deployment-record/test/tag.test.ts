import { FakeJob, OLD_SHA, SHA } from './fake-world';

describe('setTag', () => {
  it('leaves the tag as it is when the step is run again', async () => {
    const job = new FakeJob();
    await job.start();
    await job.finish({ tag: 'v2' });
    const again = await job.finish({ tag: 'v2' });
    expect(again.failure).toBeUndefined();
    expect(again.outputs.tag).toBe('v2');
    expect(job.double.state.refs['refs/tags/v2']).toEqual({ type: 'commit', sha: SHA });
  });

  it('never moves a tag; the deployment is on the record all the same', async () => {
    const job = new FakeJob();
    await job.start();
    job.double.state.refs['refs/tags/v2'] = { type: 'commit', sha: OLD_SHA };
    const result = await job.finish({ tag: 'v2' });
    expect(result.failure).toMatchObject({ code: 'TAG_TAKEN', message: expect.stringContaining(OLD_SHA) });
    expect(result.outputs).toMatchObject({ number: '1', tag: '', 'record-path': '/step/record.json' });
    expect(job.states()).toEqual([['in_progress', 'success']]);
    expect(job.double.state.refs['refs/tags/v2']).toEqual({ type: 'commit', sha: OLD_SHA });
  });

  it('names the permission, and puts out what was done before', async () => {
    const job = new FakeJob();
    await job.start();
    job.double.denied.add('contents: write');
    const result = await job.finish({ tag: 'v2' });
    expect(result.failure).toMatchObject({ code: 'FORBIDDEN', hint: expect.stringContaining('contents: write') });
    expect(result.outputs).toMatchObject({ number: '1', 'record-path': '/step/record.json' });
  });

  it.each(['failure', 'rolled-back', 'cancelled'])('sets none after %s', async (status) => {
    const job = new FakeJob();
    await job.start();
    expect((await job.finish({ status, tag: 'v2' })).outputs.tag).toBe('');
    expect(job.double.state.refs).not.toHaveProperty('refs/tags/v2');
  });

  it('stands on the commit that was deployed, not on the one that the run is about', async () => {
    const job = new FakeJob();
    await job.start({ version: OLD_SHA });
    await job.finish({ tag: 'v2' });
    expect(job.double.state.refs['refs/tags/v2']?.sha).toBe(OLD_SHA);
  });
});
