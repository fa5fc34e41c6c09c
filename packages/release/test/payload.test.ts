import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPayload } from '../src/payload';

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'payload-'));
}

describe('readPayload', () => {
  it('knows files, folders and links, and their content', async () => {
    const root = folder();
    mkdirSync(join(root, 'a', 'empty'), { recursive: true });
    writeFileSync(join(root, 'a', 'x'), 'hello');
    symlinkSync('a/x', join(root, 'link'));
    const payload = await readPayload(root);
    expect(payload.entries.map(({ kind, path }) => `${kind} ${path}`)).toEqual([
      'folder a',
      'folder a/empty',
      'file a/x',
      'link link',
    ]);
    expect(payload.bytes).toBe(5);
  });

  it('has another hash for other content, names, modes and links, and the same for other times', async () => {
    const make = async (content: string, name: string, mode: number, target: string, time: number) => {
      const root = folder();
      writeFileSync(join(root, name), content);
      chmodSync(join(root, name), mode);
      utimesSync(join(root, name), time, time);
      symlinkSync(target, join(root, 'link'));
      return (await readPayload(root)).sha256;
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

  it('says what it cannot ship', async () => {
    const root = folder();
    writeFileSync(join(root, 'a\nb'), '');
    await expect(readPayload(root)).rejects.toMatchObject({ code: 'SOURCE' });
    await expect(readPayload(join(root, 'nowhere'))).rejects.toMatchObject({ code: 'SOURCE' });
  });
});
