import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '@deploy-actions/clock';
import { walk } from '../src/walk';

const clock = new VirtualClock();
const all = () => false;
const folder = () => mkdtempSync(join(tmpdir(), 'walk-'));

describe('walk', () => {
  it('finds everything, each folder before what is in it, by the bytes of the names', async () => {
    const root = folder();
    mkdirSync(join(root, 'a'));
    for (const name of ['a/x', 'a-b', 'B']) writeFileSync(join(root, name), name);
    writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0x0a])]), '');
    symlinkSync('nowhere', join(root, 'link'));
    chmodSync(join(root, 'B'), 0o4711);
    utimesSync(join(root, 'B'), 1000.9, 1000.9);
    const entries = await walk(root, all, clock);
    expect(entries.map(({ path }) => path)).toEqual(['B', 'a', 'a/x', 'a-b', 'link', '\xff\n']);
    expect(entries[0]).toEqual({ kind: 'file', path: 'B', mode: 0o711, mtime: 1000, size: 1 });
    expect(entries[4]).toMatchObject({ kind: 'link', target: 'nowhere' });
  });

  it('does not look into what is excluded, whatever it is', async () => {
    const root = folder();
    mkdirSync(join(root, 'out'));
    writeFileSync(join(root, 'out', 'x'), '');
    const asked: string[] = [];
    const entries = await walk(root, (path) => asked.push(path) > 0, clock);
    expect([entries, asked]).toEqual([[], ['out']]);
  });

  it('says what cannot be shipped, unless it stays behind', async () => {
    const root = folder();
    const server = createServer().listen(join(root, 'socket'));
    await new Promise((resolve) => server.once('listening', resolve));
    await expect(walk(root, all, clock)).rejects.toMatchObject({ code: 'SOURCE', message: /^socket is neither/ });
    expect(await walk(root, () => true, clock)).toEqual([]);
    server.close();
    await expect(walk(join(root, 'nowhere'), all, clock)).rejects.toMatchObject({ code: 'SOURCE' });
  });
});
