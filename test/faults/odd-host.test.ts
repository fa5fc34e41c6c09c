import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Connection, ExecOptions } from '@deploy-actions/ssh';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';
import { meddle } from '../support/release/say';

const modeOf = (path: string) => statSync(path).mode & 0o777;

/** The login shell does something first. */
const loginShell =
  (startUp: string) =>
  (connection: Connection): Connection => ({
    ...connection,
    exec: (command: string, options?: ExecOptions) => connection.exec(`${startUp}\n${command}`, options),
  });

describe.each(shells())('a host with $name', ({ path }) => {
  let site: LocalSite;
  beforeEach(() => {
    site = new LocalSite(path);
  });
  afterEach(() => site.remove());

  it.each(['000', '022', '077', '777'])('has the same modes with a umask of %s', async (umask) => {
    expect(await site.deploy('v1', {}, site.host('a', loginShell(`umask ${umask}`)))).toMatchObject({
      verdict: 'deployed',
    });
    const modes = ['', '.deploy', '.deploy/releases/v1/env', 'releases', 'releases/v1', 'releases/v1/run.sh', 'shared'];
    expect(modes.map((name) => [name, modeOf(join(site.app, name))])).toEqual([
      ['', 0o755],
      ['.deploy', 0o700],
      ['.deploy/releases/v1/env', 0o600],
      ['releases', 0o755],
      ['releases/v1', 0o755],
      ['releases/v1/run.sh', 0o755],
      ['shared', 0o755],
    ]);
  });

  it('does not mind how the user’s shell is set up, and gives a step its locale', async () => {
    const startUp = [
      'export CDPATH=/:/tmp GREP_OPTIONS=--color=always TAR_OPTIONS=--no-such-option GZIP=-9 POSIXLY_CORRECT=1',
      'export LANG=de_DE.UTF-8 LC_ALL=tr_TR.UTF-8 TMPDIR=/no/such/folder IFS=_ PS4=x',
      'alias ls=false grep=false rm=false',
      'ls() { false; }',
    ].join('\n');
    const wrap = loginShell(startUp);
    await site.deploy('v1', {}, site.host('a', wrap));
    meddle(site, 'tar() { printf %s "$LC_ALL" >"$HOME/tool"; command tar "$@"; }');
    const steps = { activate: 'cat version >"$HOME/running"; printf %s "$LC_ALL" >"$HOME/step"' };
    const result = await site.deploy('v2', steps, site.host('b', wrap));
    expect([result.verdict, result.failure?.message]).toEqual(['deployed', undefined]);
    expect(site.running()).toBe('v2');
    expect(readFileSync(join(site.home, 'tool'), 'utf8')).toBe('C');
    expect(readFileSync(join(site.home, 'step'), 'utf8')).toBe('tr_TR.UTF-8');
    expect(await site.damage()).toEqual([]);
  });

  it('takes no text that the login shell prints for an answer, nor for what a step printed', async () => {
    const wrap = loginShell('echo "Welcome! {}"; echo "warning: setlocale" >&2; printf half');
    const lines: string[] = [];
    const onLines = (step: string, text: string) => lines.push(`${step}: ${text}`);
    const host = site.host('a', wrap, { onLines });
    const result = await site.deploy('v1', { activate: 'echo "it\'s\\ \\"on\\"!"; exit 3' }, host);
    expect(result).toMatchObject({ verdict: 'reverted', rows: [{ exitCode: 3 }] });
    expect(lines).toEqual(['activate: it\'s\\ "on"!']);
    expect(await site.deploy('v2', {}, site.host('b', wrap))).toMatchObject({ verdict: 'deployed' });
    expect(await site.rollBack(site.host('c', wrap))).toMatchObject({ failure: { code: 'NO_PREVIOUS_RELEASE' } });
  });

  it.each([
    ['prints text and ends', 'echo This account is not available.; exit 1'],
    ['ends with success', 'exit 0'],
    ['is /bin/false', 'exec false'],
    ['reads a line', 'read -r answer'],
    ['reads everything', 'cat'],
    ['is replaced by another shell', 'exec sh'],
    ['sends its output elsewhere', 'exec >/dev/null'],
  ])('names the login shell where it %s, and warns of no lock', async (_what, startUp) => {
    const result = await site.deploy('v1', {}, site.host('a', loginShell(startUp)));
    expect(result.failure).toMatchObject({ code: 'LOGIN_SHELL', hint: expect.stringContaining('~/.bashrc') });
    expect(result.rows[0]?.message).toMatch(/exited, replaced the command or read its input/);
    expect(site.warnings).toEqual([]);
    expect(existsSync(join(site.own, 'lock')) ? site.lockText() : '').not.toContain('token=a');
    const status = site.host('b', loginShell(startUp)).status();
    await expect(status).rejects.toMatchObject({ code: 'LOGIN_SHELL' });
  });

  it('needs nothing in the home folder', async () => {
    const app = mkdtempSync(join(tmpdir(), 'elsewhere-'));
    mkdirSync(join(site.home, 'closed'));
    chmodSync(join(site.home, 'closed'), 0o500);
    const wrap = loginShell(`HOME=${site.home}/closed; export HOME`);
    const deploying = site.host('a', wrap, { path: app });
    expect(await site.deploy('v1', { activate: 'true' }, deploying)).toMatchObject({ verdict: 'deployed' });
    expect(readFileSync(join(app, 'current', 'version'), 'utf8')).toBe('v1');
  });
});
