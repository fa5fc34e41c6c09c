import { FakeJob } from './fake-world';

describe('readOrigin', () => {
  it.each([
    ['pull-requests: read', { pull_request_number: null, commit_message: 'Sell more\n\nMuch more.' }],
    ['contents: read', { pull_request_number: 7, commit_message: null }],
  ])('goes without what needs %s', async (permission, expected) => {
    const job = new FakeJob();
    await job.start();
    job.double.denied.add(permission);
    const result = await job.finish();
    expect(result.failure).toBeUndefined();
    expect(job.record()).toMatchObject(expected);
    expect(job.warnings).toEqual([expect.stringContaining(permission)]);
  });
});
