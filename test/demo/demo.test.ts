import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../demo/prerequisites.mjs';

// The whole story is a stage of its own in .ci/run; here is what no run that ends well would show.
describe('the demo', () => {
  const started: ChildProcess[] = [];
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'demo-'));
  });
  afterEach(() => {
    for (const child of started.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  function start(env: NodeJS.ProcessEnv = process.env) {
    const flags = ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON', '--disable-warning=ExperimentalWarning'];
    const child = spawn(process.execPath, [...flags, join(root, 'demo', 'main.mjs'), folder], {
      env: { ...env, FORCE_COLOR: undefined },
    });
    started.push(child);
    const printed = { text: '' };
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed.text += text;
        child.emit('printed');
      });
    }
    const code = new Promise<number | null>((resolve) => child.once('close', resolve));
    const says = (pattern: RegExp) =>
      new Promise<void>((resolve) => {
        const look = () => pattern.test(printed.text) && resolve();
        child.on('printed', look);
        child.once('close', () => resolve());
        look();
      });
    return { child, printed, code, says };
  }

  it('stops everything that it started when it is interrupted in the middle of the story', async () => {
    const { child, printed, code, says } = start();
    await says(/ ssh-deploy +deployed /);
    child.kill('SIGINT');
    expect(await code).toBe(130);
    expect(printed.text).toMatch(/v1\? +v1\? +ssh-deploy +deployed +web1 nothing → v1/);
    expect(printed.text).toMatch(/The demo broke off: stopped by SIGINT\n$/);
    // Without a terminal there are no colours.
    expect(printed.text).not.toContain('\u001b');
    const hosts = readdirSync(join(folder, 'hosts'));
    expect(hosts).toEqual(['web1', 'web2']);
    for (const host of hosts) {
      const port = readFileSync(join(folder, 'hosts', host, 'signupflow', 'shared', 'port'), 'utf8').trim();
      await expect(fetch(`http://127.0.0.1:${port}/`)).rejects.toThrow('fetch failed');
    }
  }, 40_000);

  it('says in one sentence why it cannot run, and ends with 1', async () => {
    const { printed, code } = start({ PATH: '' });
    expect(await code).toBe(1);
    expect(printed.text).toMatch(/^The demo cannot run here: this machine.*, has no sh, tar, gzip, .*\.\n$/);
  });
});
