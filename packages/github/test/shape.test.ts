import { listDeployments } from '@deploy-actions/github';
import { harness } from './harness';

describe('an answer of another shape', () => {
  it.each([
    ['no list', { message: 'hello' }],
    ['a list of something else', [{ name: 'x' }]],
  ])('is an error in words: %s', async (_, body) => {
    const { double, github } = await harness();
    double.faults.add({ kind: 'status', status: 200, body });
    await expect(listDeployments(github, { environment: 'e', page: 1 })).rejects.toMatchObject({ code: 'GITHUB_API' });
  });
});
