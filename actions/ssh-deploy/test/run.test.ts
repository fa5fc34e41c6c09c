import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rawInputs } from '@deploy-actions/action';
import { UserError } from '@deploy-actions/error';
import type { Connection } from '@deploy-actions/ssh';
import { fleetTestWorld, payloadFolder, startFleet, type TestFleet } from '../../../test/support/action/fleet';
import { folderHash } from '../../../test/support/release/folder-hash';
import { contract } from '../src/contract';
import { readInputs } from '../src/inputs';
import { run } from '../src/run';
import { withScript } from '../src/script-file';

let fleet: TestFleet;

beforeEach(async () => {
  fleet = await startFleet(2);
});

afterEach(async () => {
  await fleet.stop();
});

function inputs(more: Record<string, string>) {
  const environment = Object.fromEntries(
    Object.entries({ ...fleet.inputs, ...more }).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  return readInputs(rawInputs(contract, environment), 'sha1');
}

async function act(more: Record<string, string>, world = fleetTestWorld()) {
  return run(inputs(more), world);
}

const deploy = (version: string, more: Record<string, string> = {}) =>
  act({ version, source: payloadFolder(version), environment: 'production', ...more });

const live = () => fleet.hosts.map((host) => host.live());

describe('ssh-deploy', () => {
  it('brings a version live on every host and says so in every output', async () => {
    const result = await deploy('v1', { activate: 'echo "hello from $DEPLOY_VERSION"', env: 'SECRET=x' });
    expect(live()).toEqual(['v1', 'v1']);
    expect(result.failure).toBeUndefined();
    expect(result.outputs).toMatchObject({ verdict: 'deployed', version: 'v1', release: 'v1', 'exit-code': '0' });
    expect(result.outputs.stdout).toBe('hello from v1\n');
    expect(JSON.parse(result.outputs.hosts ?? '')).toMatchObject([{ verdict: 'deployed' }, { verdict: 'deployed' }]);
    expect(readFileSync(result.outputs['log-path'] ?? '', 'utf8')).toContain('activate | hello from v1');
  });

  it('runs steps from a workflow file with CRLF line breaks, and hands every variable on as it is', async () => {
    const scriptFile = join(mkdtempSync(join(tmpdir(), 'script-')), 'deploy.sh');
    writeFileSync(scriptFile, 'set -e\r\nprintf "%s|" "$A" "$B"\r\n');
    const env = 'A="two words"\r\nB<<EOF\r\nline 1\r\n$HOME `id`\r\nEOF\r\n';
    const step = 'printf "%s|" "$A" "$B"\r\n\r\nprintf "end"\r\n';
    const inline = await deploy('v1', { activate: step, env });
    expect(inline.outputs).toMatchObject({ verdict: 'deployed', stdout: 'two words|line 1\n$HOME `id`|end' });
    const file = await withScript(inputs({ version: 'v2', strategy: 'script', 'script-file': scriptFile, env }));
    expect((await run(file, fleetTestWorld())).outputs).toMatchObject({ stdout: 'two words|line 1\n$HOME `id`|' });
    for (const [version, name] of [
      ['v1', 'activate'],
      ['v2', 'script'],
    ]) {
      const kept = join(fleet.hosts[0]?.home ?? '', 'app', '.deploy', 'releases', version ?? '', 'steps', name ?? '');
      expect(readFileSync(kept, 'utf8')).not.toContain('\r');
    }
  });

  it('refuses a source with nothing in it, in a deploy and in a plan, and leaves the live site as it is', async () => {
    await deploy('v1');
    const empty = mkdtempSync(join(tmpdir(), 'empty-'));
    for (const more of [
      { source: empty },
      { source: payloadFolder('v2'), exclude: '*' },
      { source: `${empty}/*.js` },
    ]) {
      const result = await act({ version: 'v2', ...more });
      expect([result.outputs.verdict, result.failure?.code]).toEqual(['not-deployed', 'SOURCE']);
      expect(result.summary).toContain('Not deployed');
      await expect(act({ version: 'v2', operation: 'plan', ...more })).rejects.toMatchObject({ code: 'SOURCE' });
    }
    expect(live()).toEqual(['v1', 'v1']);
    expect((await act({ version: 'v2', source: empty, 'allow-empty': 'true' })).outputs.verdict).toBe('deployed');
    expect(live()).toEqual(['v2', 'v2']);
  });

  it('ships what several lines name, without version control, and says so in report and summary', async () => {
    const root = payloadFolder('v1');
    for (const name of ['.git', 'config']) mkdirSync(join(root, name));
    for (const name of ['.git/HEAD', 'config/app.json', 'app.jar']) writeFileSync(join(root, name), 'x');
    const source = ['config', 'app.jar', '*.jar'].map((line) => join(root, line)).join('\n');
    const [first] = fleet.hosts;
    const planned = await act({ version: 'v1', operation: 'plan', source: `${root}\n${source}` });
    const result = await act({ version: 'v1', source: `${root}\n${source}` });
    for (const one of [planned, result]) {
      expect(one.failure).toBeUndefined();
      // One less, `.git/HEAD`, and one more, `app.json` of the folder `config`.
      const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      ).length;
      expect(one.details).toMatchObject({ payload: { files, leftOut: ['.git'], secrets: [] } });
      expect(one.summary).toMatch(new RegExp(`Payload: ${files} files, `));
    }
    const release = join(first?.home ?? '', 'app', 'releases', 'v1');
    expect(existsSync(join(release, '.git'))).toBe(false);
    expect(['app.json', 'app.jar', 'config/app.json'].map((name) => existsSync(join(release, name)))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('goes back on both hosts when the second one fails, and names the host, the step and the code', async () => {
    await deploy('v1');
    writeFileSync(join(fleet.hosts[1]?.home ?? '', 'ill'), '');
    const result = await deploy('v2', { 'health-command': 'test ! -e ~/ill', 'health-timeout': '1m' });
    expect(result.outputs).toMatchObject({ verdict: 'reverted', 'exit-code': '1' });
    expect(result.failure).toMatchObject({ code: 'HEALTH_FAILED' });
    expect(live()).toEqual(['v1', 'v1']);
  });

  it('brings nothing live anywhere where one host is down', async () => {
    await deploy('v1');
    await fleet.hosts[1]?.server.stop();
    const result = await deploy('v2');
    expect(result.outputs.verdict).toBe('not-deployed');
    expect(result.failure).toMatchObject({ code: 'CONNECT_FAILED' });
    expect(live()).toEqual(['v1', 'v1']);
    expect(JSON.parse(result.outputs.hosts ?? '')).toMatchObject([{ verdict: 'untouched' }, { verdict: 'failed' }]);
  });

  it.each([
    ['hangs', { hangAfterAccept: true }, 'CONNECT_TIMEOUT'],
    ['refuses the key', { refuseAuth: true }, 'AUTH_FAILED'],
    ['breaks off in the upload', { dropAfterBytes: 60_000 }, 'CONNECTION_LOST'],
  ] as const)('leaves everything as it was where a host %s', async (_how, fault, code) => {
    await deploy('v1');
    const [, second] = fleet.hosts;
    if (second) Object.assign(second.server.faults, fault);
    const source = payloadFolder('v2');
    writeFileSync(join(source, 'large'), randomBytes(1_000_000));
    const result = await act({ version: 'v2', source });
    expect(result.failure?.code).toBe(code);
    expect(live()).toEqual(['v1', 'v1']);
    if (second)
      Object.assign(second.server.faults, { hangAfterAccept: false, refuseAuth: false, dropAfterBytes: undefined });
    expect((await deploy('v3')).outputs.verdict).toBe('deployed');
  });

  it('begins an upload anew where the connection breaks in the middle of it', async () => {
    await deploy('v1');
    const source = payloadFolder('v2');
    writeFileSync(join(source, 'large'), randomBytes(1_000_000));
    const world = fleetTestWorld();
    const faults = fleet.hosts[1]?.server.faults;
    if (faults) faults.dropAfterBytes = 400_000;
    const event = (text: string) => {
      if (faults && text.includes('broke during the upload')) faults.dropAfterBytes = undefined;
    };
    const result = await run(inputs({ version: 'v2', source }), { ...world, log: { ...world.log, event } });
    expect([result.failure, faults?.dropAfterBytes, live()]).toEqual([undefined, undefined, ['v2', 'v2']]);
    for (const { home } of fleet.hosts) {
      expect(await folderHash(join(home, 'app', 'releases', 'v2'))).toBe(await folderHash(source));
    }
  });

  it('sends each host what that one does not have', async () => {
    const source = payloadFolder('v1');
    writeFileSync(join(source, 'large'), randomBytes(1_500_000));
    await act({ version: 'v1', source });
    const [, second] = fleet.hosts;
    rmSync(join(second?.home ?? '', 'app'), { recursive: true });
    writeFileSync(join(source, 'more'), 'more');
    const world = fleetTestWorld();
    const result = await run(inputs({ version: 'v2', source }), world);
    expect([result.failure, live()]).toEqual([undefined, ['v2', 'v2']]);
    const staged = world.logged.filter((line) => line.includes('staged v2'));
    expect(staged.filter((line) => line.includes('1 files with 4 B sent, 2 linked'))).toHaveLength(1);
    expect(staged.filter((line) => line.includes('3 files with 1.4 MiB sent'))).toHaveLength(1);
    for (const { home } of fleet.hosts) {
      expect(await folderHash(join(home, 'app', 'releases', 'v2'))).toBe(await folderHash(source));
    }
  });

  it('sends seeds for shared/ to the host that lacks them only, and plans just that', async () => {
    const source = payloadFolder('v1');
    writeFileSync(join(source, 'large'), randomBytes(1_500_000));
    const wanted = { source, 'shared-paths': 'large' };
    const [first, second] = fleet.hosts;
    expect((await act({ version: 'v1', ...wanted })).outputs.verdict).toBe('deployed');
    rmSync(join(second?.home ?? '', 'app', 'shared', 'large'));
    writeFileSync(join(first?.home ?? '', 'app', 'shared', 'large'), 'grown');
    writeFileSync(join(source, 'more'), 'more');
    const world = fleetTestWorld();
    await run(inputs({ version: 'v2', ...wanted, 'dry-run': 'true' }), world);
    const told = (words: string) => world.logged.filter((line) => line.includes(words));
    expect(told('1 added, 0 changed, 0 removed; 4 B to send')).toHaveLength(1);
    expect(told('1 added, 0 changed, 0 removed, 1 for shared/; 1.4 MiB to send')).toHaveLength(1);
    const result = await run(inputs({ version: 'v2', ...wanted }), world);
    expect([result.failure, live()]).toEqual([undefined, ['v2', 'v2']]);
    expect(told('1 files with 4 B sent, 1 linked')).toHaveLength(1);
    expect(told('2 files with 1.4 MiB sent, 1 linked')).toHaveLength(1);
    const shared = fleet.hosts.map(({ home }) => readFileSync(join(home, 'app', 'current', 'large')).length);
    expect(shared).toEqual([5, 1_500_000]);
  });

  it.each(['deploy', 'status', 'plan', 'unlock', 'rollback', 'confirm', 'abort'])(
    'prints the lines of all hosts that are not known in one block (%s)',
    async (operation) => {
      const { 'known-hosts': lines = '' } = fleet.inputs;
      const more = { version: 'v1', source: payloadFolder('v1'), 'known-hosts': '' };
      const { failure, summary } = await act({ ...more, operation });
      expect(failure?.code).toBe('HOST_KEY_UNKNOWN');
      expect(failure?.message).toContain(`Lines for known-hosts:\n${lines}`);
      expect(summary).toContain(`\`\`\`\n${lines}\n\`\`\``);
    },
  );

  it('goes live nowhere where two of the names are the same host, and goes back there once', async () => {
    for (const version of ['v1', 'v2']) await deploy(version);
    const [first] = fleet.hosts;
    const both = {
      hosts: `${fleet.inputs.hosts}\ndeploy@localhost:${first?.server.port}`,
      'known-hosts': `${fleet.inputs['known-hosts']}\n${first?.server.hostKeyLine('localhost')}`,
    };
    const result = await deploy('v3', both);
    expect(result.failure).toMatchObject({ code: 'SAME_HOST' });
    expect(live()).toEqual(['v2', 'v2']);
    expect(await deploy('v3')).toMatchObject({ outputs: { verdict: 'deployed' } });
    // The second name is refused, or finds the work done; it never goes one release too far.
    await act({ ...both, operation: 'rollback' });
    expect(live()).toEqual(['v2', 'v2']);
  });

  it('says which key a host showed, which was expected, and changes nothing', async () => {
    const stranger = (await startFleet(1)).hosts[0];
    const line = stranger?.server.hostKeyLine('127.0.0.1').replace(/\]:\d+/, `]:${fleet.hosts[0]?.server.port}`) ?? '';
    const result = await act({ version: 'v1', source: payloadFolder('v1'), 'known-hosts': line });
    await stranger?.server.stop();
    expect(result.failure?.code).toBe('HOST_KEY_MISMATCH');
    expect(live()).toEqual(['', '']);
  });

  it('confirms, rolls back without a version, and refuses what was marked bad', async () => {
    await deploy('v1');
    await deploy('v2', { confirm: 'later' });
    expect((await act({ operation: 'confirm', version: 'v2' })).outputs.verdict).toBe('confirmed');
    const back = await act({ operation: 'rollback', 'mark-bad': 'true' });
    expect(back.outputs).toMatchObject({ verdict: 'rolled-back', version: 'v1', 'previous-version': 'v2' });
    expect(live()).toEqual(['v1', 'v1']);
    expect((await deploy('v2')).failure).toMatchObject({ code: 'BAD_RELEASE' });
  });

  it('masks what the steps of an older release may print, before they run', async () => {
    await deploy('v1', { activate: 'echo "$API_TOKEN"', env: 'API_TOKEN=recorded-long-ago' });
    await deploy('v2');
    const world = fleetTestWorld();
    const seen: string[] = [];
    const secret = (value: string) => seen.push(`secret ${value}`);
    const foreign = (_prefix: string, text: string) => seen.push(text);
    await act({ operation: 'rollback' }, { ...world, secret, log: { ...world.log, foreign } });
    expect(seen.slice(0, 2)).toEqual(['secret recorded-long-ago', 'recorded-long-ago']);
  });

  it('plans everything and changes nothing in a dry run', async () => {
    const result = await act({ version: 'v1', source: payloadFolder('v1'), 'dry-run': 'true' });
    expect(result.outputs.verdict).toBe('planned');
    expect(result.outputs.hosts).toContain('would upload v1 and activate it; nothing is live');
    expect(existsSync(join(fleet.hosts[0]?.home ?? '', 'app', 'releases'))).toBe(false);
  });

  it('stops the step, goes back and leaves no lock when it is cancelled', async () => {
    await deploy('v1');
    // In real time: the way back of a cancelled run has five seconds.
    const world = fleetTestWorld(1);
    const appendFile = (path: string, text: string) => {
      world.appendFile(path, text);
      if (text.includes('go on')) world.abort(new UserError('CANCELLED', 'cancelled'));
    };
    // The steps' output is the signal: cancelled exactly when the step is under way.
    const result = await act(
      { version: 'v2', source: payloadFolder('v2'), activate: 'echo go on; sleep 20' },
      { ...world, appendFile },
    );
    expect(result).toMatchObject({ outputs: { verdict: 'reverted' }, failure: { code: 'CANCELLED' } });
    expect(live()).toEqual(['v1', 'v1']);
    expect((await deploy('v3')).outputs.verdict).toBe('deployed');
  });

  it('picks up a step where it left off when the connection breaks', async () => {
    const [first] = fleet.hosts;
    const world = fleetTestWorld();
    const opened: Connection[] = [];
    const connect: typeof world.connect = async (...how) => {
      const connection = await world.connect(...how);
      opened.push(connection);
      // The step waits for this: it can only end after the connection was opened again.
      if (opened.length > 1) writeFileSync(join(first?.home ?? '', 'go'), '');
      return connection;
    };
    const appendFile = (path: string, text: string) => {
      world.appendFile(path, text);
      if (text.includes('before the break')) opened[0]?.close();
    };
    const step = 'echo before the break; while [ ! -e ~/go ]; do sleep 0.05; done; echo after it';
    const more = {
      version: 'v1',
      hosts: fleet.inputs.hosts?.split('\n')[0] ?? '',
      source: payloadFolder('v1'),
      activate: step,
    };
    const result = await act(more, { ...world, appendFile, connect });
    expect(opened).toHaveLength(2);
    expect(result.outputs).toMatchObject({ verdict: 'deployed', stdout: 'before the break\nafter it\n' });
  });
});
