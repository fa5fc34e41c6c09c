import { chmodSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';

/** Somebody who may not write everywhere: where the tests run as root, the host's user is another one. */
const nobody = process.getuid?.() === 0 ? 65_534 : undefined;

function folder(fill: (at: string) => void): string {
  const at = mkdtempSync(join(tmpdir(), 'weird-'));
  fill(at);
  chmodSync(at, 0o755);
  return at;
}

const file = (at: string, ...parts: string[]) => {
  const path = join(at, ...parts);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, parts.join('/'));
};

const payloads: [string, (at: string) => void][] = [
  ['nothing at all', () => undefined],
  [
    'names that a shell, tar or sha256sum could misread',
    (at) => {
      const names = [
        "it's",
        'say "hi"',
        '-rf',
        '--',
        '-',
        ' leading',
        'trailing ',
        'a\\b',
        '\\n',
        '*',
        '?',
        '$(id)',
        '`id`',
      ];
      for (const name of [
        ...names,
        'semi;colon',
        'a&b',
        'tab\there',
        '#hash',
        '~',
        '!',
        '%s',
        '{}',
        '..x',
        '...',
        'a:b',
        '\u0007',
      ]) {
        file(at, 'plain', name);
        file(at, name, 'inside');
      }
    },
  ],
  [
    'names of other scripts, composed and decomposed',
    (at) => {
      for (const name of [
        '\u00fcn\u00efc\u00f6de',
        'e\u0301',
        '\u65e5\u672c\u8a9e',
        '\ud83d\ude80',
        '\u202egnp.exe',
        '\u00a0',
      ])
        file(at, name);
    },
  ],
  [
    'long names, long paths and many levels',
    (at) => {
      file(at, 'n'.repeat(99));
      file(at, 'n'.repeat(101));
      file(at, 'n'.repeat(255));
      file(at, '\u00e4'.repeat(120));
      file(at, 'd'.repeat(160), 'f'.repeat(160), 'g'.repeat(255));
      file(at, ...Array.from({ length: 150 }, (_, level) => `level-${level}`), 'deep');
      mkdirSync(join(at, 'e'.repeat(200), 'empty'), { recursive: true });
      symlinkSync('t'.repeat(200), join(at, 'l'.repeat(150)));
      symlinkSync('t'.repeat(300), join(at, 'long-target'));
    },
  ],
  [
    'read-only folders and files',
    (at) => {
      file(at, 'locked', 'deeper', 'file');
      file(at, 'script');
      chmodSync(join(at, 'locked', 'deeper', 'file'), 0o444);
      chmodSync(join(at, 'script'), 0o555);
      chmodSync(join(at, 'locked', 'deeper'), 0o555);
      chmodSync(join(at, 'locked'), 0o555);
    },
  ],
  [
    'links that lead nowhere, in a circle, out of the folder and to the top',
    (at) => {
      symlinkSync('b', join(at, 'a'));
      symlinkSync('a', join(at, 'b'));
      symlinkSync('.', join(at, 'self'));
      symlinkSync('..', join(at, 'up'));
      symlinkSync('/etc/passwd', join(at, 'out'));
      symlinkSync('no such file', join(at, 'nowhere'));
      symlinkSync('-rf', join(at, '--force'));
    },
  ],
  [
    'times before 1970 and far away',
    (at) => {
      for (const [name, seconds] of [
        ['old', -86_400],
        ['epoch', 0],
        ['far', 8_589_934_592],
      ] as const) {
        file(at, name);
        utimesSync(join(at, name), seconds, seconds);
      }
    },
  ],
];

describe.each(shells())('a host with $name, where the user is not root,', ({ path }) => {
  it.each(payloads)(
    'takes %s whole, and can remove it again',
    async (_, fill) => {
      const site = new LocalSite(path, undefined, nobody);
      const source = folder(fill);
      const first = await site.ship('weird', source, { keepReleases: 1 });
      expect([first.verdict, first.failure?.message]).toEqual(['deployed', undefined]);
      expect(await site.damage()).toEqual([]);
      for (const version of ['next', 'last'])
        expect(
          (
            await site.ship(
              version,
              folder(() => undefined),
              { keepReleases: 1 },
            )
          ).verdict,
        ).toBe('deployed');
      // The one before the live one always stays.
      expect(readdirSync(join(site.app, 'releases'))).toEqual(['last', 'next']);
      expect(site.litter()).toEqual([]);
    },
    30_000,
  );
});

it('ships 5000 small files', async () => {
  const many = folder((at) => {
    for (let n = 0; n < 5000; n++) {
      if (n % 100 === 0) mkdirSync(join(at, `folder-${n / 100}`));
      writeFileSync(join(at, `folder-${Math.floor(n / 100)}`, `${n}.txt`), `${n}`);
    }
  });
  const site = new LocalSite(process.env.PATH ?? '');
  expect(await site.ship('many', many)).toMatchObject({ verdict: 'deployed' });
  expect(await site.damage()).toEqual([]);
  site.remove();
}, 60_000);
