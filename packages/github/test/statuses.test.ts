import { addStatus, listStatuses, type NewStatus } from '@deploy-actions/github';
import { fault } from '../../../test/support/github/double.mjs';
import { harness, SHA } from './harness';

const wanted: NewStatus = {
  state: 'success',
  description: 'Deployed v1',
  logUrl: 'https://github.com/org/shop/actions/runs/1',
  environmentUrl: 'https://shop.example',
  autoInactive: false,
};

async function withDeployment() {
  const set = await harness();
  return { ...set, deployment: set.double.store.addDeployment({ ref: SHA, environment: 'staging' }) };
}

describe('addStatus', () => {
  it.each([
    ['no fault', undefined],
    ['an answer that is lost', fault.lostAnswer()],
    ['a request that is lost', fault.reset()],
    ['half an answer', fault.garbage()],
    ['a server error', fault.unavailable()],
  ])('adds exactly one in spite of %s', async (_, order) => {
    const { double, github, deployment } = await withDeployment();
    if (order) double.faults.add({ method: 'POST', ...order });
    const status = await addStatus(github, deployment.id, wanted, []);
    expect(deployment.statuses).toHaveLength(1);
    expect(status).toMatchObject({ id: deployment.statuses[0]?.id, state: 'success', logUrl: wanted.logUrl });
    expect(double.violations).toEqual([]);
  });

  it('does not take an equal status that was there before for its own', async () => {
    const { double, github, deployment } = await withDeployment();
    await addStatus(github, deployment.id, wanted, []);
    const known = await listStatuses(github, deployment.id);
    double.faults.add({ method: 'POST', ...fault.reset() });
    await addStatus(github, deployment.id, wanted, known);
    expect(deployment.statuses).toHaveLength(2);
  });

  it('says auto_inactive in so many words', async () => {
    const { double, github, deployment } = await withDeployment();
    await addStatus(github, deployment.id, wanted, []);
    expect(double.requests.at(-1)?.body).toMatchObject({ auto_inactive: false });
  });
});

describe('listStatuses', () => {
  it('gives the newest first by id', async () => {
    const { double, github, deployment } = await withDeployment();
    for (const state of ['in_progress', 'success', 'inactive']) double.store.addStatus(deployment, { state });
    expect((await listStatuses(github, deployment.id)).map(({ state }) => state)).toEqual([
      'inactive',
      'success',
      'in_progress',
    ]);
  });
});
