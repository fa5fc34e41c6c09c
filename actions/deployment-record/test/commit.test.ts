import { FakeJob, OLD_SHA, SHA } from './fake-world';

const HEAD = 'c'.repeat(40);
const MERGE = 'd'.repeat(40);

/** A run for a pull request from a fork: its merge commit exists for the test only. */
function pullRequest(eventName = 'pull_request'): FakeJob {
  const job = new FakeJob({ commits: [{ sha: OLD_SHA }, { sha: SHA }, { sha: HEAD }, { sha: MERGE }] });
  job.eventName = eventName;
  job.sha = MERGE;
  job.event = { pull_request: { number: 7, head: { sha: HEAD, ref: 'main' } } };
  return job;
}

const deployed = (job: FakeJob) => job.double.state.deployments.at(-1);
const setRef = (job: FakeJob, name: string, sha: string) => {
  job.double.state.refs[name] = { type: 'commit', sha };
};

describe('the commit of a deployment', () => {
  it.each([
    ['the version is a whole SHA', { version: OLD_SHA }, OLD_SHA],
    ['the version is a short SHA', { version: OLD_SHA.slice(0, 10) }, OLD_SHA],
    ['the version is a tag', { version: 'v1.2' }, OLD_SHA],
    ['the version is a branch', { version: 'release/1' }, OLD_SHA],
    ['the version names nothing', { version: '2.3.1 (blue)' }, SHA],
    ['the version is a number of a build', { version: '20261201' }, SHA],
    ['`ref` says something else than the version', { version: SHA, ref: 'v1.2' }, OLD_SHA],
    ['`ref` is a full name', { ref: 'refs/heads/release/1' }, OLD_SHA],
  ])('is right where %s', async (_, inputs, expected) => {
    const job = new FakeJob();
    setRef(job, 'refs/tags/v1.2', OLD_SHA);
    setRef(job, 'refs/heads/release/1', OLD_SHA);
    await job.start({ version: '', ...inputs });
    expect(deployed(job)?.sha).toBe(expected);
    expect(job.double.violations).toEqual([]);
  });

  it.each(['pull_request', 'pull_request_target'])('is the head under %s, not the merge commit', async (eventName) => {
    const job = pullRequest(eventName);
    await job.start({ version: '' });
    expect(deployed(job)).toMatchObject({ sha: HEAD, payload: { version: HEAD, commit_source: 'pull-request' } });
    await job.start({ version: 'pr-7' });
    expect(deployed(job)).toMatchObject({ sha: HEAD, payload: { version: 'pr-7' } });
    await job.start({ version: OLD_SHA });
    expect(deployed(job)).toMatchObject({ sha: OLD_SHA, payload: { commit_source: 'version' } });
  });

  it('is the head where the version is `github.sha` under pull_request', async () => {
    const job = pullRequest();
    await job.start({ version: MERGE });
    expect(deployed(job)).toMatchObject({ sha: HEAD, payload: { version: MERGE } });
  });

  it('is the commit of the run where an event has no head', async () => {
    const job = pullRequest();
    job.event = { pull_request: { head: { sha: 'not a sha' } } };
    await job.start({ version: 'pr-7' });
    expect(deployed(job)?.sha).toBe(MERGE);
  });

  it.each([['version'], ['ref']])('refuses a %s that is a branch and a tag, before anything starts', async (input) => {
    const job = new FakeJob();
    setRef(job, 'refs/tags/two', OLD_SHA);
    setRef(job, 'refs/heads/two', SHA);
    await expect(job.start({ [input]: 'two' })).rejects.toMatchObject({
      code: 'AMBIGUOUS_REF',
      message: expect.stringMatching(new RegExp(`^${input}: .*refs/tags/two is b+, refs/heads/two is a+`)),
    });
    expect(job.double.state.deployments).toEqual([]);
  });

  it('refuses a ref that is not there, before anything starts', async () => {
    const job = new FakeJob();
    await expect(job.start({ ref: 'gone' })).rejects.toMatchObject({ code: 'UNKNOWN_REF' });
    expect(job.double.state.deployments).toEqual([]);
  });

  it('needs no permission for a version that is a whole SHA, and warns where it cannot look a name up', async () => {
    const job = new FakeJob();
    job.double.denied.add('contents: read');
    await job.start({ version: OLD_SHA });
    expect(deployed(job)?.sha).toBe(OLD_SHA);
    await job.start({ version: 'v1.2' });
    expect(deployed(job)?.sha).toBe(SHA);
    expect(job.warnings).toEqual([expect.stringContaining('contents: read')]);
  });

  it('is said by the record, with the branch or tag that named it', async () => {
    const job = new FakeJob();
    setRef(job, 'refs/tags/v1.2', OLD_SHA);
    await job.start({ version: 'v1.2' });
    await job.finish();
    expect(job.record()).toMatchObject({ git_sha: OLD_SHA, git_ref: 'refs/tags/v1.2' });
  });
});

describe('transient and production', () => {
  it('are handed on, and left to GitHub where nothing is said', async () => {
    const job = new FakeJob();
    await job.start({ transient: 'true', production: 'false' });
    expect(deployed(job)).toMatchObject({ transient_environment: true, production_environment: false });
    await job.start({ environment: 'production' });
    expect(deployed(job)).toMatchObject({ transient_environment: false, production_environment: true });
  });

  it('keeps the predecessor of a service in a transient environment as GitHub does', async () => {
    const job = new FakeJob();
    await job.deploy('v1', 'success', { service: 'api', transient: 'true' });
    await job.deploy('v2', 'success', { service: 'api', transient: 'true' });
    expect(job.states()).toEqual([
      ['in_progress', 'success'],
      ['in_progress', 'success'],
    ]);
  });
});
