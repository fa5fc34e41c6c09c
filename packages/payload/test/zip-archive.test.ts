import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackArchive } from '../src/archive';
import { type Made, zip } from './made-zip';

const scratch = () => mkdtempSync(join(tmpdir(), 'zip-'));

const refusal = (file: string, into = scratch()) =>
  unpackArchive(file, into).then(
    () => 'accepted',
    (error: Error) => error.message,
  );

/** Programs that make archives, as far as they are on this machine. */
const PACKERS = [
  { name: 'Info-ZIP', command: ['zip', '-qry'] },
  { name: 'python', command: ['python3', '-m', 'zipfile', '-c'] },
].filter(({ command: [program = ''] }) => spawnSync(program, ['-h']).status === 0);

describe('a zip archive', () => {
  for (const { name, command } of PACKERS) {
    it(`is unpacked as ${name} packed it`, async () => {
      const [program = '', ...args] = command;
      const root = scratch();
      mkdirSync(join(root, 'sub', 'empty'), { recursive: true });
      writeFileSync(join(root, 'sub', 'run'), 'run'.repeat(100_000), { mode: 0o755 });
      writeFileSync(join(root, 'grüße 名.txt'), 'hello');
      chmodSync(join(root, 'grüße 名.txt'), 0o640);
      writeFileSync(join(root, 'zero'), '');
      if (name === 'Info-ZIP') symlinkSync('../etc/x', join(root, 'link'));
      utimesSync(join(root, 'zero'), 1_000_000_000, 1_000_000_000);
      const [file, into] = [join(scratch(), 'x.zip'), scratch()];
      expect(spawnSync(program, [...args, file, ...readdirSync(root)], { cwd: root }).status).toBe(0);
      await unpackArchive(file, into);
      expect(readdirSync(into).sort()).toEqual(readdirSync(root).sort());
      expect(readFileSync(join(into, 'sub/run'), 'utf8')).toBe('run'.repeat(100_000));
      const mode = (path: string) => lstatSync(join(into, path)).mode & 0o777;
      expect(['sub/run', 'grüße 名.txt', 'sub/empty'].map(mode)).toEqual([
        0o755,
        0o640,
        lstatSync(join(root, 'sub/empty')).mode & 0o777,
      ]);
      if (name !== 'Info-ZIP') return;
      expect(readlinkSync(join(into, 'link'))).toBe('../etc/x');
      expect(lstatSync(join(into, 'zero')).mtimeMs).toBe(1e12);
    });
  }

  it('takes names without a flag for UTF-8 where it was made on Unix or macOS, and gives modes where there are none', async () => {
    const into = scratch();
    const bare = { flag: 0, mode: 0 };
    await unpackArchive(
      zip({ name: 'é', ...bare }, { name: 'dos', ...bare, madeBy: 0 }, { name: 'd/', ...bare }),
      into,
    );
    expect(readdirSync(into).sort()).toEqual(['d', 'dos', 'é']);
    expect(['é', 'd'].map((name) => lstatSync(join(into, name)).mode & 0o777)).toEqual([0o644, 0o755]);
  });

  it.each<[string, Made[]]>([
    ['leads out of the archive', [{ name: '../x' }]],
    ['leads out of the archive', [{ name: 'a/../../x' }]],
    ['leads out of the archive', [{ name: '/etc/x' }]],
    ['has a backslash', [{ name: 'a\\b' }]],
    ['has a backslash', [{ name: '..\\x' }]],
    ['contains a NUL', [{ name: 'a\0b' }]],
    ['has no name', [{ name: './', content: 'x', mode: 0o100644 }, { name: '.' }]],
    ['is not UTF-8', [{ name: Buffer.from([0x61, 0xff]) }]],
    ['encoding', [{ name: 'é', flag: 0, madeBy: 0 }]],
    ['is in the archive twice', [{ name: 'a' }, { name: 'a', content: 'b' }]],
    ['is in the archive twice', [{ name: 'a' }, { name: './a' }]],
    ['is in the archive twice', [{ name: 'a/' }, { name: 'a' }]],
    ['lies below a file', [{ name: 'a/b' }, { name: 'a' }]],
    ['lies below a link', [{ name: 'l', mode: 0o120777, content: '/etc' }, { name: 'l/x' }]],
    ['lies below a link', [{ name: 'l/x' }, { name: 'l', mode: 0o120777, content: '/etc' }]],
    ['is neither a file', [{ name: 'pipe', mode: 0o010644 }]],
    ['is encrypted', [{ name: 'a', flag: 0x801 }]],
    ['method 12', [{ name: 'a', method: 12 }]],
    ['link to nothing', [{ name: 'l', mode: 0o120777 }]],
    ['too long', [{ name: 'l', mode: 0o120777, content: 'x'.repeat(5000) }]],
    ['CRC-32', [{ name: 'a', content: 'x', sum: 1 }]],
    ['too many bytes', [{ name: 'bomb', content: '0'.repeat(1_000_000), size: 10 }]],
    [
      'overlap',
      [
        { name: 'a', content: 'x' },
        { name: 'b', content: 'x', at: 0 },
      ],
    ],
    ['unpacked it needs 3.9', Array.from({ length: 1000 }, (_, n) => ({ name: `f${n}`, size: 0xfffffffe }))],
  ])('is refused: %s', async (why, entries) => {
    const into = scratch();
    expect(await refusal(zip(...entries), join(into))).toContain(why);
    expect(existsSync(join(into, '..', 'x'))).toBe(false);
  });

  it('writes nothing before all names are known to be good', async () => {
    const into = scratch();
    await refusal(zip({ name: 'good', content: 'x' }, { name: '../x' }), into);
    expect(readdirSync(into)).toEqual([]);
  });

  it('is refused where it is cut short, empty of sense, or no zip', async () => {
    const whole = readFileSync(zip({ name: 'a', content: 'hello'.repeat(100) }));
    for (const bytes of [whole.subarray(0, 60), whole.subarray(20), Buffer.from('PK'), Buffer.alloc(0)]) {
      const file = join(scratch(), 'x.zip');
      writeFileSync(file, bytes);
      expect(await refusal(file)).not.toBe('accepted');
    }
  });
});
