import { activateStep } from './activate.mjs';

/** Minutes of a real pipeline as parts of a second; the rules themselves are those of examples/signupflow. */
const QUICK = {
  health: { interval: '200ms', 'max-attempts': '20', 'unhealthy-threshold': '3', soak: '1s' },
  errorRate: { interval: '200ms', threshold: '5%', sustain: '600ms', duration: '1500ms' },
};

/**
 * One deploy to production: what examples/signupflow/.github/workflows/deploy-production.yml does, step by step, with
 * the same conditions.
 */
export async function deployToProduction(job, { stage, version, source, sha }) {
  const fleet = {
    hosts: stage.hosts.map(({ address }) => address).join('\n'),
    'known-hosts': stage.hosts.map(({ knownHosts }) => knownHosts).join('\n'),
    'private-key': stage.privateKey,
    path: '~/signupflow',
    environment: 'production',
  };
  const urls = (path) => stage.hosts.map(({ name, url }) => `${name}=${url}${path}`).join('\n');
  const healthy = { 'expect-json': '$.status == "healthy"', interval: QUICK.health.interval };
  // The demo's versions are names of its own: `ref` says which commit they are.
  const record = { environment: 'production', service: 'signupflow', version, ref: sha, 'github-token': stage.token };
  const tell = (event, more = {}) => ({
    'webhook-url': stage.webhookUrl,
    event,
    environment: 'production',
    version,
    ...more,
  });

  const start = await job.step('start', 'deployment-record', { ...record, operation: 'start', production: 'true' });
  await job.step('tell-started', 'slack-notify', tell('started'));

  const deploy = await job.step('deploy', 'ssh-deploy', {
    ...fleet,
    version,
    source,
    activate: activateStep(),
    'health-command': 'sh alive.sh',
    'health-timeout': '10s',
    // Good is what gate and monitor have seen to be well: a release is a rollback's target only after that.
    confirm: 'later',
  });
  const gate = await job.step('gate', 'health-gate', {
    ...QUICK.health,
    ...healthy,
    urls: urls('/health'),
    'expect-version': version,
  });
  const monitor = await job.step('monitor', 'error-rate-monitor', {
    ...QUICK.errorRate,
    url: urls('/metrics'),
    'error-rate-path': '$.error_rate',
    // A first deploy may have no users yet. Where users are always there, choose fail.
    'on-no-traffic': 'pass',
  });
  const confirm = await job.step('confirm', 'ssh-deploy', { ...fleet, version, operation: 'confirm' });

  const verdicts = Object.entries({ deploy, gate, monitor }).map(([name, { verdict = '' }]) => `${name}=${verdict}`);
  const rollback = await job.step(
    'rollback',
    'auto-rollback',
    {
      ...fleet,
      ...healthy,
      'failed-version': version,
      verdicts: verdicts.join('\n'),
      'health-urls': urls('/health'),
    },
    'failure',
  );

  const isBack = rollback.verdict === 'rolled-back';
  const status = confirm.verdict === 'confirmed' ? 'success' : isBack ? 'rolled-back' : 'failure';
  await job.step(
    'finish',
    'deployment-record',
    {
      ...record,
      operation: 'finish',
      'deployment-id': start['deployment-id'] ?? '',
      status,
      'health-checks': [...verdicts, `rollback=${rollback.verdict ?? ''}`].join('\n'),
      tag: status === 'success' ? `prod-${version}` : '',
    },
    Boolean(start['deployment-id']),
  );

  const previous = { 'previous-version': deploy['previous-version'] ?? '' };
  const details = { details: [deploy, gate, monitor, rollback].map(({ report = '' }) => report).join('\n') };
  await job.step('tell-succeeded', 'slack-notify', tell('succeeded', { ...previous, ...details }));
  await job.step('tell-failed', 'slack-notify', tell('failed', { ...previous, ...details }), 'failure');
  const back = { version: rollback['to-version'] ?? '', 'previous-version': version, message: rollback.reason ?? '' };
  await job.step('tell-rolled-back', 'slack-notify', tell('rolled-back', back), isBack);
}
