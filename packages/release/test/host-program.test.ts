import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { callScript, installingScript, MISSING, readingScript, UNWRITABLE } from '../src/host-program';
import { program } from '../src/program';

const home = () => mkdtempSync(join(tmpdir(), 'home-'));
const sh = (script: string, folder: string, input = '') =>
  spawnSync('sh', ['-c', script], { env: { HOME: folder, PATH: process.env.PATH }, input, encoding: 'utf8' });

describe('callScript', () => {
  it('says where the program is missing', () => {
    expect(sh(callScript('~/app', 'ready', []), home()).status).toBe(MISSING);
  });
});

describe('installingScript', () => {
  it('installs the program and runs it in one go; later nobody reads what is sent', () => {
    const folder = home();
    const script = installingScript('~/it\'s "app"', 'status', []);
    expect(sh(script, folder, program).stdout).toMatch(/^\{"protocol":1/);
    expect(sh(script, folder, 'rubbish').stdout).toMatch(/^\{"protocol":1/);
    expect(sh(callScript('~/it\'s "app"', 'ready', []), folder).status).toBe(0);
  });

  it('never runs half a program, and leaves nothing of it', () => {
    const folder = home();
    const half = program.slice(0, program.length / 2);
    expect(sh(installingScript('~/app', 'status', []), folder, half).status).toBe(UNWRITABLE);
    expect(readdirSync(join(folder, 'app', '.deploy'))).toEqual([]);
  });

  it('says where it cannot write, and who could not', () => {
    const folder = home();
    expect(sh(installingScript('/proc/app', 'status', []), folder, program).stderr).toMatch(
      new RegExp(`^deploy-user ${userInfo().username}\n$`, 'm'),
    );
    const half = installingScript('~/app', 'status', []);
    expect(sh(half, folder, 'half').stderr).toContain('deploy-own');
    expect(sh(installingScript('/proc/app', 'status', []), folder, program).status).toBe(UNWRITABLE);
    expect(existsSync('/proc/app')).toBe(false);
  });
});

describe('readingScript', () => {
  it('leaves nothing on a host that has no program, and uses the one that is there', () => {
    const folder = home();
    const script = readingScript('~/app', 'status', []);
    expect(sh(script, folder, program).stdout).toMatch(/^\{"protocol":1,"current":""/);
    expect(readdirSync(folder)).toEqual([]);
    sh(installingScript('~/app', 'ready', []), folder, program);
    expect(sh(script, folder, 'rubbish').stdout).toMatch(/^\{"protocol":1/);
  });

  it('says nothing where half a program arrives', () => {
    const half = program.slice(0, program.length / 2);
    expect(sh(readingScript('~/app', 'status', []), home(), half).stdout).toBe('');
  });
});
