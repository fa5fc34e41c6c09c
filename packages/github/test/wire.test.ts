import { systemClock } from '@deploy-actions/clock';
import { addStatus, connectGitHub, createDeployment, listDeployments } from '@deploy-actions/github';
import { fault, startGitHubDouble } from '../../../test/support/github/double.mjs';
import { SHA } from './harness';

/** Real sockets, and waiting at a hundredth of its length. */
const hurried = { ...systemClock, sleep: (ms: number, signal?: AbortSignal) => systemClock.sleep(ms / 100, signal) };

async function onTheWire() {
  const double = await startGitHubDouble({ owner: 'org', repo: 'shop', commits: [{ sha: SHA }] });
  const github = await connectGitHub({
    token: double.token,
    apiUrl: double.url,
    repository: 'org/shop',
    clock: hurried,
    signal: new AbortController().signal,
    note: () => undefined,
    // A second in real time: the double of a busy machine needs longer than a fraction of one.
    patience: { requestTimeoutMs: 100_000 },
  });
  return { double, github };
}

describe('over real sockets, with the fetch of @actions/github', () => {
  it('creates, lists and outlasts every fault', async () => {
    const { double, github } = await onTheWire();
    try {
      const wanted = { sha: SHA, environment: 'e', task: 'deploy', description: '', payload: {}, production: false };
      const { id } = await createDeployment(github, wanted);
      for (const order of [fault.unavailable(), fault.reset(), fault.hang(), fault.garbage(), fault.tooMany(1)]) {
        double.faults.add({ method: 'GET', ...order });
        expect(await listDeployments(github, { environment: 'e', page: 1 })).toHaveLength(1);
      }
      const status = {
        state: 'success',
        description: 'd',
        logUrl: '',
        environmentUrl: '',
        autoInactive: true,
      } as const;
      double.faults.add({ method: 'POST', ...fault.lostAnswer() });
      await addStatus(github, id, status, []);
      expect(double.state.deployments[0]?.statuses).toHaveLength(1);
      expect(double.faults.pending).toBe(0);
      expect(double.violations).toEqual([]);
    } finally {
      await double.stop();
    }
  }, 30_000);
});
