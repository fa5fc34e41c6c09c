import { createHash } from 'node:crypto';
import { mkdtempSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { readPayload } from '../src/payload';
import { createUpload } from '../src/upload';

const record = new Map([['head.json', '{"version":"v1"']]);

async function entriesOf(archive: Buffer): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const reader = extract();
  reader.end(gunzipSync(archive));
  for await (const entry of reader) found.set(entry.header.name, (await buffer(entry)).toString());
  return found;
}

describe('createUpload', () => {
  it('sends the record, the payload, and a list that proves both', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'upload-'));
    writeFileSync(join(folder, 'a'), 'hello');
    writeFileSync(join(folder, 'empty'), '');
    const upload = createUpload(await readPayload(folder), record);
    const entries = await entriesOf(await buffer(upload.stream));
    expect(upload.spoiledBy()).toBeUndefined();
    const index = entries.get('record/index') ?? '';
    expect(createHash('sha256').update(index).digest('hex')).toBe(upload.indexSha256);
    const named = index
      .trim()
      .split('\n')
      .map((line) => line.split('  '));
    for (const [hash, path = ''] of named) {
      expect(
        createHash('sha256')
          .update(entries.get(path) ?? '?')
          .digest('hex'),
      ).toBe(hash);
    }
    expect(named.map(([, path]) => path)).toEqual(['record/head.json', 'payload/a', 'payload/empty']);
    expect(upload.entries).toBe(3);
  });

  it('breaks off where a file shrinks while it is sent', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'upload-'));
    writeFileSync(join(folder, 'a'), 'x'.repeat(1000));
    const payload = await readPayload(folder);
    truncateSync(join(folder, 'a'), 10);
    const upload = createUpload(payload, record);
    await expect(buffer(upload.stream)).rejects.toThrow();
    expect(upload.spoiledBy()).toBeInstanceOf(Error);
  });
});
