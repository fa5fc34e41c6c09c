import { createDeployment, getDeployment, listDeployments } from '@deploy-actions/github';
import { harness, SHA } from './harness';

const wanted = {
  sha: SHA,
  environment: 'staging',
  task: 'deploy',
  description: 'Deploying v1',
  payload: { a: [1] },
  production: undefined,
  transient: false,
};

describe('deployments', () => {
  it('creates one that GitHub neither merges nor holds back', async () => {
    const { double, github } = await harness();
    const made = await createDeployment(github, wanted);
    expect(double.requests[0]?.body).toEqual({
      ref: SHA,
      environment: 'staging',
      task: 'deploy',
      description: 'Deploying v1',
      payload: { a: [1] },
      auto_merge: false,
      required_contexts: [],
      transient_environment: false,
    });
    expect(await getDeployment(github, made.id)).toEqual(made);
    expect(made).toMatchObject({ sha: SHA, environment: 'staging', payload: { a: [1] }, production: false });
    expect(double.violations).toEqual([]);
  });

  it.each([true, false])('passes on production: %s', async (production) => {
    const { github } = await harness();
    expect((await createDeployment(github, { ...wanted, production })).production).toBe(production);
  });

  it.each([true, false])('passes on transient: %s', async (transient) => {
    const { github } = await harness();
    expect((await createDeployment(github, { ...wanted, transient })).transient).toBe(transient);
  });

  it('lists the newest first by id, and one page at a time', async () => {
    const { double, github } = await harness();
    for (let count = 0; count < 130; count++) double.store.addDeployment({ ref: SHA, environment: 'staging' });
    const first = await listDeployments(github, { environment: 'staging', page: 1 });
    const second = await listDeployments(github, { environment: 'staging', page: 2 });
    const ids = [...first, ...second].map(({ id }) => id);
    expect([first.length, second.length]).toEqual([100, 30]);
    expect(ids).toEqual([...ids].sort((a, b) => b - a));
  });

  it('says what GitHub said of a commit that it does not know', async () => {
    const { github } = await harness();
    await expect(createDeployment(github, { ...wanted, sha: 'c'.repeat(40) })).rejects.toThrow(/No ref found/);
  });
});
