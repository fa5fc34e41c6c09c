import { FakeJob, OLD_SHA, SHA } from './fake-world';

describe('setTag', () => {
  it('leaves the tag as it is when the step is run again', async () => {
    const job = new FakeJob();
    await job.start({ ref: 'main' });
    await job.finish({ tag: 'v2' });
    const again = await job.finish({ tag: 'v2' });
    expect(again.failure).toBeUndefined();
    expect(again.outputs.tag).toBe('v2');
    expect(job.double.state.refs['refs/tags/v2']).toEqual({ type: 'commit', sha: SHA });
  });

  it('never moves a tag; the deployment is recorded anyway', async () => {
    const job = new FakeJob();
    await job.start({ ref: 'main' });
    job.double.state.refs['refs/tags/v2'] = { type: 'commit', sha: OLD_SHA };
    const result = await job.finish({ tag: 'v2' });
    expect(result.failure).toMatchObject({ code: 'TAG_TAKEN', message: expect.stringContaining(OLD_SHA) });
    expect(result.outputs).toMatchObject({ number: '1', tag: '', 'record-path': '/step/record.json' });
    expect(job.states()).toEqual([['in_progress', 'success']]);
    expect(job.double.state.refs['refs/tags/v2']).toEqual({ type: 'commit', sha: OLD_SHA });
  });

  it('names the permission, and puts out what was done before', async () => {
    const job = new FakeJob();
    await job.start({ ref: 'main' });
    job.double.denied.add('contents: write');
    const result = await job.finish({ tag: 'v2' });
    expect(result.failure).toMatchObject({ code: 'FORBIDDEN', hint: expect.stringContaining('contents: write') });
    expect(result.outputs).toMatchObject({ number: '1', 'record-path': '/step/record.json' });
  });

  it.each(['failure', 'rolled-back', 'cancelled'])('sets none after %s', async (status) => {
    const job = new FakeJob();
    await job.start({ ref: 'main' });
    expect((await job.finish({ status, tag: 'v2' })).outputs.tag).toBe('');
    expect(job.double.state.refs).not.toHaveProperty('refs/tags/v2');
  });

  it('stands on the commit that was deployed, not on the one that the run is about', async () => {
    const job = new FakeJob();
    await job.start({ version: OLD_SHA });
    await job.finish({ tag: 'v2' });
    expect(job.double.state.refs['refs/tags/v2']?.sha).toBe(OLD_SHA);
  });

  it.each([
    ['a version that names nothing', { version: '2.3.1' }],
    ['a pull request whose version names nothing', { version: 'pr-7' }],
  ])('is not set on a commit that no one named: %s', async (_, inputs) => {
    const job = new FakeJob();
    await job.start(inputs);
    const result = await job.finish({ tag: 'v2' });
    expect(result.failure).toMatchObject({ code: 'TAG_REFUSED', hint: expect.stringContaining('ref') });
    expect(result.outputs).toMatchObject({ tag: '', 'record-path': '/step/record.json' });
    expect(job.states()).toEqual([['in_progress', 'success']]);
    expect(job.double.state.refs).not.toHaveProperty('refs/tags/v2');
  });

  it.each([
    ['`ref` at the start', { version: '2.3.1', ref: 'main' }, {}],
    ['`ref` at the end', { version: '2.3.1' }, { ref: SHA }],
    ['a version that is the commit', { version: SHA }, {}],
    ['no version, which then is the commit', { version: '' }, {}],
  ])('is set on a commit that was named: %s', async (_, start, finish) => {
    const job = new FakeJob();
    await job.start(start);
    const result = await job.finish({ tag: 'v2', ...finish });
    expect([result.failure, result.outputs.tag]).toEqual([undefined, 'v2']);
    expect(job.double.state.refs['refs/tags/v2']?.sha).toBe(SHA);
  });

  it.each([
    ['names another commit', OLD_SHA, 'TAG_REFUSED'],
    ['names nothing', 'gone', 'UNKNOWN_REF'],
  ])('is not set where `ref` at the end %s; the outcome is on the record', async (_, ref, code) => {
    const job = new FakeJob();
    await job.start({ ref: 'main' });
    const result = await job.finish({ tag: 'v2', ref });
    expect(result.failure).toMatchObject({ code });
    expect(job.states()).toEqual([['in_progress', 'success']]);
    expect(job.double.state.refs).not.toHaveProperty('refs/tags/v2');
  });
});
