import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rawInputs } from '@deploy-actions/action';
import { fleetTestWorld, payloadFolder, startFleet, type TestFleet } from '../../../test/support/action/fleet';
import { answer, startHttpServer } from '../../../test/support/http';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';
import { run } from '../src/run';

let fleet: TestFleet;
beforeEach(async () => {
  fleet = await startFleet(2);
});
afterEach(async () => {
  await fleet.stop();
});

type Given = Record<string, string>;

async function act(more: Given, world = fleetTestWorld()) {
  const given = Object.entries({ ...fleet.inputs, ...more });
  const environment = Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
  return run(readInputs(rawInputs(contract, environment), ''), world);
}

const deploy = (version: string, more: Given = {}) => act({ version, source: payloadFolder(version), ...more });
const live = () => fleet.hosts.map((host) => host.live());
const home = (index: number) => fleet.hosts[index]?.home ?? '';
const note = (index: number, name: string) => {
  const file = join(home(index), name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};
const hostsOf = (result: { outputs: Partial<Record<string, string>> }) => JSON.parse(result.outputs.hosts ?? '');

/** A deploy whose step waits on both hosts until it is stopped; resolves when it is under way. */
async function underWay(version: string, more: Given = {}) {
  const world = fleetTestWorld(1);
  let started = 0;
  const begun = new Promise<void>((resolve) => {
    const foreign = (prefix: string, text: string) => {
      world.log.foreign(prefix, text);
      if (text.includes('go on') && ++started === 2) resolve();
    };
    const steps = { activate: 'echo go on; sleep 60', 'max-parallel': '100%' };
    const given = { version, source: payloadFolder(version), ...steps, ...more };
    deployed = act(given, { ...world, log: { ...world.log, foreign } });
  });
  await begun;
}
let deployed: ReturnType<typeof act>;

describe('status', () => {
  it('tells how every host is, in the outputs and in the summary, and changes nothing', async () => {
    await deploy('v1');
    await deploy('v2', { confirm: 'later' });
    const result = await act({ operation: 'status' });
    expect(result).toMatchObject({ outputs: { verdict: 'unchanged', version: 'v2', 'previous-version': 'v1' } });
    expect(result.failure).toBeUndefined();
    expect(hostsOf(result)[1]).toMatchObject({
      version: 'v2',
      report: {
        state: 'live',
        isProven: true,
        rollbackVersion: 'v1',
        lock: '',
        steps: [],
        freeBytes: expect.any(Number),
        history: expect.arrayContaining([expect.objectContaining({ event: 'deploy', release: 'v2' })]),
      },
    });
    expect(result.summary).toContain('| v2 | live | v1 | v1 |  | free |');
  });

  it('shows the lock and the step of a run that is at work', async () => {
    await deploy('v1');
    await underWay('v2');
    const result = await act({ operation: 'status' });
    expect(hostsOf(result)[0].report).toMatchObject({
      lock: expect.stringContaining('ada (ssh-deploy deploy'),
      steps: ['activate of v2'],
    });
    await act({ operation: 'abort' });
    await deployed;
  });

  it('is red, with the others shown, where a host cannot be asked', async () => {
    await deploy('v1');
    await fleet.hosts[0]?.server.stop();
    const result = await act({ operation: 'status' });
    expect(result).toMatchObject({ outputs: { verdict: '' }, failure: { code: 'CONNECT_FAILED' } });
    expect(hostsOf(result)).toMatchObject([{ version: 'unknown' }, { version: 'v1' }]);
  });
});

describe('abort', () => {
  it('ends a deploy of another run: its steps, its lock, and what it had switched', async () => {
    await deploy('v1', { activate: 'echo v1 >~/running' });
    await underWay('v2');
    const result = await act({ operation: 'abort' });
    expect(live()).toEqual(['v1', 'v1']);
    expect([note(0, 'running'), note(1, 'running')]).toEqual(['v1\n', 'v1\n']);
    expect(result.failure).toBeUndefined();
    // The run that was ended knows that it was.
    expect((await deployed).failure).toBeDefined();
    expect(hostsOf(await act({ operation: 'status' }))).toMatchObject([
      { version: 'v1', report: { state: 'good', isProven: true, lock: '', steps: [], bad: [] } },
      { version: 'v1' },
    ]);
    expect((await deploy('v3')).outputs.verdict).toBe('deployed');
  });

  it('goes back from what nobody confirmed, and leaves what is good', async () => {
    await deploy('v1');
    await deploy('v2', { confirm: 'later' });
    expect((await act({ operation: 'abort' })).outputs).toMatchObject({ verdict: 'rolled-back', version: 'v1' });
    expect((await act({ operation: 'abort' })).outputs).toMatchObject({ verdict: 'unchanged', version: 'v1' });
    expect((await deploy('v2')).outputs.verdict).toBe('deployed');
  });

  it('only says what it would do in a dry run', async () => {
    await deploy('v1');
    await deploy('v2', { confirm: 'later' });
    const result = await act({ operation: 'abort', 'dry-run': 'true' });
    expect(hostsOf(result)[0]).toMatchObject({ message: 'would go back to v1' });
    expect(live()).toEqual(['v2', 'v2']);
  });
});

describe('unlock', () => {
  it('breaks the lock of a dead run, tells whose it was, and writes it into the history', async () => {
    await deploy('v1');
    // The last lock once more, as a run that died would have left it.
    const folder = join(home(0), 'app', '.deploy', 'lock');
    const owner = '{"actor":"bob","runUrl":"https://ci.example/9","action":"ssh-deploy deploy","since":"noon"}';
    writeFileSync(join(folder, '99'), `token=dead\nexpires=9999999999\nowner=${owner}\n`);
    expect((await deploy('v2')).failure).toMatchObject({ code: 'LOCKED' });
    const result = await act({ operation: 'unlock' });
    expect(result.outputs.verdict).toBe('unchanged');
    expect(hostsOf(result)).toMatchObject([
      {
        message: expect.stringContaining('broke the lock of bob (ssh-deploy deploy, since noon) https://ci.example/9'),
      },
      { message: 'was not locked' },
    ]);
    expect(note(0, 'app/.deploy/history.jsonl')).toMatch(
      /"event":"unlocked".*"reason":"broken by ada; the lock belonged to bob/,
    );
    expect((await deploy('v2')).outputs.verdict).toBe('deployed');
  });

  it('is refused while a step runs, and names it', async () => {
    await deploy('v1');
    await underWay('v2');
    const result = await act({ operation: 'unlock' });
    expect(result).toMatchObject({
      outputs: { verdict: '' },
      failure: { code: 'LOCKED', message: expect.stringContaining('activate of v2 is still running') },
    });
    await act({ operation: 'abort' });
    await deployed;
  });
});

describe('migrations', () => {
  const steps = { migrate: 'echo up >>~/schema', 'migrate-down': 'echo "down of $DEPLOY_VERSION" >>~/schema' };

  it('are undone once per fleet, where they ran, by a rollback that is told to', async () => {
    await deploy('v1');
    await deploy('v2', steps);
    const result = await act({ operation: 'rollback', 'run-migrate-down': 'true' });
    expect(result.outputs).toMatchObject({ verdict: 'rolled-back', version: 'v1' });
    expect([note(0, 'schema'), note(1, 'schema')]).toEqual(['up\ndown of v2\n', '']);
    // No way leads to what has lost its migration, on any host; a deploy brings it back.
    expect(await act({ operation: 'rollback', 'to-version': 'v2' })).toMatchObject({
      failure: { code: 'NO_PREVIOUS_RELEASE', message: expect.stringContaining('migration of v2 was undone') },
    });
    expect((await deploy('v2', steps)).outputs.verdict).toBe('deployed');
    expect(note(0, 'schema')).toBe('up\ndown of v2\nup\n');
  });

  it('stand where nobody asked for them to be undone', async () => {
    await deploy('v1');
    await deploy('v2', steps);
    await act({ operation: 'rollback' });
    expect(note(0, 'schema')).toBe('up\n');
  });

  it('that cannot be undone close the way back, unless the user vouches for the old code', async () => {
    await deploy('v1');
    await deploy('v2', { migrate: 'true', irreversible: 'true' });
    expect(await act({ operation: 'rollback' })).toMatchObject({
      outputs: { verdict: 'refused' },
      failure: { code: 'IRREVERSIBLE' },
    });
    expect(live()).toEqual(['v2', 'v2']);
    expect((await act({ operation: 'rollback', 'allow-after-migration': 'true' })).outputs.verdict).toBe('rolled-back');
  });
});

describe('health-url', () => {
  it('is asked from the host, at the deploy and at the rollback that follows', async () => {
    const server = await startHttpServer();
    server.on('/health', answer({ status: 503 }), answer({ status: 200 }));
    await deploy('v1', { 'health-url': server.url('/health'), 'after-activate': 'echo in >>~/balancer' });
    await deploy('v2');
    const before = server.requests.length;
    expect(before).toBe(3);
    await act({ operation: 'rollback' });
    expect(server.requests).toHaveLength(before + 2);
    expect(note(1, 'balancer')).toBe('in\nin\n');
    server.on('/ill', answer({ status: 503 }));
    const ill = await deploy('v3', { 'health-url': server.url('/ill'), 'health-timeout': '3s' });
    expect(ill).toMatchObject({
      outputs: { verdict: 'reverted' },
      failure: { code: 'HEALTH_FAILED', message: expect.stringContaining('answered 503') },
    });
    await server.close();
  });

  it('is asked by tools of the host where the server does not forward', async () => {
    const server = await startHttpServer();
    server.on('/health', answer({ status: 200 }));
    for (const host of fleet.hosts) host.server.faults.refuseForwarding = true;
    const result = await deploy('v1', { 'health-url': server.url('/health'), 'health-timeout': '5m' });
    expect(result.outputs.verdict).toBe('deployed');
    await server.close();
  });
});

describe('on-failure', () => {
  it('stop leaves what is live, with the host that failed back on its own', async () => {
    await deploy('v1');
    writeFileSync(join(home(1), 'ill'), '');
    const more = { 'health-command': 'test ! -e ~/ill', 'health-timeout': '1m', 'on-failure': 'stop' };
    const part = await deploy('v2', more);
    expect([part.outputs.verdict, part.failure?.code]).toEqual(['deployed', 'HEALTH_FAILED']);
    expect(live()).toEqual(['v2', 'v1']);
  });

  it('continue leaves a host out that is down', async () => {
    await deploy('v1');
    await fleet.hosts[0]?.server.stop();
    const result = await deploy('v2', { 'on-failure': 'continue' });
    expect(result).toMatchObject({ outputs: { verdict: 'deployed' }, failure: { code: 'CONNECT_FAILED' } });
    expect(live()).toEqual(['v1', 'v2']);
  });
});

describe('script-file', () => {
  it('runs the program that lies on the runner', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'script-')), 'deploy.sh');
    writeFileSync(file, '#!/bin/sh\necho "from a file: $DEPLOY_VERSION"\n');
    const result = await act({ version: 'v1', strategy: 'script', 'script-file': file });
    expect(result.outputs).toMatchObject({ verdict: 'deployed', stdout: 'from a file: v1\n' });
    writeFileSync(file, '#!/usr/bin/env node\nconsole.log(`from node: ${process.env.DEPLOY_VERSION}`);\n');
    const second = await act({ version: 'v2', strategy: 'script', 'script-file': file });
    expect(second.outputs).toMatchObject({ verdict: 'deployed', stdout: 'from node: v2\n' });
  });
});
