import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '@deploy-actions/clock';
import type { FileEntry } from '../src/entry';
import { readPayload } from '../src/payload';

const options = { clock: new VirtualClock() };

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'payload-'));
}

describe('readPayload', () => {
  it('knows files, folders and links', async () => {
    const root = folder();
    mkdirSync(join(root, 'a', 'empty'), { recursive: true });
    writeFileSync(join(root, 'a', 'x'), 'hello');
    symlinkSync('a/x', join(root, 'link'));
    const payload = await readPayload(root, options);
    expect(payload.entries.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'folder a',
      'folder a/empty',
      'file a/x',
      'link link',
    ]);
    expect(payload.bytes).toBe(5);
  });

  it('leaves out what is excluded, and takes out what is shared', async () => {
    const root = folder();
    for (const name of ['a', 'b.log', 'up']) writeFileSync(join(root, name), 'x');
    const payload = await readPayload(root, { ...options, exclude: ['*.log'], sharedPaths: ['up'] });
    expect(payload.entries.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['file a', 'link up']);
    expect(payload.seeds.map(({ path }) => path)).toEqual(['up']);
  });

  it('says what it cannot ship', async () => {
    await expect(readPayload(join(folder(), 'nowhere'), options)).rejects.toMatchObject({ code: 'SOURCE' });
  });
});

describe('a payload', () => {
  it('has another hash for other content, names, modes and links, and the same for other times', async () => {
    const make = async (content: string, name: string, mode: number, target: string, time: number) => {
      const root = folder();
      writeFileSync(join(root, name), content);
      chmodSync(join(root, name), mode);
      utimesSync(join(root, name), time, time);
      symlinkSync(target, join(root, 'link'));
      return (await readPayload(root, options)).sha256();
    };
    const first = await make('a', 'f', 0o644, 't', 1);
    expect(await make('a', 'f', 0o644, 't', 2)).toBe(first);
    const others = [
      await make('b', 'f', 0o644, 't', 1),
      await make('a', 'g', 0o644, 't', 1),
      await make('a', 'f', 0o755, 't', 1),
      await make('a', 'f', 0o644, 'u', 1),
    ];
    expect(new Set([first, ...others]).size).toBe(5);
  });

  it('reads a small file once, and knows it when it comes again with another content', async () => {
    const root = folder();
    writeFileSync(join(root, 'f'), 'first');
    const payload = await readPayload(root, options);
    const entry = payload.entries[0] as FileEntry;
    await payload.readAhead();
    writeFileSync(join(root, 'f'), 'other');
    expect(payload.take(entry).bytes.toString()).toBe('first');
    expect(() => payload.take(entry)).toThrow(expect.objectContaining({ code: 'SOURCE' }));
  });

  it('only hashes what it has no room for, and reads it again when it is sent', async () => {
    const root = folder();
    for (let n = 0; n < 18; n++) writeFileSync(join(root, `f${n + 10}`), Buffer.alloc(1024 * 1024, `${n}`));
    const payload = await readPayload(root, options);
    await payload.readAhead();
    const files = payload.entries as FileEntry[];
    expect(files.every(({ path }) => payload.knownHash(path).length === 64)).toBe(true);
    for (const { path } of files) writeFileSync(join(root, path), Buffer.alloc(1024 * 1024, 'other'));
    const kept = files.filter((entry) => {
      try {
        return payload.take(entry).bytes.length > 0;
      } catch (error) {
        expect(error).toMatchObject({ code: 'SOURCE' });
        return false;
      }
    });
    expect(kept.length).toBe(16);
  });

  it('hands out a large file in chunks with the hash of all, and tells of one that has another size by now', async () => {
    const root = folder();
    const content = Buffer.alloc(3 * 1024 * 1024 + 7, 'ab');
    writeFileSync(join(root, 'f'), content);
    const payload = await readPayload(root, options);
    const entry = payload.entries[0] as FileEntry;
    const chunks: Buffer[] = [];
    const sha256 = await payload.stream(entry, async (chunk) => void chunks.push(chunk));
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
    expect(await payload.hashOf(entry)).toBe(sha256);
    writeFileSync(join(root, 'f'), 'short');
    await expect(payload.stream(entry, async () => undefined)).rejects.toMatchObject({ code: 'SOURCE' });
  });
});
