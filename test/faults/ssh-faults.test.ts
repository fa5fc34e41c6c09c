import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { payloadFolder, startFleet, type TestFleet } from '../support/action/fleet';
import { closedPort } from '../support/http/index';
import { folderHash } from '../support/release/folder-hash';
import type { Ending } from '../support/runner/runner';
import { makeKeyPair } from '../support/ssh/server';
import { type Expected, expectEnding, Runs } from './expectation';

const SECRET = 'p4ssw0rd-of-the-database';
const keys = makeKeyPair();
const sources: Record<string, string> = {};
const hashes: Record<string, string> = {};
let template: TestFleet;
let deploys: Runs;
let rollbacks: Runs;

/** What every release of the fleet records; the old one breaks on the way back where the host says so. */
const STEPS = {
  env: `DATABASE_PASSWORD=${SECRET}`,
  activate: '[ ! -f "$HOME/break-$DEPLOY_VERSION" ] || exit 9; cat public/index.html >"$HOME/running"',
};

beforeAll(async () => {
  deploys = new Runs('ssh-deploy');
  rollbacks = new Runs('auto-rollback');
  for (const version of ['v1', 'v2', 'v3']) {
    const folder = payloadFolder(version);
    // Enough that an upload takes several packets.
    writeFileSync(join(folder, 'ballast'), randomBytes(600_000));
    sources[version] = folder;
    hashes[version] = await folderHash(folder);
  }
  template = await startFleet(2, { keys });
  for (const version of ['v1', 'v2']) {
    const ending = await deploys.run({ ...template.inputs, ...STEPS, version, source: sources[version] ?? '' });
    expectEnding('ssh-deploy', ending, { code: undefined, verdict: 'deployed', secrets: [SECRET] });
  }
}, 60_000);
afterAll(async () => {
  await template.stop();
  deploys.close();
  rollbacks.close();
});

interface Case {
  name: string;
  inputs?: Record<string, string> | ((fleet: TestFleet) => Promise<Record<string, string>>);
  /** What is wrong with the fleet: mostly with its second host. */
  fault?: (fleet: TestFleet) => void;
  tools?: Record<string, string>;
  expected: Expected;
  /** What each host is on afterwards; both on v2 by default. */
  live?: [string, string];
  lock?: 'left';
}

const second = (change: (host: TestFleet['hosts'][number]) => void) => (fleet: TestFleet) => {
  const host = fleet.hosts[1];
  if (host) change(host);
};
const withFault = (faults: Partial<TestFleet['hosts'][number]['server']['faults']>) =>
  second(({ server }) => Object.assign(server.faults, faults));
const replaceHost = (line: string) => async (fleet: TestFleet) => ({
  hosts: [fleet.inputs.hosts?.split('\n')[0], line].join('\n'),
});

/** What keeps any action from reaching or using a host. */
const unreachable: Omit<Case, 'live'>[] = [
  {
    name: 'a host key that is another one',
    inputs: async ({ hosts, inputs }) => ({
      'known-hosts': [
        inputs['known-hosts']?.split('\n')[0],
        hosts[0]?.server.hostKeyLine().replace(/:\d+/, `:${hosts[1]?.server.port}`),
      ].join('\n'),
    }),
    expected: { code: 'HOST_KEY_MISMATCH', says: /SHA256:/ },
  },
  {
    name: 'a host key that nobody knows',
    inputs: async ({ inputs }) => ({ 'known-hosts': inputs['known-hosts']?.split('\n')[0] ?? '' }),
    expected: { code: 'HOST_KEY_UNKNOWN', says: /ssh-ed25519 AAAA/ },
  },
  { name: 'a host that refuses the login', fault: withFault({ refuseAuth: true }), expected: { code: 'AUTH_FAILED' } },
  {
    name: 'a host that is down',
    inputs: async (fleet) => replaceHost(`deploy@127.0.0.1:${await closedPort()}`)(fleet),
    expected: { code: 'CONNECT_FAILED' },
  },
  {
    name: 'a host that hangs',
    inputs: async () => ({ 'connect-timeout': '2s' }),
    fault: withFault({ hangAfterAccept: true }),
    expected: { code: 'CONNECT_TIMEOUT' },
  },
  {
    name: 'a host that hangs in the handshake',
    inputs: async () => ({ 'connect-timeout': '2s' }),
    fault: withFault({ hangInHandshake: true }),
    expected: { code: 'CONNECT_TIMEOUT' },
  },
  {
    name: 'a host that hangs in the login',
    inputs: async () => ({ 'connect-timeout': '2s' }),
    fault: withFault({ hangInAuth: true }),
    expected: { code: 'CONNECT_TIMEOUT' },
  },
  {
    name: 'a host that closes at once',
    fault: withFault({ closeNextConnections: 99 }),
    expected: { code: 'CONNECT_FAILED' },
  },
  { name: 'a host that runs no commands', fault: withFault({ refuseExec: true }), expected: { code: 'HOST_UNFIT' } },
  {
    name: 'a host that ends commands without a word',
    fault: withFault({ closeWithoutStatus: true }),
    expected: { code: 'CONNECTION_LOST' },
  },
  {
    name: 'a host that drops every command',
    fault: withFault({ dropOnExec: true }),
    expected: { code: 'CONNECTION_LOST' },
  },
  {
    name: 'a path that cannot be written',
    inputs: async () => ({ path: '/proc/app' }),
    expected: { code: 'HOST_UNFIT' },
  },
  {
    name: 'a path that somebody else has locked',
    inputs: async () => ({ 'lock-wait': '0s' }),
    fault: second(({ home }) => {
      const owner = {
        actor: 'grace',
        runUrl: 'https://ci.example/8',
        action: 'ssh-deploy deploy',
        since: '2026-01-01T00:00:00Z',
      };
      writeFileSync(
        join(home, 'app', '.deploy', 'lock', '9'),
        `token=theirs\nexpires=9999999999\nowner=${JSON.stringify(owner)}\n`,
      );
    }),
    expected: { code: 'LOCKED', says: /grace .*https:\/\/ci\.example\/8/ },
    lock: 'left',
  },
  {
    name: 'a state that cannot be read',
    fault: second(({ home }) => {
      for (const file of ['head.json', 'manifest.json']) {
        writeFileSync(join(home, 'app', '.deploy', 'releases', 'v2', file), '{"not":');
      }
    }),
    expected: { code: 'HOST_PROTOCOL' },
  },
];

const deployCases: Case[] = [
  ...unreachable.map((one): Case => ({ ...one, expected: { ...one.expected, verdict: 'not-deployed' } })),
  {
    name: 'a key that the host does not know',
    inputs: { 'private-key': makeKeyPair().privateKey },
    expected: { code: 'AUTH_FAILED', verdict: 'not-deployed' },
  },
  { name: 'a source that is not there', inputs: { source: '/no/such/folder' }, expected: { code: 'SOURCE' } },
  {
    name: 'a source that cannot be read',
    inputs: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'archive-'));
      writeFileSync(join(folder, 'release.tgz'), randomBytes(2000));
      return { source: join(folder, 'release.tgz') };
    },
    expected: { code: 'SOURCE' },
  },
  {
    name: 'a connection that breaks in the upload',
    fault: withFault({ dropAfterBytes: 200_000 }),
    expected: { code: 'CONNECTION_LOST', verdict: 'not-deployed' },
  },
  {
    name: 'a disk that is full',
    tools: {
      tar: 'head -c 1000 >/dev/null; echo "tar: payload/ballast: Cannot write: No space left on device" >&2; exit 2',
    },
    expected: { code: 'DISK_FULL', verdict: 'not-deployed' },
  },
  {
    name: 'a tar that breaks what it unpacks',
    tools: { tar: '"$REAL" "$@"; : >payload/ballast' },
    expected: { code: 'UPLOAD_FAILED', verdict: 'not-deployed', says: /ballast/ },
  },
  {
    name: 'a host without tar',
    tools: { tar: 'echo "sh: tar: not found" >&2; exit 127' },
    expected: { code: 'HOST_UNFIT', verdict: 'not-deployed' },
  },
  {
    name: 'a link that cannot be replaced',
    tools: { ln: 'case $2 in releases/v3) exit 1 ;; esac; exec "$REAL" "$@"' },
    expected: { code: 'DISK_FULL', verdict: 'not-deployed' },
  },
  {
    name: 'a migration that fails',
    inputs: { migrate: 'echo no such table >&2; exit 4' },
    expected: { code: 'COMMAND_FAILED', verdict: 'not-deployed', says: /no such table/ },
  },
  {
    name: 'a preparation that fails',
    inputs: { 'before-activate': 'exit 4' },
    expected: { code: 'COMMAND_FAILED', verdict: 'not-deployed' },
  },
  {
    name: 'a step that is killed by a signal',
    inputs: { activate: `${STEPS.activate}; kill -9 $$` },
    expected: { code: 'COMMAND_FAILED', verdict: 'reverted', says: /signal 9/ },
  },
  {
    name: 'a step that fails on the second host',
    inputs: async ({ hosts }) => ({
      activate: `${STEPS.activate}; case $DEPLOY_HOST in *${hosts[1]?.server.port}) exit 5 ;; esac`,
    }),
    expected: { code: 'COMMAND_FAILED', verdict: 'reverted', says: /exit code 5/ },
  },
  {
    name: 'a step that hangs',
    inputs: { activate: `${STEPS.activate}; sleep 60`, 'command-timeout': '1500ms' },
    expected: { code: 'COMMAND_TIMEOUT', verdict: 'reverted' },
  },
  {
    name: 'a step that hangs and heeds no signal',
    inputs: { activate: `${STEPS.activate}; trap "" TERM; while :; do sleep 1; done`, 'command-timeout': '1500ms' },
    expected: { code: 'COMMAND_TIMEOUT', verdict: 'reverted' },
  },
  {
    name: 'a release that never becomes healthy',
    inputs: { 'health-command': 'echo still ill >&2; exit 1', 'health-timeout': '1s' },
    expected: { code: 'HEALTH_FAILED', verdict: 'reverted', says: /still ill/ },
  },
  {
    name: 'a step that prints commands for the runner and a secret',
    inputs: {
      activate:
        'printf "::error title=X::y\\r::set-output name=verdict::deployed\\n##[error]z %s\\n" "$DATABASE_PASSWORD"; exit 1',
    },
    expected: { code: 'COMMAND_FAILED', verdict: 'reverted' },
  },
  {
    name: 'a way back that fails, too',
    fault: second(({ home }) => writeFileSync(join(home, 'break-v2'), '')),
    inputs: { 'health-command': 'exit 1', 'health-timeout': '1s', 'max-parallel': '2' },
    expected: { code: 'ROLLBACK_FAILED', verdict: 'failed' },
  },
  {
    name: 'a version that is marked bad',
    fault: second(({ home }) =>
      writeFileSync(
        join(home, 'app', '.deploy', 'bad', 'v3'),
        '{"version":"v3","at":"2026-01-01T00:00:00Z","reason":"too many errors"}\n',
      ),
    ),
    expected: { code: 'BAD_RELEASE', verdict: 'not-deployed', says: /too many errors/ },
  },
  {
    name: 'a current that leads elsewhere',
    fault: second(({ home }) => {
      rmSync(join(home, 'app', 'current'));
      symlinkSync('/etc', join(home, 'app', 'current'));
    }),
    expected: { code: 'HOST_UNFIT', verdict: 'not-deployed' },
    live: ['v2', 'etc'],
  },
];

const rollbackCases: Case[] = [
  // Whatever can be reached is brought back.
  ...unreachable.map(
    (one): Case => ({
      ...one,
      expected: { ...one.expected, verdict: 'failed' },
      live: one.name.startsWith('a path that cannot') ? ['v2', 'v2'] : ['v1', 'v2'],
    }),
  ),
  {
    name: 'nothing, which is red all the same',
    expected: { code: 'ROLLED_BACK', verdict: 'rolled-back' },
    live: ['v1', 'v1'],
  },
  {
    name: 'an old release that does not start',
    fault: second(({ home }) => writeFileSync(join(home, 'break-v1'), '')),
    expected: { code: 'COMMAND_FAILED', verdict: 'failed', says: /exit code 9/ },
    live: ['v1', 'v1'],
  },
  {
    name: 'a version that is not on the hosts',
    inputs: { 'to-version': 'v0' },
    expected: { code: 'NO_PREVIOUS_RELEASE', verdict: 'refused' },
  },
  {
    name: 'a service that is down afterwards',
    inputs: async () => ({
      'health-urls': `http://127.0.0.1:${await closedPort()}/`,
      'start-timeout': '500ms',
      'fast-interval': '100ms',
      timeout: '200ms',
    }),
    expected: { code: 'NOT_RECOVERED', verdict: 'not-recovered' },
    live: ['v1', 'v1'],
  },
];

async function play(
  action: 'ssh-deploy' | 'auto-rollback',
  runs: Runs,
  base: Record<string, string>,
  one: Case,
): Promise<void> {
  const fleet = await startFleet(2, { keys, homes: template.hosts.map(({ home }) => home), env: toolsOf(one.tools) });
  try {
    one.fault?.(fleet);
    const more = typeof one.inputs === 'function' ? await one.inputs(fleet) : one.inputs;
    const ending = await runs.run({ ...fleet.inputs, ...base, ...more });
    expectEnding(action, ending, { secrets: [SECRET], ...one.expected });
    expect(ending.log).not.toMatch(/^::(set-output|error title=X)|^##\[/m);
    await expectWhole(fleet, one, ending);
  } finally {
    await fleet.stop();
  }
}

/** Every host is on one version, whole; no half of anything lies about; nobody holds a lock. */
async function expectWhole(
  fleet: TestFleet,
  { live = ['v2', 'v2'], lock, expected }: Case,
  ending: Ending,
): Promise<void> {
  expect({ live: fleet.hosts.map((host) => host.live()), log: ending.log }).toEqual({ live, log: ending.log });
  for (const [index, { home }] of fleet.hosts.entries()) {
    const app = join(home, 'app');
    for (const release of readdirSync(join(app, 'releases'))) {
      expect([release, await folderHash(join(app, 'releases', release))]).toEqual([release, hashes[release]]);
    }
    const isOut = index === 1 && ['CONNECTION_LOST', 'COMMAND_TIMEOUT', 'LOCKED'].includes(expected.code ?? '');
    const locks = readdirSync(join(app, '.deploy', 'lock'))
      .map(Number)
      .filter(Number.isInteger);
    const text = readFileSync(join(app, '.deploy', 'lock', String(Math.max(...locks))), 'utf8');
    if (lock !== 'left' && !isOut) expect(text).not.toMatch(/^token=./m);
    if (!isOut) expect(readdirSync(join(app, '.deploy', 'tmp'))).toEqual([]);
  }
}

/** Tools that stand before the real ones on the hosts' PATH. */
function toolsOf(tools: Record<string, string> = {}): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'tools-'));
  for (const [name, script] of Object.entries(tools)) {
    writeFileSync(join(folder, name), `#!/bin/sh\nREAL=/bin/${name}\n${script}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  mkdirSync(join(folder, 'none'));
  return { PATH: `${folder}:${process.env.PATH}` };
}

describe('ssh-deploy meets', () => {
  it.concurrent.each(deployCases.map((one) => [one.name, one] as const))(
    '%s',
    async (_, one) => {
      await play('ssh-deploy', deploys, { ...STEPS, version: 'v3', source: sources.v3 ?? '' }, one);
    },
    120_000,
  );
});

describe('auto-rollback meets', () => {
  it.concurrent.each(rollbackCases.map((one) => [one.name, one] as const))(
    '%s',
    async (_, one) => {
      await play('auto-rollback', rollbacks, { verdicts: 'gate=unhealthy', 'failed-version': 'v2' }, one);
    },
    120_000,
  );
});
