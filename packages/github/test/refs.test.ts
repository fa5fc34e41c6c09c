import { createTag, findTag, resolveRef } from '@deploy-actions/github';
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

  it('finds a tag that another run created in the meantime', async () => {
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

describe('resolveRef', () => {
  async function withRefs(refs: Record<string, string>, denied: string[] = []) {
    const { double, github } = await harness();
    for (const [name, sha] of Object.entries(refs)) double.state.refs[name] = { type: 'commit', sha };
    for (const permission of denied) double.denied.add(permission);
    return { double, github };
  }

  it.each([
    ['a branch', 'main', 'refs/heads/main', SHA],
    ['a branch with a slash', 'feature/x', 'refs/heads/feature/x', OTHER_SHA],
    ['a tag', 'v1', 'refs/tags/v1', OTHER_SHA],
    ['a full name', 'refs/tags/v1', 'refs/tags/v1', OTHER_SHA],
    ['a whole SHA', OTHER_SHA, OTHER_SHA, OTHER_SHA],
    ['a whole SHA in capitals', OTHER_SHA.toUpperCase(), OTHER_SHA, OTHER_SHA],
    ['a short SHA', OTHER_SHA.slice(0, 7), OTHER_SHA, OTHER_SHA],
    ['a branch and a tag of the same commit', 'same', 'refs/tags/same', SHA],
    ['a full name where the short one is ambiguous', 'refs/heads/two', 'refs/heads/two', SHA],
  ])('finds %s', async (_, name, fullName, sha) => {
    const { double, github } = await withRefs({
      'refs/heads/feature/x': OTHER_SHA,
      'refs/tags/v1': OTHER_SHA,
      'refs/heads/same': SHA,
      'refs/tags/same': SHA,
      'refs/heads/two': SHA,
      'refs/tags/two': OTHER_SHA,
    });
    expect(await resolveRef(github, name)).toEqual({ kind: 'found', sha, fullName });
    expect(double.violations).toEqual([]);
  });

  it('looks through annotated tags', async () => {
    const { double, github } = await withRefs({});
    double.state.refs['refs/tags/v3'] = { type: 'tag', sha: 'f'.repeat(40) };
    double.state.annotatedTags['f'.repeat(40)] = { tag: 'v3', commit: OTHER_SHA };
    expect(await resolveRef(github, 'v3')).toMatchObject({ kind: 'found', sha: OTHER_SHA });
  });

  it('says that a name is a branch and a tag of different commits', async () => {
    const { github } = await withRefs({ 'refs/heads/two': SHA, 'refs/tags/two': OTHER_SHA });
    expect(await resolveRef(github, 'two')).toEqual({
      kind: 'ambiguous',
      candidates: [
        { sha: OTHER_SHA, fullName: 'refs/tags/two' },
        { sha: SHA, fullName: 'refs/heads/two' },
      ],
    });
  });

  it('says that a branch is named like the beginning of another commit', async () => {
    const { github } = await withRefs({ [`refs/tags/${OTHER_SHA.slice(0, 8)}`]: SHA });
    expect((await resolveRef(github, OTHER_SHA.slice(0, 8))).kind).not.toBe('missing');
  });

  it.each(['v9', 'e'.repeat(40), 'e'.repeat(8), '2.3.1', 'refs/heads/none', '20261201'])(
    'finds none: %s',
    async (name) => {
      const { github } = await withRefs({});
      expect(await resolveRef(github, name)).toEqual({ kind: 'missing' });
    },
  );

  it('does not take a lack of permission for a lack of the name', async () => {
    const { github } = await withRefs({}, ['contents: read']);
    await expect(resolveRef(github, 'v1')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});
