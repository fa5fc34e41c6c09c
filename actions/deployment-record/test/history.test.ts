import { encodePayload } from '../src/payload';
import { FakeJob, SHA } from './fake-world';

function past(job: FakeJob, version: string, state: string, number: number) {
  const payload = encodePayload({
    service: '',
    kind: 'deploy',
    version,
    number,
    runId: '1',
    runAttempt: 1,
    deployedBy: 'ann',
    gitRef: '',
    commitSource: 'version',
    rollbackOf: '',
    services: [],
    previousVersion: '',
    lastGoodVersion: '',
    lastGoodDeploymentId: undefined,
  });
  const deployment = job.double.store.addDeployment({ ref: SHA, environment: 'staging', payload });
  job.double.store.addStatus(deployment, { state });
}

function foreign(job: FakeJob, count: number) {
  for (let made = 0; made < count; made++) {
    const deployment = job.double.store.addDeployment({ ref: SHA, environment: 'staging', payload: '' });
    job.double.store.addStatus(deployment, { state: 'success', auto_inactive: false });
  }
}

const listings = (job: FakeJob) => job.double.requests.filter(({ path }) => path.endsWith('/deployments')).length;
const looks = (job: FakeJob) => job.double.requests.filter(({ path }) => path.endsWith('/statuses')).length;

describe('readHistory', () => {
  it('pages past the deployments of others, without a look at their statuses', async () => {
    const job = new FakeJob();
    past(job, 'v1', 'success', 41);
    foreign(job, 230);
    expect((await job.lastGood()).outputs['last-good-version']).toBe('v1');
    expect([listings(job), looks(job)]).toEqual([3, 1]);
  });

  it('gives the next number also when ours are far back', async () => {
    const job = new FakeJob();
    past(job, 'v1', 'success', 41);
    foreign(job, 230);
    expect((await job.start()).outputs.number).toBe('42');
  });

  it('orders by id, whatever the times say', async () => {
    const job = new FakeJob();
    past(job, 'v1', 'success', 1);
    past(job, 'v2', 'success', 2);
    for (const deployment of job.double.state.deployments) {
      deployment.created_at = `20${40 - (deployment.id % 10)}-01-01T00:00:00Z`;
    }
    expect((await job.lastGood()).outputs['last-good-version']).toBe('v2');
  });

  it('is bounded, and says where it stopped', async () => {
    const job = new FakeJob();
    past(job, 'v1', 'success', 1);
    for (let number = 2; number <= 120; number++) past(job, `v${number}`, 'failure', number);
    expect((await job.lastGood()).outputs['last-good-version']).toBe('');
    expect(looks(job)).toBe(100);
    expect(job.warnings).toEqual([expect.stringContaining('newest 100 deployments')]);
  });
});
