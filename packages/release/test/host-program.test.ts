import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import {
  callScript,
  INPUT_TAKEN,
  installingScript,
  MISSING,
  programInput,
  readingScript,
  UNWRITABLE,
} from '../src/host-program';

const firstLine = programInput.slice(0, programInput.indexOf('\n'));
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
    expect(sh(script, folder, programInput).stdout).toMatch(/^\{"protocol":1/);
    expect(sh(script, folder, `${firstLine}\nrubbish`).stdout).toMatch(/^\{"protocol":1/);
    expect(sh(callScript('~/it\'s "app"', 'ready', []), folder).status).toBe(0);
  });

  it('never runs half a program, and leaves nothing of it', () => {
    const folder = home();
    const half = programInput.slice(0, programInput.length / 2);
    expect(sh(installingScript('~/app', 'status', []), folder, half).status).toBe(UNWRITABLE);
    expect(readdirSync(join(folder, 'app', '.deploy'))).toEqual([]);
  });

  it('says where it cannot write, and who could not', () => {
    const folder = home();
    expect(sh(installingScript('/proc/app', 'status', []), folder, programInput).stderr).toMatch(
      new RegExp(`^deploy-user ${userInfo().username}\n$`, 'm'),
    );
    const half = installingScript('~/app', 'status', []);
    expect(sh(half, folder, `${firstLine}\nhalf`).stderr).toContain('deploy-own');
    expect(sh(installingScript('/proc/app', 'status', []), folder, programInput).status).toBe(UNWRITABLE);
    expect(existsSync('/proc/app')).toBe(false);
  });
});

describe.each([
  ['installingScript', installingScript],
  ['readingScript', readingScript],
])('%s', (_name, script) => {
  it.each([
    ['a line of it', programInput.slice(firstLine.length + 1)],
    ['some of it', programInput.slice(4096)],
    ['all of it', ''],
  ])('says where something has read %s before', (_what, rest) => {
    const folder = home();
    expect(sh(script('~/app', 'status', []), folder, rest).status).toBe(INPUT_TAKEN);
    expect(readdirSync(folder)).toEqual([]);
  });
});

it('ends a shell at once that runs the program instead of the script', () => {
  expect(spawnSync('sh', [], { input: programInput }).status).toBe(INPUT_TAKEN);
});

describe('readingScript', () => {
  it('leaves nothing on a host that has no program, and uses the one that is there', () => {
    const folder = home();
    const script = readingScript('~/app', 'status', []);
    expect(sh(script, folder, programInput).stdout).toMatch(/^\{"protocol":1,"current":""/);
    expect(readdirSync(folder)).toEqual([]);
    sh(installingScript('~/app', 'ready', []), folder, programInput);
    expect(sh(script, folder, `${firstLine}\nrubbish`).stdout).toMatch(/^\{"protocol":1/);
  });

  it('says nothing where half a program arrives', () => {
    const half = programInput.slice(0, programInput.length / 2);
    expect(sh(readingScript('~/app', 'status', []), home(), half).stdout).toBe('');
  });
});
