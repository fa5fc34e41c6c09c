import { chmodSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';

/** Somebody who may not write everywhere: where the tests run as root, the host's user is another one. */
const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
const MANY = process.env.FAULTS === 'all' ? 5000 : 1000;

function folder(...fills: ((at: string) => void)[]): string {
  const at = mkdtempSync(join(tmpdir(), 'weird-'));
  for (const fill of fills) fill(at);
  chmodSync(at, 0o755);
  return at;
}

function file(at: string, ...parts: string[]): void {
  const path = join(at, ...parts);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, parts.join('/'));
}

/** What a shell, tar or sha256sum could misread. */
function hostileNames(at: string): void {
  const plain = [
    "it's",
    'say "hi"',
    'semi;colon',
    'a&b',
    '#hash',
    '~',
    '!',
    '{}',
    'a:b',
    '..x',
    '...',
    '%s',
    '$(id)',
    '`id`',
  ];
  const others = ['-rf', '--', '-', ' leading', 'trailing ', 'a\\b', '\\n', '*', '?', 'tab\there', '\u0007'];
  for (const name of [...plain, ...others]) {
    file(at, 'names', name);
    file(at, name, 'inside');
  }
}

function foreignNames(at: string): void {
  const names = ['\u00fcn\u00efc\u00f6de', 'e\u0301', '\u65e5\u672c\u8a9e', '\ud83d\ude80', '\u202egnp.exe', '\u00a0'];
  for (const name of names) file(at, 'foreign', name);
}

function longNames(at: string): void {
  for (const length of [99, 100, 101, 255]) file(at, 'n'.repeat(length));
  file(at, '\u00e4'.repeat(120));
  file(at, 'd'.repeat(160), 'f'.repeat(160), 'g'.repeat(255));
  file(at, ...Array.from({ length: 150 }, (_, level) => `level-${level}`), 'deep');
  mkdirSync(join(at, 'e'.repeat(200), 'empty'), { recursive: true });
  symlinkSync('t'.repeat(200), join(at, 'l'.repeat(150)));
  symlinkSync('t'.repeat(300), join(at, 'long-target'));
}

function closed(at: string): void {
  file(at, 'locked', 'deeper', 'file');
  file(at, ' locked too ', 'file');
  file(at, 'script');
  for (const path of ['locked/deeper/file', 'script', ' locked too /file']) chmodSync(join(at, path), 0o444);
  for (const path of ['locked/deeper', 'locked', ' locked too ']) chmodSync(join(at, path), 0o555);
}

function links(at: string): void {
  const targets = {
    a: 'b',
    b: 'a',
    self: '.',
    up: '..',
    out: '/etc/passwd',
    nowhere: 'no such file',
    '--force': '-rf',
  };
  for (const [name, target] of Object.entries(targets)) symlinkSync(target, join(at, `link-${name}`));
}

function times(at: string): void {
  const days = { old: -86_400, epoch: 0, far: 8_589_934_592 };
  for (const [name, seconds] of Object.entries(days)) {
    file(at, `time-${name}`);
    utimesSync(join(at, `time-${name}`), seconds, seconds);
  }
}

describe.each(shells())('a host with $name, where the user is not root,', ({ path }) => {
  it.each([
    ['nothing at all', []],
    ['every weird name, mode, link and time', [hostileNames, foreignNames, longNames, closed, links, times]],
  ])(
    'takes %s whole, and can remove it again',
    async (_, fills) => {
      const site = new LocalSite(path, undefined, nobody);
      const version = `v${'1'.repeat(127)}`;
      const first = await site.ship(version, folder(...fills), { keepReleases: 1 });
      expect([first.verdict, first.failure?.message]).toEqual(['deployed', undefined]);
      expect(await site.damage()).toEqual([]);
      for (const next of ['a', '0.+-_'])
        expect(await site.ship(next, folder(), { keepReleases: 1 })).toMatchObject({ verdict: 'deployed' });
      // The one before the live one always stays.
      expect(readdirSync(join(site.app, 'releases')).sort()).toEqual(['0.+-_', 'a']);
      expect(site.litter()).toEqual([]);
      site.remove();
    },
    30_000,
  );

  it('leaves the files of the other releases as they are when it removes a closed folder', async () => {
    const site = new LocalSite(path, undefined, nobody);
    const root = folder(closed);
    for (const version of ['v1', 'v2', 'v3', 'v4']) {
      expect(await site.ship(version, root, { keepReleases: 1 })).toMatchObject({ verdict: 'deployed' });
      expect(await site.damage()).toEqual([]);
    }
    expect(readdirSync(join(site.app, 'releases')).sort()).toEqual(['v3', 'v4']);
    site.remove();
  }, 30_000);
});

it.each(shells().map(({ name, path }) => [name, path] as const))(
  'removes an old release with closed folders, and leaves the modes of the live one (%s)',
  async (_name, path) => {
    const closed = folder((at) => {
      for (const name of ['plain', 'inner/secret']) file(at, 'closed', name);
      chmodSync(join(at, 'closed', 'plain'), 0o644);
      chmodSync(join(at, 'closed', 'inner', 'secret'), 0o440);
      for (const name of ['closed/inner', 'closed']) chmodSync(join(at, name), 0o555);
    });
    const site = new LocalSite(path, undefined, nobody);
    for (const version of ['v1', 'v2', 'v3']) {
      expect(await site.ship(version, closed, { keepReleases: 1 })).toMatchObject({ verdict: 'deployed' });
    }
    expect(readdirSync(join(site.app, 'releases')).sort()).toEqual(['v2', 'v3']);
    expect(await site.damage()).toEqual([]);
    expect(site.litter()).toEqual([]);
    site.remove();
  },
);

it(`ships ${MANY} small files`, async () => {
  const many = folder((at) => {
    for (let n = 0; n < MANY; n++) file(at, `folder-${Math.floor(n / 100)}`, `${n}.txt`);
  });
  const site = new LocalSite(process.env.PATH ?? '');
  expect(await site.ship('many', many)).toMatchObject({ verdict: 'deployed' });
  expect(await site.damage()).toEqual([]);
  site.remove();
}, 60_000);

it('sends what was read, and nothing where that is not what it was any more', async () => {
  const large = 'log\n'.repeat(500_000);
  const source = folder((at) => file(at, 'log'));
  const site = new LocalSite(process.env.PATH ?? '');
  const changes: [string, string][] = [
    ['changed', large.replace('l', 'L')],
    ['shorter', large.slice(1)],
    ['gone', ''],
    ['grown', `${large}log\n`],
  ];
  for (const [name, content] of changes) {
    writeFileSync(join(source, 'log'), large);
    const plan = await site.plan(name, {}, source);
    writeFileSync(join(source, 'log'), content);
    expect([name, await site.shipPlan(plan)]).toMatchObject([
      name,
      { verdict: 'not-deployed', failure: { code: 'SOURCE' } },
    ]);
  }
  // What is small is kept from the moment when it was read.
  writeFileSync(join(source, 'log'), 'log');
  const plan = await site.plan('small', {}, source);
  writeFileSync(join(source, 'log'), 'changed');
  expect(await site.shipPlan({ ...plan, record: { ...plan.record, steps: {} } })).toMatchObject({
    verdict: 'deployed',
  });
  expect(await site.damage()).toEqual([]);
  site.remove();
}, 30_000);
