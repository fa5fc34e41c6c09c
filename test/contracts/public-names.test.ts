import { listActions } from '../../scripts/actions.mjs';

/**
 * The names and defaults that users' workflows rely on, said a second time and by hand: a change of an action.yml
 * that renames, drops or redefines one of them must be meant. `''` is an input without a default.
 */
const SSH = {
  hosts: '',
  username: '',
  'private-key': '',
  passphrase: '',
  password: '',
  'known-hosts': '',
  'host-key-check': 'strict',
  'connect-timeout': '10s',
  retries: '3',
};
const REPORT = ['report', 'report-path'];

const names: Record<string, { inputs: Record<string, string>; outputs: string[] }> = {
  'ssh-deploy': {
    inputs: {
      ...SSH,
      operation: 'deploy',
      path: '',
      version: '',
      environment: '',
      strategy: 'files',
      source: '',
      env: '',
      migrate: '',
      'migrate-down': '',
      irreversible: 'false',
      'before-activate': '',
      activate: '',
      'after-activate': '',
      script: '',
      'script-file': '',
      confirm: 'auto',
      'health-command': '',
      'health-url': '',
      'health-timeout': '2m',
      'max-parallel': '1',
      'on-failure': 'revert',
      'keep-releases': '5',
      'command-timeout': '10m',
      'lock-wait': '0s',
      'lock-ttl': '30m',
      'to-version': '',
      'mark-bad': 'false',
      'run-migrate-down': 'false',
      'allow-after-migration': 'false',
      'allow-bad': 'false',
      'dry-run': 'false',
    },
    outputs: [
      'verdict',
      'version',
      'release',
      'previous-version',
      'hosts',
      'exit-code',
      'stdout',
      'duration-ms',
      'log-path',
      ...REPORT,
    ],
  },
  'health-gate': {
    inputs: {
      urls: '',
      'expect-status': '200',
      'expect-json': '',
      'expect-body': '',
      'expect-version': '',
      'version-path': '$.version',
      headers: '',
      method: 'GET',
      body: '',
      interval: '5s',
      'fast-interval': '',
      timeout: '5s',
      'start-timeout': '2m',
      'max-attempts': '',
      'healthy-threshold': '2',
      'unhealthy-threshold': '3',
      soak: '0s',
      'initial-delay': '0s',
      quorum: 'all',
      'follow-redirects': 'false',
      'on-inconclusive': 'fail',
    },
    outputs: ['verdict', 'reason', 'checks', 'attempts', 'duration-ms', 'version', ...REPORT],
  },
  'error-rate-monitor': {
    inputs: {
      source: 'json',
      url: '',
      headers: '',
      'error-rate-path': '',
      'errors-path': '',
      'total-path': '',
      threshold: '5%',
      sustain: '2m',
      duration: '5m',
      interval: '10s',
      timeout: '10s',
      'min-samples': '1',
      'on-no-data': 'inconclusive',
      'on-no-traffic': 'inconclusive',
      'on-low-traffic': 'inconclusive',
      'on-provider-error': 'inconclusive',
      'on-gap': 'inconclusive',
      'on-wrong-version': 'inconclusive',
      'on-inconclusive': 'fail',
      shadow: 'false',
    },
    outputs: [
      'verdict',
      'reason',
      'error-rate',
      'peak-error-rate',
      'requests',
      'errors',
      'detect-ms',
      'duration-ms',
      'baseline',
      'metrics',
      ...REPORT,
    ],
  },
  'auto-rollback': {
    inputs: {
      ...SSH,
      target: 'ssh',
      path: '',
      trigger: 'verdicts',
      verdicts: '',
      'failed-version': '',
      'to-version': '',
      'migrate-down': 'false',
      'allow-after-migration': 'false',
      environment: '',
      reason: '',
      'health-urls': '',
      'dry-run': 'false',
    },
    outputs: [
      'verdict',
      'from-version',
      'to-version',
      'reason',
      'rollback-ms',
      'verify-ms',
      'incident-url',
      'incident-number',
      ...REPORT,
    ],
  },
  'slack-notify': {
    inputs: {
      'webhook-url': '',
      event: '',
      environment: '',
      version: '',
      'previous-version': '',
      url: '',
      message: '',
      fields: '',
      buttons: '',
      details: '',
      timeout: '10s',
      deadline: '1m',
      'fail-on-error': 'false',
      'retry-on-5xx': 'false',
      'dry-run': 'false',
    },
    outputs: ['delivery', 'reason', 'ts', 'channel', 'payload-path', ...REPORT],
  },
  'deployment-record': {
    inputs: {
      operation: '',
      environment: '',
      service: '',
      version: '',
      status: '',
      kind: 'deploy',
      'rollback-of': '',
      'deployment-id': '',
      services: '',
      'health-checks': '',
      reports: '',
      tag: '',
      'environment-url': '',
      production: '',
      'github-token': '${{ github.token }}',
      'dry-run': 'false',
    },
    outputs: [
      'deployment-id',
      'record-id',
      'number',
      'previous-version',
      'last-good-version',
      'last-good-deployment-id',
      'record-path',
      'release-url',
      'tag',
      ...REPORT,
    ],
  },
};

/** auto-rollback proves health with the gate's own inputs: those that it has mean the same there, default included. */
const SHARED_WITH_GATE = [
  'version-path',
  'expect-status',
  'expect-json',
  'headers',
  'interval',
  'timeout',
  'start-timeout',
  'healthy-threshold',
];

const actions = listActions();
const defaultsOf = (action: string): Record<string, string> => {
  const { inputs = {} } = actions.find(({ name }) => name === action)?.manifest ?? {};
  return Object.fromEntries(
    Object.entries<{ default?: unknown }>(inputs).map(([name, input]) => [name, String(input.default ?? '')]),
  );
};

it('every action has its public names fixed here', () => {
  expect(Object.keys(names).sort()).toEqual(actions.map(({ name }) => name));
});

describe.each(Object.entries(names))('%s', (action, { inputs, outputs }) => {
  it('has these inputs with these defaults', () => {
    expect(defaultsOf(action)).toMatchObject(inputs);
  });

  it('has these outputs, and no other', () => {
    const manifest = actions.find(({ name }) => name === action)?.manifest;
    expect(Object.keys(manifest?.outputs ?? {}).sort()).toEqual([...outputs].sort());
  });
});

it('what auto-rollback has of the gate is the same as there', () => {
  const pick = (all: Record<string, string>) => Object.fromEntries(SHARED_WITH_GATE.map((name) => [name, all[name]]));
  expect(pick(defaultsOf('auto-rollback'))).toEqual(pick(defaultsOf('health-gate')));
});
