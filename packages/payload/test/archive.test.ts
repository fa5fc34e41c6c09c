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
import { TAR_END, type TarEntry, tarHeader, tarPadding } from '../src/tar-header';

const scratch = () => mkdtempSync(join(tmpdir(), 'archive-'));
const entry = (name: string, more: Partial<TarEntry> = {}): TarEntry => ({
  kind: 'file',
  name,
  mode: 0o644,
  mtime: 1,
  ...more,
});

/** An archive made by hand: an entry with a content, or without. */
function archive(...entries: (TarEntry | [TarEntry, string])[]): string {
  const parts = entries.flatMap((one) => {
    const [header, text] = Array.isArray(one) ? one : [one, ''];
    return [tarHeader({ ...header, size: text.length }), Buffer.from(text), tarPadding(text.length)];
  });
  const file = join(scratch(), 'x.tar');
  writeFileSync(file, Buffer.concat([...parts, TAR_END]));
  return file;
}

const refusal = (file: string, into = scratch()) => unpackArchive(file, into).catch((error) => error);

describe('unpackArchive', () => {
  it('keeps modes whatever the umask, times, and links wherever they lead', async () => {
    const root = scratch();
    mkdirSync(join(root, 'private', 'empty'), { recursive: true });
    writeFileSync(join(root, 'private', 'run'), 'run');
    writeFileSync(join(root, 'a'), 'a');
    for (const [name, mode] of [
      ['private/run', 0o775],
      ['a', 0o666],
      ['private/empty', 0o777],
      ['private', 0o550],
    ] as const) {
      chmodSync(join(root, name), mode);
    }
    const links = { absolute: '/etc', outside: '../../x', inside: 'private/run', dangling: 'no where' };
    for (const [name, target] of Object.entries(links)) symlinkSync(target, join(root, name));
    for (const name of ['private/run', 'private/empty', 'private']) utimesSync(join(root, name), 1_000_000, 1_000_000);
    const early = new Date(-86_400_000);
    for (const name of ['a', 'private/empty']) utimesSync(join(root, name), early, early);
    for (const pack of ['-cf', '-czf', '--format=pax -cf']) {
      const file = join(scratch(), 'x.tar');
      expect(spawnSync('tar', [...pack.split(' '), file, '-C', root, '.']).status).toBe(0);
      const into = scratch();
      await unpackArchive(file, into);
      const mode = (name: string) => lstatSync(join(into, name)).mode & 0o777;
      expect(['private/run', 'a', 'private/empty', 'private'].map(mode)).toEqual([0o775, 0o666, 0o777, 0o750]);
      for (const [name, target] of Object.entries(links)) expect(readlinkSync(join(into, name))).toBe(target);
      for (const name of ['private/run', 'private']) expect(lstatSync(join(into, name)).mtimeMs).toBe(1e9);
      for (const name of ['a', 'private/empty']) expect(lstatSync(join(into, name)).mtimeMs).toBe(-86_400_000);
    }
  });

  it('takes the last of what stands there twice', async () => {
    const into = scratch();
    const link = entry('x', { kind: 'link', target: 'y' });
    await unpackArchive(archive([entry('x'), 'one'], link, [entry('z'), '1'], [entry('z'), '22']), into);
    expect([readlinkSync(join(into, 'x')), readFileSync(join(into, 'z'), 'utf8')]).toEqual(['y', '22']);
    const other = scratch();
    await unpackArchive(archive(link, [entry('x'), 'one']), other);
    expect(readFileSync(join(other, 'x'), 'utf8')).toBe('one');
  });

  it('writes nothing through a link, and nothing outside', async () => {
    const [outside, into] = [scratch(), scratch()];
    const link = entry('l', { kind: 'link', target: outside });
    for (const below of [
      entry('l/x'),
      entry('l/x', { kind: 'link', target: 'y' }),
      entry('./l/d', { kind: 'folder' }),
    ]) {
      expect(await refusal(archive(link, below), scratch())).toMatchObject({ code: 'SOURCE' });
      expect(await refusal(archive(below, link), scratch())).toMatchObject({ code: 'SOURCE' });
    }
    for (const name of [`${outside}/x`, '../x', 'a/../../x']) {
      expect(await refusal(archive([entry(name), 'x']), into)).toMatchObject({ code: 'SOURCE' });
      const stolen = entry('y', { kind: 'linked', target: name });
      expect(await refusal(archive(stolen), into)).toBeInstanceOf(Error);
    }
    expect([existsSync(join(outside, 'x')), existsSync(join(outside, 'd')), existsSync(join(into, '..', 'x'))]).toEqual(
      [false, false, false],
    );
  });

  it('refuses an archive that is larger than the room for it, before it fills the disk', async () => {
    const into = scratch();
    const file = join(scratch(), 'x.tar');
    writeFileSync(file, Buffer.concat([tarHeader(entry('bomb', { size: 2 ** 50 })), Buffer.alloc(4096)]));
    expect(await refusal(file, into)).toMatchObject({
      code: 'SOURCE',
      message: expect.stringMatching(/1024\.0 TiB or more/),
    });
    expect(readdirSync(into)).toEqual([]);
  });

  it('refuses two names that would come out as one, instead of one of the files', async () => {
    const error = await refusal(archive([entry('b\xff'), 'one'], [entry('b\xfe'), 'two']));
    expect(error).toMatchObject({ code: 'SOURCE', message: expect.stringMatching(/not UTF-8/) });
  });
});
