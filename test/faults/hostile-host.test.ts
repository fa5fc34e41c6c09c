import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@deploy-actions/error';
import { program } from '@deploy-actions/release';
import type { Connection } from '@deploy-actions/ssh';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';

const owner = { actor: 'ada', runUrl: 'https://ci.example/1', action: 'test', since: '2026-01-01T00:00:00Z' };

describe.each(shells())('a host with $name', ({ path }) => {
  let site: LocalSite;
  const own = (...parts: string[]) => join(site.own, ...parts);
  const programFile = () => own(readdirSync(site.own).find((name) => name.startsWith('program-')) ?? '');
  /** One verb of the program, as it stands on the host. */
  const say = (...words: string[]) =>
    spawnSync('sh', [programFile(), words[0] ?? '', site.app, ...words.slice(1)], {
      env: { HOME: site.home, PATH: path },
      encoding: 'utf8',
    });

  beforeEach(async () => {
    site = new LocalSite(path);
    await site.deploy('v1');
  });
  afterEach(() => site.remove());

  it('is not left with half a program where the connection breaks while it is sent', async () => {
    const [before] = readdirSync(site.own).filter((name) => name.startsWith('program-'));
    rmSync(programFile());
    const breaking = (connection: Connection): Connection => ({
      ...connection,
      exec: async (command, options = {}) => {
        if (!String(options.stdin).endsWith(program)) return connection.exec(command, options);
        // What sshd does then: the command finds the end of its input, and goes on.
        await connection.exec(command, { ...options, stdin: String(options.stdin).slice(0, program.length / 2) });
        throw new UserError('CANCELLED', 'gone');
      },
    });
    await expect(site.host('first', breaking).status()).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(await site.deploy('v2')).toMatchObject({ verdict: 'deployed' });
    expect(readFileSync(own(before ?? ''), 'utf8')).toBe(program);
    expect(site.litter()).toEqual([]);
  });

  it('goes on after notes that were torn by a full disk', async () => {
    await site.deploy('v2');
    for (const file of [own('history.jsonl'), own('journal'), own('releases', 'v2', 'events')]) {
      appendFileSync(file, '{"at":"2026-01-01T00:0');
    }
    expect(await site.deploy('v3')).toMatchObject({ verdict: 'deployed' });
    expect(await site.rollBack()).toMatchObject({ verdict: 'rolled-back', rows: [{ version: 'v2' }] });
    for (const line of readFileSync(own('history.jsonl'), 'utf8').split('\n').slice(-4, -1)) JSON.parse(line);
  });

  it('leaves a release folder alone that it did not make, and takes another name', async () => {
    mkdirSync(join(site.app, 'releases', 'v2'));
    expect(await site.deploy('v2')).toMatchObject({ verdict: 'deployed', rows: [{ version: 'v2', release: 'v2.r2' }] });
  });

  it('takes no stranger for a step that still runs', async () => {
    // A reboot in the middle of a step: its process id belongs to somebody else by now.
    const stranger = spawn('sleep', ['60'], { stdio: 'ignore' });
    try {
      await site.host('dead').lock(owner, 60_000);
      mkdirSync(own('run', 'dead-1'));
      writeFileSync(own('run', 'dead-1', 'pid'), `${stranger.pid}\n`);
      site.expireLocks();
      expect(await site.deploy('v2')).toMatchObject({ verdict: 'deployed' });
      mkdirSync(own('run', 'dead-2'));
      writeFileSync(own('run', 'dead-2', 'pid'), `${stranger.pid}\n`);
      say('stop', 'dead-2');
      expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    } finally {
      stranger.kill('SIGKILL');
    }
  });

  it('stops the steps of a dead run when its lock is given back', async () => {
    const killed = new AbortController();
    const dying = (connection: Connection): Connection => ({
      ...connection,
      exec: async (...args) => {
        if (killed.signal.aborted) throw new UserError('CANCELLED', 'the runner is dead');
        return connection.exec(...args);
      },
    });
    const deploying = site.deploy('v2', { activate: 'echo $$ >"$HOME/step"; sleep 60' }, site.host('dead', dying));
    const pid = await until(() => existsSync(join(site.home, 'step')) && readFileSync(join(site.home, 'step'), 'utf8'));
    killed.abort();
    await site.host('dead').unlock();
    expect(() => process.kill(Number(pid), 0)).toThrow();
    expect(site.lockText()).not.toContain('token=dead');
    await deploying;
    expect(await site.deploy('v3')).toMatchObject({ verdict: 'deployed' });
  }, 30_000);

  it('hands every variable to a step as it is, whatever its name', async () => {
    const values: Record<string, string> = {
      root: '/nowhere',
      own: '/nowhere',
      record: '/nowhere',
      folder: '/nowhere',
      line: 'a line',
      code: '3',
      program: 'x',
      verb: 'status',
      release: 'v9',
      QUOTES: `it's "quoted" \`id\` $(id) $HOME \\n \\`,
      EQUALS: '=a=b==',
      EMPTY: '',
      SPACES: 'a  b\tc',
      GLOB: '* ? [a-z]',
      UNICODE: '\u00fc\u65e5\ud83d\ude80',
      LONG: 'x'.repeat(100_000),
      PERCENT: '%s%d',
      CARRIAGE: 'a\rb',
      IFS: 'x',
      DEPLOY_VERSION: 'not this one',
    };
    const plan = await site.plan('v2', { activate: 'env >"$HOME/env"' });
    const lines = Object.entries(values).map(([name, value]) => `${name}=${value}`);
    const result = await site.shipPlan({ ...plan, record: { ...plan.record, env: lines } });
    expect([result.verdict, result.failure?.message]).toEqual(['deployed', undefined]);
    const seen = new Map(
      readFileSync(join(site.home, 'env'), 'utf8')
        .split('\n')
        .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
    );
    for (const [name, value] of Object.entries(values)) {
      const wanted = name === 'DEPLOY_VERSION' ? 'v2' : value;
      if (name !== 'IFS') expect([name, seen.get(name)]).toEqual([name, wanted]);
    }
    expect(seen.get('DEPLOY_PATH')).toBe(site.app);
  });

  it('takes a reason of any length', async () => {
    await site.deploy('v2');
    const host = site.host('long');
    await host.lock(owner, 60_000);
    await host.mark('v2', 'bad', '\u00fc'.repeat(100_000));
    await host.unlock();
    expect((await site.host().status()).bad).toMatchObject([
      { version: 'v2', reason: expect.stringMatching(/^\u00fc{100,}/) },
    ]);
  });

  it('lets nothing in the way of the application, be it a `current` that leads elsewhere', async () => {
    rmSync(join(site.app, 'current'));
    symlinkSync('/etc', join(site.app, 'current'));
    expect(await site.deploy('v2')).toMatchObject({ verdict: 'not-deployed', rows: [{ code: 'HOST_UNFIT' }] });
    expect(site.lockText()).not.toContain('token=t');
  });
});

/** Tools of a host that do not do what they should. Busybox would take its own ones all the same. */
describe('a host with poor tools', () => {
  const path = process.env.PATH ?? '';
  let site: LocalSite;

  beforeEach(async () => {
    site = new LocalSite(path);
    await site.deploy('v1');
  });
  afterEach(() => site.remove());

  it('never makes a release of an upload that was cleared away while it was proven', async () => {
    // The run was given up for dead: its lock is gone, and somebody clears up, while the host is still at work.
    const slow = join(site.home, 'slow');
    mkdirSync(slow);
    for (const hasher of ['openssl', 'sha256sum', 'shasum']) {
      const script = `#!/bin/sh\n"${tools(hasher)}" "$@"\ncode=$?\n: >"$HOME/proving"\nwhile [ ! -f "$HOME/go-on" ]; do sleep 0.02; done\nexit $code\n`;
      writeFileSync(join(slow, hasher), script, { mode: 0o755 });
    }
    const late = new LocalSite(`${slow}:${path}`, site);
    const deploying = late.deploy('v2', {}, late.host('late'));
    await until(() => existsSync(join(late.home, 'proving')));
    await late.host('late').unlock();
    writeFileSync(join(late.home, 'go-on'), '');
    expect((await deploying).verdict).toBe('not-deployed');
    expect(await late.damage()).toEqual([]);
    expect(late.live()).toBe('v1');
    expect(await late.deploy('v2')).toMatchObject({ verdict: 'deployed' });
    expect(await late.damage()).toEqual([]);
    late.remove();
  });

  it('never makes a release of an upload that is being cleared away at this moment', async () => {
    const slow = join(site.home, 'slow');
    mkdirSync(slow);
    const wait = 'n=0; while [ ! -f "$HOME/moved" ] && [ "$n" -lt 100 ]; do n=$((n + 1)); sleep 0.02; done';
    const tool = (name: string, script: string) =>
      writeFileSync(join(slow, name), `#!/bin/sh\n${script}`, { mode: 0o755 });
    // Proven; and before it is moved into place somebody has begun to remove it.
    // The count of the entries is the last proof.
    tool('find', `${tools('find')} "$@"\n: >"$HOME/proven"\nwhile [ ! -f "$HOME/removing" ]; do sleep 0.02; done\n`);
    tool(
      'rm',
      `case $* in *upload-late* | *gone*) if [ -f "$HOME/proven" ]; then for f in $*; do ${tools('rm')} -f "$f/payload/version"; done; : >"$HOME/removing"; ${wait}; fi ;; esac\nexec ${tools('rm')} "$@"\n`,
    );
    tool('mv', `${tools('mv')} "$@" || exit\ncase $* in */releases/v2) : >"$HOME/moved" ;; esac\n`);
    const late = new LocalSite(`${slow}:${path}`, site);
    const deploying = late.deploy('v2', {}, late.host('late'));
    await until(() => existsSync(join(late.home, 'proven')));
    await late.host('late').unlock();
    expect((await deploying).verdict).toBe('not-deployed');
    expect(await late.damage()).toEqual([]);
    late.remove();
  }, 20_000);

  it('says so where the file system has no hard links', async () => {
    const linkless = join(site.home, 'linkless');
    mkdirSync(linkless);
    writeFileSync(join(linkless, 'ln'), '#!/bin/sh\necho "ln: Operation not permitted" >&2\nexit 1\n', { mode: 0o755 });
    const poor = new LocalSite(`${linkless}:${path}`, site);
    expect(await poor.deploy('v2')).toMatchObject({ verdict: 'not-deployed', rows: [{ code: 'HOST_UNFIT' }] });
    poor.remove();
  });
});

function tools(name: string): string {
  return spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
}

async function until<T>(look: () => T): Promise<Exclude<T, false | undefined>> {
  for (let left = 400; left > 0; left--) {
    const found = look();
    if (found) return found as Exclude<T, false | undefined>;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it did not happen within 10 s');
}
