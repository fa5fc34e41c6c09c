import { createTag, findTag } from '@deploy-actions/github';
import { fault } from '../../../test/support/github/double.mjs';
import { harness, OTHER_SHA, SHA } from './harness';

const NAME = 'prod/v1';

describe('createTag', () => {
  it('creates the tag', async () => {
    const { double, github } = await harness();
    expect(await createTag(github, NAME, SHA)).toEqual({ sha: SHA, created: true });
    expect(double.state.refs[`refs/tags/${NAME}`]).toEqual({ type: 'commit', sha: SHA });
    expect(double.violations).toEqual([]);
  });

  it.each([SHA, OTHER_SHA])('leaves an existing one where it stands (%s)', async (sha) => {
    const { double, github } = await harness();
    double.state.refs[`refs/tags/${NAME}`] = { type: 'commit', sha };
    expect(await createTag(github, NAME, SHA)).toEqual({ sha, created: false });
    expect(double.state.refs[`refs/tags/${NAME}`]).toEqual({ type: 'commit', sha });
  });

  it.each([
    ['an answer that is lost', fault.lostAnswer()],
    ['a request that is lost', fault.reset()],
    ['a server error', fault.unavailable()],
  ])('outlasts %s', async (_, order) => {
    const { double, github } = await harness();
    double.faults.add({ method: 'POST', ...order });
    expect(await createTag(github, NAME, SHA)).toMatchObject({ sha: SHA });
    expect(double.violations).toEqual([]);
  });

  it('finds the tag of somebody who was first in between', async () => {
    const { double, github } = await harness();
    double.faults.add({
      method: 'GET',
      path: '/git/ref/',
      kind: 'status',
      status: 404,
      body: { message: 'Not Found' },
    });
    double.state.refs[`refs/tags/${NAME}`] = { type: 'commit', sha: OTHER_SHA };
    expect(await createTag(github, NAME, SHA)).toEqual({ sha: OTHER_SHA, created: false });
  });

  it('names the permission that is missing', async () => {
    const { double, github } = await harness();
    double.denied.add('contents: write');
    await expect(createTag(github, NAME, SHA)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      hint: expect.stringContaining('contents: write'),
    });
  });
});

describe('findTag', () => {
  it('looks through an annotated tag to its commit', async () => {
    const { double, github } = await harness();
    const object = 'd'.repeat(40);
    double.state.refs['refs/tags/v1'] = { type: 'tag', sha: object };
    double.state.annotatedTags[object] = { tag: 'v1', commit: SHA };
    expect(await findTag(github, 'v1')).toEqual({ sha: SHA });
    expect(await findTag(github, 'v2')).toBeUndefined();
    expect(double.violations).toEqual([]);
  });
});
