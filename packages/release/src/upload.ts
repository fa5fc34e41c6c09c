import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline, type Readable } from 'node:stream';
import { pipeline as finished } from 'node:stream/promises';
import { constants, createGzip } from 'node:zlib';
import { type Pack, pack } from 'tar-stream';
import type { Entry, Payload } from './payload';

/** One upload: a compressed tar stream, and what proves on the host that all of it arrived. */
export interface Upload {
  stream: Readable;
  /** SHA-256 of the list that names the SHA-256 of everything else. */
  indexSha256: string;
  /** Entries below and with `payload/`. */
  entries: number;
  /** Why the stream broke off, where that was a file which changed or vanished while it was sent. */
  spoiledBy(): Error | undefined;
}

/** Read, write and search for its owner. */
const OWNER = 0o700;

export function createUpload(payload: Payload, record: ReadonlyMap<string, string>): Upload {
  const files = new Map([...record, ...closedFolders(payload)]);
  const index = indexOf(payload, files);
  const tar = pack();
  const stream = pipeline(tar, createGzip({ level: constants.Z_BEST_SPEED }), () => undefined);
  let spoiler: Error | undefined;
  const spoil = (error: Error) => {
    spoiler ??= error;
  };
  fill(tar, payload, new Map([['index', index], ...files]), spoil).catch((error: Error) => tar.destroy(error));
  return { stream, indexSha256: sha256(index), entries: payload.entries.length + 1, spoiledBy: () => spoiler };
}

/**
 * `MODE PATH` lines for the host, deepest first. Not every tar fills a read-only folder before it closes it; so all
 * folders are sent open, and the host closes them.
 */
function closedFolders({ entries }: Payload): [string, string][] {
  const closed = entries.flatMap((entry) =>
    entry.kind === 'folder' && (entry.mode & OWNER) !== OWNER ? [`${entry.mode.toString(8)} ${entry.path}\n`] : [],
  );
  return closed.length === 0 ? [] : [['closed', closed.reverse().join('')]];
}

function indexOf(payload: Payload, record: ReadonlyMap<string, string>): string {
  const lines = [...record].map(([path, text]) => `${sha256(text)}  record/${path}\n`);
  for (const entry of payload.entries) {
    if (entry.kind === 'file') lines.push(`${entry.sha256}  payload/${entry.path}\n`);
  }
  return lines.join('');
}

type Spoil = (error: Error) => void;

async function fill(tar: Pack, payload: Payload, record: ReadonlyMap<string, string>, spoil: Spoil): Promise<void> {
  for (const [path, text] of record) await addText(tar, { name: `record/${path}`, mode: 0o600 }, text);
  await addText(tar, { name: 'payload/', type: 'directory', mode: 0o755 }, '');
  for (const entry of payload.entries) await addEntry(tar, payload.folder, entry, spoil);
  tar.finalize();
}

function addText(tar: Pack, header: Parameters<Pack['entry']>[0], text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry(header, text, (error) => (error ? reject(error) : resolve()));
  });
}

async function addEntry(tar: Pack, folder: string, entry: Entry, spoil: Spoil): Promise<void> {
  const name = `payload/${entry.path}`;
  if (entry.kind === 'link') {
    await addText(tar, { name, type: 'symlink', linkname: entry.target, mtime: entry.mtime }, '');
  } else if (entry.kind === 'folder') {
    await addText(tar, { name: `${name}/`, type: 'directory', mode: entry.mode | OWNER, mtime: entry.mtime }, '');
  } else if (entry.size === 0) {
    await addText(tar, { name, mode: entry.mode, mtime: entry.mtime }, '');
  } else {
    const sink = tar.entry({ name, size: entry.size, mode: entry.mode, mtime: entry.mtime });
    await finished(unchanged(join(folder, entry.path), entry, spoil), sink);
  }
}

/** The bytes that were there when the payload was read; tells of a file that has others by now, or fewer, or none. */
async function* unchanged(path: string, { size, sha256: expected }: { size: number; sha256: string }, spoil: Spoil) {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path, { end: size - 1 })) {
      hash.update(chunk);
      yield chunk;
    }
    if (hash.digest('hex') !== expected) throw new Error(`${path} is not what it was when it was read first`);
  } catch (error) {
    spoil(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
