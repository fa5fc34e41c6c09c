import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VirtualClock } from '@deploy-actions/clock';
import { Parser } from 'tar';
import { type EncodeOptions, encode } from '../src/encode';
import { readPayload } from '../src/payload';
import { UploadProgress } from '../src/upload-progress';

const record = (payloadSha256: string) => new Map([['head.json', `{"payloadSha256":"${payloadSha256}"`]]);
const seeding = { seeds: [], expected: [] };
const plain: EncodeOptions = {
  box: 'box',
  seeding,
  mayHave: () => false,
  linker: () => undefined,
  record,
  clock: new VirtualClock(),
};

async function archiveOf(files: Record<string, string | Buffer>, options: Partial<EncodeOptions> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'encode-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(root, name), content);
  const payload = await readPayload(root, { clock: new VirtualClock() });
  const blocks: Buffer[] = [];
  const sent = await encode(payload, { ...plain, ...options }, async (block) => void blocks.push(block));
  const entries = new Map<string, { type: string; target: string | undefined; content: Buffer }>();
  const parser = new Parser({ strict: true });
  parser.on('entry', (entry) => {
    const chunks: Buffer[] = [];
    entry.on('data', (chunk: Buffer) => void chunks.push(chunk));
    entry.on('end', () => {
      entries.set(entry.path, { type: entry.type, target: entry.linkpath, content: Buffer.concat(chunks) });
    });
  });
  await new Promise<void>((resolve) => {
    parser.on('end', resolve);
    parser.end(Buffer.concat(blocks));
  });
  return { entries, sent, payload };
}

const text = (entries: Awaited<ReturnType<typeof archiveOf>>['entries'], path: string) =>
  entries.get(`box/${path}`)?.content.toString('latin1') ?? '';

describe('encode', () => {
  it('lets what is written leave while it goes on, even where nobody has to be waited for', async () => {
    const files = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`f${n}`, 'x']));
    let turns = 0;
    const turn = () => {
      turns++;
      next = setImmediate(turn);
    };
    let next = setImmediate(turn);
    let elapsedMs = 0;
    // Each file takes a millisecond.
    await archiveOf(files, { clock: { elapsed: () => ++elapsedMs } });
    clearImmediate(next);
    expect(turns).toBeGreaterThan(3);
  });

  it('writes the payload first, and last of all what proves it', async () => {
    const large = Buffer.alloc(2_500_000, 'large');
    const { entries, sent, payload } = await archiveOf({ a: 'hello', large, '\n': 'odd' });
    const names = [...entries.keys()];
    expect(names.at(-1)).toBe('box/record/complete');
    expect(text(entries, 'payload/a')).toBe('hello');
    expect(entries.get('box/payload/large')?.content.equals(large)).toBe(true);
    expect(entries.get('box/payload/\n')).toMatchObject({ type: 'Link', target: 'box/odd/1' });
    const index = text(entries, 'record/index');
    for (const line of index.trimEnd().split('\n')) {
      const content = entries.get(`box/${line.slice(66)}`)?.content ?? '';
      expect(createHash('sha256').update(content).digest('hex')).toBe(line.slice(0, 64));
    }
    expect(text(entries, 'record/complete')).toBe(`${createHash('sha256').update(index).digest('hex')}\n4\n\n`);
    expect(text(entries, 'record/head.json')).toContain(await payload.sha256());
    expect(sent).toEqual({ files: 3, bytes: 5 + large.length + 3, linkedFiles: 0 });
  });

  it('sends a link in the place of what the host has', async () => {
    const linker = (entry: { path: string }) => (entry.path === 'a' ? 'releases/v1/a' : undefined);
    const { entries, sent } = await archiveOf({ a: 'hello', b: 'hello' }, { mayHave: () => true, linker });
    expect(entries.get('box/payload/a')).toMatchObject({ type: 'Link', target: 'releases/v1/a' });
    expect(text(entries, 'payload/b')).toBe('hello');
    expect(sent).toEqual({ files: 1, bytes: 5, linkedFiles: 1 });
  });

  it.each<[string, Partial<EncodeOptions>, number]>([
    ['the host has nothing', {}, 14],
    ['the host has all of it', { mayHave: () => true, linker: ({ path }) => `releases/v1/${path}` }, 7],
    ['the host has other files of these sizes', { mayHave: () => true }, 14],
  ])('counts the bytes to send and those sent where %s', async (_, options, bytes) => {
    const progress = new UploadProgress();
    const seeds = [{ kind: 'file' as const, path: 'b', mode: 0o644, mtime: 1, size: 4 }];
    const files = { a: 'abc', b: 'seed', '\n': 'odd' };
    const { sent } = await archiveOf(files, { ...options, seeding: { seeds, expected: [] }, progress });
    expect(progress).toMatchObject({ expectedBytes: bytes, sentBytes: bytes, isSent: true });
    expect(sent.bytes).toBe(bytes);
  });

  it('sends the seeds that it is given, never as links, and says which are kept back', async () => {
    const file = (path: string) => ({ kind: 'file' as const, path, mode: 0o644, mtime: 1, size: 5 });
    const options = {
      mayHave: () => true,
      linker: () => 'releases/v1/a',
      seeding: { seeds: [file('b')], expected: ['ü'] },
    };
    const { entries, sent } = await archiveOf({ a: 'hello', b: 'seeds' }, options);
    expect([text(entries, 'seed/b'), text(entries, 'expected')]).toEqual(['seeds', 'ü\n']);
    expect(text(entries, 'record/index')).toMatch(/^\w{64} {2}seed\/b$/m);
    expect(sent).toMatchObject({ files: 1, bytes: 5 });
    const { entries: without } = await archiveOf({ a: 'hello' });
    expect([...without.keys()].filter((name) => /seed|expected/.test(name))).toEqual([]);
  });
});
