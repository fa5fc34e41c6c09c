import { composeRecord, durationBetween, recordId } from '../src/record';

const facts = {
  timestamp: '2030-05-01T11:00:00Z',
  deploymentId: 42,
  number: 3,
  environment: 'staging',
  service: 'api',
  status: 'success' as const,
  kind: 'deploy',
  version: 'v2',
  gitSha: 'a',
  gitRef: 'refs/heads/main',
  services: ['api'],
  healthChecks: { smoke: 'passed' },
  previousVersion: 'v1',
  rollbackVersion: 'v1',
  deployedBy: 'ann',
  pullRequest: 7,
  commitMessage: 'Sell more',
  durationMs: 1000,
  runUrl: 'https://x',
};

describe('composeRecord', () => {
  it('has the public keys, all of them and no other', () => {
    expect(composeRecord(facts)).toEqual({
      timestamp: '2030-05-01T11:00:00Z',
      deployment_id: 42,
      number: 3,
      environment: 'staging',
      service: 'api',
      status: 'success',
      kind: 'deploy',
      version: 'v2',
      git_sha: 'a',
      git_ref: 'refs/heads/main',
      services_deployed: ['api'],
      health_checks: { smoke: 'passed' },
      rollback_available: true,
      previous_version: 'v1',
      rollback_version: 'v1',
      deployed_by: 'ann',
      pull_request_number: 7,
      commit_message: 'Sell more',
      deployment_duration_ms: 1000,
      run_url: 'https://x',
    });
  });

  it('says null where there is nothing to say', () => {
    const nothing = { service: '', previousVersion: '', rollbackVersion: '' };
    const unknown = { deploymentId: undefined, number: undefined, pullRequest: undefined, commitMessage: undefined };
    expect(composeRecord({ ...facts, ...nothing, ...unknown, durationMs: undefined })).toMatchObject({
      deployment_id: null,
      number: null,
      service: null,
      previous_version: null,
      rollback_version: null,
      rollback_available: false,
      pull_request_number: null,
      commit_message: null,
      deployment_duration_ms: null,
    });
  });
});

describe('durationBetween', () => {
  it.each([
    ['2030-05-01T11:00:00Z', '2030-05-01T11:01:30Z', 90_000],
    ['2030-05-01T11:00:01Z', '2030-05-01T11:00:00Z', 0],
    ['', '2030-05-01T11:00:00Z', undefined],
  ])('%s to %s is %s', (from, to, ms) => {
    expect(durationBetween(from, to)).toBe(ms);
  });
});

describe('recordId', () => {
  it('follows from the deployment alone', () => {
    expect(recordId(42)).toBe('deployment-42');
  });
});
