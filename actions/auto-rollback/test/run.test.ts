import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputReader, type RunContext, rawInputs } from '@deploy-actions/action';
import { deployFleet } from '@deploy-actions/fleet';
import type { AskHttp } from '@deploy-actions/http';
import { readPayload } from '@deploy-actions/payload';
import { type ReleaseRecord, RemoteHost } from '@deploy-actions/release';
import { readSshInputs } from '@deploy-actions/ssh';
import { fleetTestWorld, payloadFolder, startFleet, type TestFleet } from '../../../test/support/action/fleet';
import { fakeAsk } from '../../../test/support/http';
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

const live = () => fleet.hosts.map((host) => host.live());

/** Deploys as another workflow would have: auto-rollback knows nothing of it but hosts, path and key. */
async function deploy(version: string, more: Partial<ReleaseRecord> = {}, runId = '7'): Promise<void> {
  const world = fleetTestWorld();
  const ssh = readSshInputs(new InputReader(contract, { ...rawInputs(contract, {}).values, ...fleet.inputs }));
  const hosts = ssh.targets.map(
    (target) =>
      new RemoteHost({
        label: target.label,
        path: '~/app',
        token: world.makeToken(),
        clock: world.clock,
        connect: () => world.connect(target, ssh, world),
        onLines: () => undefined,
      }),
  );
  const payload = readPayload(payloadFolder(version), world);
  const record = {
    version,
    strategy: 'files' as const,
    environment: 'production',
    steps: { activate: `echo ${version} > ~/running`, ...more.steps },
    irreversible: more.irreversible ?? false,
    env: [],
    healthTimeoutMs: 60_000,
    sha: '',
    actor: '',
    runUrl: '',
    createdAt: '',
    sharedPaths: [],
  };
  const owner = { actor: '', runUrl: '', action: '', since: '', runId };
  const lock = { owner, ttlMs: 600_000, waitMs: 0 };
  const plan = {
    record,
    payload,
    linkUnchanged: true,
    allowBad: false,
    confirm: 'auto' as const,
    keepReleases: 5,
    batchSize: 1,
    commandTimeoutMs: 600_000,
    lock,
  };
  expect((await deployFleet(hosts, plan, world)).verdict).toBe('deployed');
  for (const host of hosts) host.close();
}

/** A service behind the URLs that tells what the fake fleet runs. */
function serviceOf(isHealthy: boolean): AskHttp {
  return fakeAsk(() => {
    const running = readFileSync(join(fleet.hosts[0]?.home ?? '', 'running'), 'utf8').trim();
    return new Response(JSON.stringify({ version: running }), { status: isHealthy ? 200 : 503 });
  });
}

async function act(more: Record<string, string>, isHealthy = true, by: Partial<RunContext> = {}) {
  const given = { ...fleet.inputs, 'health-urls': 'http://127.0.0.1/health', ...more };
  const environment = Object.fromEntries(
    Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  const base = fleetTestWorld();
  const world = { ...base, run: { ...base.run, ...by }, ask: serviceOf(isHealthy) };
  return run(readInputs(rawInputs(contract, environment)), world);
}

const byVerdict = { verdicts: 'deploy=deployed\ngate=unhealthy', 'failed-version': 'v2' };

describe('auto-rollback', () => {
  it('brings both hosts back with their own recorded steps, proves the version, marks the bad one, and is red', async () => {
    await deploy('v1');
    await deploy('v2');
    const result = await act(byVerdict);
    expect(result.outputs).toMatchObject({ verdict: 'rolled-back', 'from-version': 'v2', 'to-version': 'v1' });
    expect(result.failure).toMatchObject({ code: 'ROLLED_BACK' });
    expect(live()).toEqual(['v1', 'v1']);
    for (const { home } of fleet.hosts) {
      expect(readFileSync(join(home, 'running'), 'utf8')).toBe('v1\n');
      expect(readFileSync(join(home, 'app', '.deploy', 'bad', 'v2'), 'utf8')).toContain('gate=unhealthy');
    }
    expect(Number(result.outputs['rollback-ms'])).toBeGreaterThan(0);
    expect(Number(result.outputs['verify-ms'])).toBeGreaterThan(0);
  });

  it('does not even connect without a bad verdict', async () => {
    const result = await act({ verdicts: 'gate=inconclusive\nmonitor=', 'failed-version': 'v2' });
    expect(result).toMatchObject({
      outputs: { verdict: 'not-needed', reason: 'no bad verdict (gate=inconclusive, monitor=nothing)' },
    });
    expect(result.failure).toBeUndefined();
    expect(fleet.hosts.map(({ server }) => server.connections)).toEqual([0, 0]);
  });

  it('leaves a fleet alone on which another version is live by now', async () => {
    await deploy('v1');
    await deploy('v3');
    const result = await act(byVerdict);
    expect(result.outputs.verdict).toBe('not-needed');
    expect(live()).toEqual(['v3', 'v3']);
  });

  describe('leaves what another run brought live', () => {
    const failed = { verdicts: 'deploy=failed', 'failed-version': 'v2' };

    it.each([
      ['after its own deploy failed', failed, {}],
      ['after a gate found it unhealthy, because it is good', byVerdict, {}],
      [
        'in a run that another workflow triggered',
        failed,
        { eventName: 'workflow_run', event: { workflow_run: { id: 9 } } },
      ],
    ])('%s', async (_what, given, by) => {
      await deploy('v1', {}, '5');
      await deploy('v2', {}, '6');
      const result = await act(given, true, by);
      expect(result.outputs).toMatchObject({ verdict: 'not-needed', 'rollback-ms': expect.stringMatching(/^\d+$/) });
      expect(result.outputs.reason).toContain('v2 was made live by another run');
      expect(result.failure).toBeUndefined();
      expect(result.summary).not.toContain('failed');
      expect(live()).toEqual(['v2', 'v2']);
      expect(existsSync(join(fleet.hosts[0]?.home ?? '', 'app', '.deploy', 'bad', 'v2'))).toBe(false);
    });

    it.each([
      ['the triggering run', failed, { eventName: 'workflow_run', event: { workflow_run: { id: 6 } } }],
      ['the run that deploy-run-id names', { ...failed, 'deploy-run-id': '6' }, {}],
      ['an earlier attempt of this run', failed, { runId: '6', runAttempt: 2 }],
      ['another job of this run', failed, { runId: '6', job: 'deploy (eu)' }],
    ])('but takes back what %s brought live', async (_what, given, by) => {
      await deploy('v1', {}, '5');
      await deploy('v2', {}, '6');
      expect((await act(given, true, by)).outputs).toMatchObject({ verdict: 'rolled-back', 'to-version': 'v1' });
    });
  });

  it('is green without a host that it cannot reach where the deploy of this run changed nothing', async () => {
    await deploy('v1', {}, '5');
    await deploy('v2', {}, '6');
    await fleet.hosts[0]?.server.stop();
    const result = await act({ verdicts: 'deploy=not-deployed\ngate=unhealthy', 'failed-version': 'v2' });
    expect(result.outputs.verdict).toBe('not-needed');
    expect(result.outputs.reason).toMatch(/changed nothing, and .* \(CONNECT_FAILED\) could not be reached/);
    expect(result.failure).toBeUndefined();
    expect(result.summary).toContain('No rollback needed');
    expect(result.summary).not.toContain('failed');
    expect(live()).toEqual(['v2', 'v2']);
  });

  it('refuses a deploy-run-id that is none', () => {
    expect(() => readInputs(rawInputs(contract, { 'INPUT_DEPLOY-RUN-ID': 'main' }))).toThrow(/deploy-run-id/);
  });

  it('is green on request, and calls nothing bad', async () => {
    await deploy('v1');
    await deploy('v2');
    const result = await act({ trigger: 'request' });
    expect(result.outputs.verdict).toBe('rolled-back');
    expect(result.failure).toBeUndefined();
    await deploy('v2');
  });

  it('says so where the old version is live but unhealthy', async () => {
    await deploy('v1');
    await deploy('v2');
    const result = await act({ ...byVerdict, 'start-timeout': '30s' }, false);
    expect(result).toMatchObject({
      outputs: { verdict: 'not-recovered', 'to-version': 'v1' },
      failure: { code: 'NOT_RECOVERED' },
    });
    expect(live()).toEqual(['v1', 'v1']);
  });

  it('is refused where no way leads back', async () => {
    await deploy('v2');
    const result = await act(byVerdict);
    expect(result).toMatchObject({ outputs: { verdict: 'refused' }, failure: { code: 'NO_PREVIOUS_RELEASE' } });
    expect(live()).toEqual(['v2', 'v2']);
  });

  it('is refused across what cannot be undone, unless the user vouches for the old code', async () => {
    await deploy('v1');
    await deploy('v2', { irreversible: true });
    const refused = await act(byVerdict);
    expect(refused).toMatchObject({ outputs: { verdict: 'refused' }, failure: { code: 'IRREVERSIBLE' } });
    expect(live()).toEqual(['v2', 'v2']);
    // What was judged bad is bad all the same.
    expect(readFileSync(join(fleet.hosts[0]?.home ?? '', 'app', '.deploy', 'bad', 'v2'), 'utf8')).toContain('gate=');
    const result = await act({ ...byVerdict, 'allow-after-migration': 'true' });
    expect(result.outputs).toMatchObject({ verdict: 'rolled-back', 'to-version': 'v1' });
  });

  it('undoes the migration first, once, where it ran, with the program that the release has recorded', async () => {
    const steps = { migrate: 'echo up >>~/schema', 'migrate-down': 'echo down >>~/schema; cat ~/running >>~/schema' };
    await deploy('v1');
    await deploy('v2', { steps });
    const result = await act({ ...byVerdict, 'migrate-down': 'true', 'max-parallel': '50%' });
    expect(result.outputs).toMatchObject({ verdict: 'rolled-back', 'to-version': 'v1' });
    const schema = fleet.hosts.map(({ home }) => join(home, 'schema'));
    // The new version still ran when its migration was undone.
    expect(readFileSync(schema[0] ?? '', 'utf8')).toBe('up\ndown\nv2\n');
    expect(existsSync(schema[1] ?? '')).toBe(false);
  });

  it('switches nothing where a migration cannot be undone', async () => {
    await deploy('v1');
    await deploy('v2', { steps: { migrate: 'true', 'migrate-down': 'exit 3' } });
    const result = await act({ ...byVerdict, 'migrate-down': 'true' });
    expect(result).toMatchObject({ outputs: { verdict: 'failed' }, failure: { code: 'COMMAND_FAILED' } });
    expect(live()).toEqual(['v2', 'v2']);
  });

  it('helps the host that it can reach where another one is down', async () => {
    await deploy('v1');
    await deploy('v2');
    await fleet.hosts[0]?.server.stop();
    const result = await act(byVerdict);
    expect(result).toMatchObject({ outputs: { verdict: 'failed' }, failure: { code: 'CONNECT_FAILED' } });
    expect(live()).toEqual(['v2', 'v1']);
  });

  it('changes nothing in a dry run', async () => {
    await deploy('v1');
    await deploy('v2');
    const result = await act({ ...byVerdict, 'dry-run': 'true' });
    expect(result.outputs).toMatchObject({ verdict: 'planned', 'from-version': 'v2', 'to-version': 'v1' });
    expect(live()).toEqual(['v2', 'v2']);
  });

  it('plans nothing, and is red, where a host cannot be asked', async () => {
    await deploy('v1');
    await deploy('v2');
    await fleet.hosts[1]?.server.stop();
    const result = await act({ trigger: 'request', 'dry-run': 'true' });
    expect(result.outputs).toMatchObject({ verdict: '' });
    expect(result.failure).toMatchObject({ code: 'CONNECT_FAILED' });
    expect(result.summary).not.toContain('Cancelled');
    expect(fleet.hosts[0]?.live()).toBe('v2');
  });
});
