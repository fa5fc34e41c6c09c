import { fault, GitHubDouble, startGitHubDouble } from './double.mjs';

const SHA = 'a'.repeat(40);
const deployment = { ref: SHA, auto_merge: false, required_contexts: [], environment: 'e' };

async function ask(double: GitHubDouble, method: string, path: string, body?: unknown, token = double.token) {
  const response = await double.fetch(`${double.store.url}/repos/o/r${path}`, {
    method,
    headers: { authorization: `token ${token}` },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: Object(await response.json()) };
}

const fresh = () => new GitHubDouble({ owner: 'o', repo: 'r', commits: [{ sha: SHA, pulls: [{ number: 7 }] }] });

describe('GitHub double', () => {
  it('answers every operation as GitHub documents it', async () => {
    const double = fresh();
    const { body } = await ask(double, 'POST', '/deployments', deployment);
    const tag = 'b'.repeat(40);
    double.state.annotatedTags[tag] = { tag: 'v1', commit: SHA };
    const statuses = [
      await ask(double, 'POST', `/deployments/${body.id}/statuses`, { state: 'success', log_url: 'https://x/' }),
      await ask(double, 'POST', '/git/refs', { ref: 'refs/tags/v1', sha: SHA }),
      await ask(double, 'GET', '/deployments?environment=e&per_page=1'),
      await ask(double, 'GET', `/deployments/${body.id}`),
      await ask(double, 'GET', `/deployments/${body.id}/statuses`),
      await ask(double, 'GET', '/git/ref/tags/v1'),
      await ask(double, 'GET', '/git/ref/tags%2Fv1'),
      await ask(double, 'GET', `/git/tags/${tag}`),
      await ask(double, 'GET', `/git/commits/${SHA}`),
      await ask(double, 'GET', `/commits/${SHA}/pulls`),
      await ask(double, 'GET', `/commits/${SHA.slice(0, 7)}?per_page=1`),
    ].map(({ status }) => status);
    expect(statuses).toEqual([201, 201, 200, 200, 200, 200, 200, 200, 200, 200, 200]);
    expect(double.violations).toEqual([]);
  });

  it.each([
    ['an unlisted key', 'POST', '/deployments', { ...deployment, autoMerge: false }, /autoMerge/],
    ['a wrong type', 'POST', '/deployments', { ...deployment, payload: 7 }, /payload/],
    ['a missing key', 'POST', '/deployments', {}, /ref/],
    ['an unknown parameter', 'GET', '/deployments?since=yesterday', undefined, /since/],
    ['more on a page than there can be', 'GET', '/deployments?per_page=1000', undefined, /per_page.*100/],
    ['no page at all', 'GET', '/deployments?page=0', undefined, /page/],
    ['a page that is no number', 'GET', '/deployments?page=two', undefined, /page.*integer/],
    ['an unknown operation', 'DELETE', '/deployments/1', undefined, /no such operation/],
  ])('notes %s as a violation', async (_, method, path, body, text) => {
    const double = fresh();
    expect((await ask(double, method, path, body)).status).toBeGreaterThanOrEqual(404);
    expect(double.violations).toEqual([expect.stringMatching(text)]);
  });

  it.each([
    ['auto_merge left to its default', { ...deployment, auto_merge: undefined }, 202],
    ['required contexts left to their default', { ...deployment, required_contexts: undefined }, 409],
    ['a commit that is not there', { ...deployment, ref: 'nowhere' }, 422],
  ])('answers %s as GitHub may', async (_, body, status) => {
    expect((await ask(fresh(), 'POST', '/deployments', body)).status).toBe(status);
  });

  it('keeps the limits of a status', async () => {
    const double = fresh();
    const { id } = double.store.addDeployment({ ref: SHA });
    const path = `/deployments/${id}/statuses`;
    const long = await ask(double, 'POST', path, { state: 'success', description: 'x'.repeat(141) });
    const scheme = await ask(double, 'POST', path, { state: 'success', environment_url: 'ftp://x' });
    expect([long.status, scheme.status]).toEqual([422, 422]);
  });

  it('deactivates on success only, only by environment, and never production', async () => {
    const double = fresh();
    const states = (environment: string) => {
      const old = double.store.addDeployment({ ref: SHA, environment });
      double.store.addStatus(old, { state: 'success' });
      double.store.addStatus(double.store.addDeployment({ ref: SHA, environment }), { state: 'failure' });
      const before = old.statuses.at(-1)?.state;
      double.store.addStatus(double.store.addDeployment({ ref: SHA, environment }), { state: 'success' });
      return [before, old.statuses.at(-1)?.state];
    };
    expect(states('staging')).toEqual(['success', 'inactive']);
    expect(states('production')).toEqual(['success', 'success']);
  });

  it('knows tokens and permissions', async () => {
    const double = fresh();
    expect((await ask(double, 'GET', '/deployments', undefined, 'other')).status).toBe(401);
    double.denied.add('deployments: write');
    expect((await ask(double, 'POST', '/deployments', deployment)).status).toBe(403);
  });

  it('breaks as ordered, on real sockets too', async () => {
    const double = await startGitHubDouble({ owner: 'o', repo: 'r', commits: [{ sha: SHA }] });
    const post = () =>
      fetch(`${double.url}/repos/o/r/deployments`, {
        method: 'POST',
        headers: { authorization: `Bearer ${double.token}` },
        body: JSON.stringify(deployment),
        signal: AbortSignal.timeout(100),
      });
    try {
      double.faults.add(fault.reset());
      await expect(post()).rejects.toThrow();
      expect(double.state.deployments).toHaveLength(0);
      double.faults.add(fault.lostAnswer());
      await expect(post()).rejects.toThrow();
      expect(double.state.deployments).toHaveLength(1);
      double.faults.add(fault.hang());
      await expect(post()).rejects.toThrow(/timeout/);
      double.faults.add(fault.tooMany(3));
      const limited = await post();
      expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '3']);
      expect((await post()).status).toBe(201);
    } finally {
      await double.stop();
    }
  });
});
