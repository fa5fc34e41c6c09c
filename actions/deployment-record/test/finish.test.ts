import { FakeJob, SHA } from './fake-world';

describe('finish', () => {
  it('writes the whole record of a success', async () => {
    const job = new FakeJob();
    await job.deploy('v1', 'success');
    job.runId = '200';
    await job.start({ services: 'api\nweb', ref: SHA });
    await job.clock.sleep(90_000);
    job.files['/gate.json'] = JSON.stringify({
      schema: 'deploy-actions/health-gate/1',
      outputs: { verdict: 'healthy' },
      verdict: 'healthy',
      durationMs: 1234,
    });
    const result = await job.finish({ 'health-checks': 'smoke=passed', reports: '/gate.json', tag: `prod-${SHA}` });
    const id = job.double.state.deployments[1]?.id;
    expect(job.record()).toEqual({
      timestamp: '2030-05-01T11:02:30Z',
      deployment_id: id,
      number: 2,
      environment: 'staging',
      service: null,
      status: 'success',
      kind: 'deploy',
      version: 'v2',
      git_sha: SHA,
      git_ref: 'refs/heads/main',
      services_deployed: ['api', 'web'],
      health_checks: { smoke: 'passed', 'health-gate': 'healthy' },
      rollback_available: true,
      previous_version: 'v1',
      rollback_version: 'v1',
      deployed_by: 'ben',
      pull_request_number: 7,
      commit_message: 'Sell more\n\nMuch more.',
      deployment_duration_ms: 90_000,
      run_url: 'https://github.com/org/shop/actions/runs/200',
    });
    expect(result.outputs).toEqual({
      'deployment-id': String(id),
      'record-id': `deployment-${id}`,
      number: '2',
      'previous-version': 'v1',
      'last-good-version': 'v1',
      'last-good-deployment-id': String(job.double.state.deployments[0]?.id),
      'record-path': '/step/record.json',
      tag: `prod-${SHA}`,
    });
    expect(result.failure).toBeUndefined();
    expect(job.warnings).toEqual([]);
    expect(job.double.violations).toEqual([]);
  });

  it('records a rollback with the version that is live again', async () => {
    const job = new FakeJob();
    await job.deploy('v1', 'success');
    job.runId = '200';
    await job.start();
    const rollback = { schema: 'deploy-actions/auto-rollback/1', verdict: 'rolled-back', toVersion: 'v1' };
    await job.finish({ status: 'rolled-back', reports: JSON.stringify(rollback) });
    expect(job.record()).toMatchObject({
      status: 'rolled-back',
      rollback_version: 'v1',
      previous_version: 'v1',
      health_checks: { 'auto-rollback': 'rolled-back' },
    });
    expect((await job.lastGood()).outputs['last-good-version']).toBe('v1');
  });

  it('goes without a report that cannot be read, and says so', async () => {
    const job = new FakeJob();
    await job.start();
    const result = await job.finish({ reports: '/gone.json\n{"no":"report"}' });
    expect(result.failure).toBeUndefined();
    expect(job.warnings).toHaveLength(2);
    expect(result.details).toMatchObject({ problems: job.warnings });
  });

  it('doubts a success that the reports deny', async () => {
    const job = new FakeJob();
    await job.start();
    await job.finish({ reports: '{"schema":"deploy-actions/health-gate/1","verdict":"unhealthy"}' });
    expect(job.warnings).toEqual(['The status is success, but health-gate reported a bad verdict.']);
    expect(job.record()).toMatchObject({ status: 'success' });
  });

  it('writes the record also when GitHub does not take the outcome', async () => {
    const job = new FakeJob();
    await job.start();
    job.double.denied.add('deployments: write');
    const result = await job.finish({ tag: 'v2' });
    expect(result.failure).toMatchObject({ code: 'FORBIDDEN', hint: expect.stringContaining('deployments: write') });
    expect(result.outputs).toMatchObject({ number: '1', 'record-path': '/step/record.json', tag: '' });
    expect(job.record()).toMatchObject({ status: 'success', deployment_duration_ms: null });
    expect(job.double.state.refs).not.toHaveProperty('refs/tags/v2');
  });

  it('keeps secrets out of the record', async () => {
    const job = new FakeJob();
    await job.start();
    await job.finish({ 'health-checks': `leak=${job.double.token}` });
    expect(job.record()).toMatchObject({ health_checks: { leak: '***' } });
  });

  it('plans the whole of a dry run, in which start made nothing', async () => {
    const job = new FakeJob();
    await job.start({ 'dry-run': 'true' });
    const result = await job.finish({ 'dry-run': 'true', version: 'v2', ref: 'main', tag: 'v2' });
    expect(result.failure).toBeUndefined();
    expect(job.double.requests.every(({ method }) => method === 'GET')).toBe(true);
    expect(job.events).toEqual(
      expect.arrayContaining([
        'dry-run: would set the deployment to success ("Deployed v2").',
        `dry-run: would create the tag v2 on ${SHA}.`,
      ]),
    );
    expect(job.record()).toMatchObject({ deployment_id: null, version: 'v2', status: 'success' });
  });
});
