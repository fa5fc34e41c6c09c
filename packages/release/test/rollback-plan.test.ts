import { planRollback } from '../src/rollback-plan';
import { release, status } from './example-release';

const row = [release('v1'), release('v2'), release('v3')];

describe('planRollback', () => {
  it('goes back where the failed version is live', () => {
    expect(planRollback(status('v3', row), { failedVersion: 'v3' })).toMatchObject({
      kind: 'go',
      release: { release: 'v2' },
    });
  });

  it('stays where another version is live by now: not one release too far', () => {
    expect(planRollback(status('v2', row), { failedVersion: 'v3' })).toMatchObject({ kind: 'stay' });
  });

  it('stays where the wanted version is live and good', () => {
    expect(planRollback(status('v2', row), { toVersion: 'v2' })).toMatchObject({ kind: 'stay' });
  });

  it('says that it is stuck where no way leads back', () => {
    expect(planRollback(status('v1', row), {})).toMatchObject({ kind: 'stuck' });
  });
});
