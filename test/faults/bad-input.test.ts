import { readFileSync } from 'node:fs';
import { listActions } from '../../scripts/actions.mjs';
import { makeKeyPair } from '../support/ssh/server';
import { expectEnding, Runs } from './expectation';

/** What no input of this kind can mean. An input that is not here is free text: nothing that is given there is wrong. */
const WRONG: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'allow-bad',
      'allow-empty',
      'include-vcs',
      'allow-after-migration',
      'irreversible',
      'link-unchanged',
      'migrate-down',
      'mark-bad',
      'run-migrate-down',
      'dry-run',
      'follow-redirects',
      'shadow',
      'fail-on-error',
      'retry-on-5xx',
      'verify-version',
      'production',
      'transient',
      'early-pass',
    ].map((name) => [name, 'yes']),
  ),
  ...Object.fromEntries(
    [
      'interval',
      'fast-interval',
      'timeout',
      'start-timeout',
      'soak',
      'initial-delay',
      'duration',
      'sustain',
      'deadline',
      'connect-timeout',
      'command-timeout',
      'health-timeout',
      'output-limit',
      'lock-wait',
      'lock-ttl',
    ].map((name) => [name, 'soon']),
  ),
  ...Object.fromEntries(
    [
      'retries',
      'max-parallel',
      'keep-releases',
      'max-attempts',
      'instances',
      'healthy-threshold',
      'unhealthy-threshold',
      'min-samples',
      'deployment-id',
      'deploy-run-id',
    ].map((name) => [name, '-1']),
  ),
  ...Object.fromEntries(
    [
      'operation',
      'strategy',
      'confirm',
      'host-key-check',
      'target',
      'trigger',
      'source',
      'event',
      'kind',
      'status',
      'method',
      'on-failure',
      'on-inconclusive',
      'on-no-data',
      'on-no-traffic',
      'on-low-traffic',
      'on-provider-error',
      'on-gap',
      'on-wrong-version',
      'resolve',
      'via',
      'quorum-over',
      'own-requests',
    ].map((name) => [name, 'perhaps']),
  ),
  ...Object.fromEntries(['version', 'failed-version', 'to-version'].map((name) => [name, '../../etc'])),
  ...Object.fromEntries(
    ['urls', 'health-url', 'health-urls', 'url', 'control-url', 'webhook-url', 'environment-url'].map((name) => [
      name,
      'http://127.0.0.1:8000/ http://127.0.0.1:9/health',
    ]),
  ),
  ...Object.fromEntries(['error-rate-path', 'errors-path', 'total-path', 'version-path'].map((name) => [name, '$[[['])),
  hosts: 'no user@host:notaport',
  'jump-hosts': 'no user@bastion:notaport',
  username: 'two words',
  'private-key': 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA me@laptop',
  'known-hosts': 'this is no known_hosts line',
  path: 'relative/../path',
  env: 'NOT A VARIABLE',
  'shared-paths': '../etc',
  shell: 'bash; reboot',
  'expect-status': '2xx-ish',
  'expect-json': '== nothing',
  'expect-match': 'a(b',
  checks: '- url: http://127.0.0.1:2/\n  expect-jsn: $.ok',
  ca: 'no certificate',
  'tls-min-days': 'many',
  headers: 'no colon in here',
  threshold: 'a lot',
  'version-series': 'app_info{',
  'version-label': 'two words',
  'max-increase': 'a lot',
  'false-alarm': 'a lot',
  metrics: '- name: cpu\n  pth: $.cpu',
  quorum: 'most',
  'latency-slo': 'p42 < soon',
  verdicts: 'gate=perhaps',
  fields: 'no equals sign',
  buttons: 'no equals sign',
  'health-checks': 'no equals sign',
  tag: 'two words..lock',
};

/** Wrong only together with others, or legal for this action although it has a common name. */
const FREE: Readonly<Record<string, readonly string[]>> = {
  // Its `migrate-down` is a program; auto-rollback's says whether to run it.
  'ssh-deploy': ['source', 'migrate-down', 'exclude', 'script-file'],
  // What its sources ask for depends on which one it is, and a baseline is read when the watch begins.
  'error-rate-monitor':
    'query errors total control-errors control-total region api-url api-key app-key account token organization project baseline replay'.split(
      ' ',
    ),
  'slack-notify': ['version', 'environment', 'url'],
  'deployment-record': ['version', 'environment'],
};

/** Whatever is given here means something, or is judged only with another input or by the host. */
const FREE_TEXT = new Set(
  `activate after-activate before-activate body buttons cluster details environment expect-body expect-version github-token message
   migrate password passphrase health-command previous-version reason ref reports rollback-of script service services`.split(
    /\s+/,
  ),
);

/** The least that each action runs with, so that one wrong input is the only one. */
const LEAST: Readonly<Record<string, Record<string, string>>> = {
  'ssh-deploy': {
    hosts: 'deploy@127.0.0.1:1',
    path: '~/app',
    version: 'v1',
    source: '.',
    'private-key': makeKeyPair().privateKey,
  },
  'auto-rollback': {
    hosts: 'deploy@127.0.0.1:1',
    path: '~/app',
    verdicts: 'gate=healthy',
    'failed-version': 'v1',
    'private-key': makeKeyPair().privateKey,
  },
  'health-gate': { urls: 'http://127.0.0.1:1/' },
  'error-rate-monitor': { url: 'http://127.0.0.1:1/' },
  'slack-notify': { event: 'info' },
  'deployment-record': {
    operation: 'start',
    environment: 'production',
    version: 'v1',
    'github-token': 'ghs_0123456789',
  },
};

const SECRETS = ['AAAAC3NzaC1lZDI1NTE5AAAA me@laptop', 'NOT A VARIABLE', 'no colon in here'];

describe.each(listActions().map(({ name, manifest }) => ({ name, names: Object.keys(manifest.inputs ?? {}) })))(
  '$name',
  ({ name, names }) => {
    const runs = new Runs(name);
    afterAll(() => runs.close());
    const wrong = names.filter((input) => WRONG[input] !== undefined && !FREE[name]?.includes(input));
    const reported = (ending: { outputs: Record<string, string> }): string[] => {
      const { error } = JSON.parse(readFileSync(ending.outputs['report-path'] ?? '', 'utf8'));
      // `checks[0].expect-jsn` is told of an input, too.
      return error.problems.map(({ input }: { input: string }) => input.replace(/\[.*$/, ''));
    };

    it('has no input of which nobody knows what a wrong one is', () => {
      const known = (input: string) => wrong.includes(input) || FREE_TEXT.has(input) || FREE[name]?.includes(input);
      expect(names.filter((input) => !known(input))).toEqual([]);
    });

    it('says everything that is wrong in one run, and does nothing', async () => {
      const inputs = Object.fromEntries(wrong.map((input) => [input, WRONG[input] ?? '']));
      const ending = await runs.run({ ...inputs, 'dry-rnu': 'true' });
      expectEnding(name, ending, { code: 'BAD_INPUT', secrets: SECRETS, withinMs: 15_000 });
      expect(new Set(reported(ending))).toEqual(new Set([...reported(ending), ...wrong, 'dry-rnu']));
      expect(ending.log).toMatch(
        /dry-rnu: no such input\. (Did you mean dry-run\?|health-gate has|error-rate-monitor has)/,
      );
      expect(ending.outputs.verdict ?? '').toBe('');
    });

    it('says each that is wrong by itself, by its name', async () => {
      const endings = await Promise.all(
        wrong.map(async (input) => ({
          input,
          ending: await runs.run({ ...LEAST[name], [input]: WRONG[input] ?? '' }),
        })),
      );
      for (const { input, ending } of endings) {
        expect([input, /^::error title=([A-Z_]+)/m.exec(ending.log)?.[1]]).toEqual([input, 'BAD_INPUT']);
        expect(reported(ending)).toContain(input);
      }
    }, 30_000);
  },
);
