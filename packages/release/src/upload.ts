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
  /** Rejects where a file changed or vanished while it was sent. */
  done: Promise<void>;
}

export function createUpload(payload: Payload, record: ReadonlyMap<string, string>): Upload {
  const index = indexOf(payload, record);
  const tar = pack();
  const stream = pipeline(tar, createGzip({ level: constants.Z_BEST_SPEED }), () => undefined);
  const done = fill(tar, payload, record, index).catch((error: Error) => {
    tar.destroy(error);
    throw error;
  });
  return { stream, indexSha256: sha256(index), entries: payload.entries.length + 1, done };
}

function indexOf(payload: Payload, record: ReadonlyMap<string, string>): string {
  const lines = [...record].map(([path, text]) => `${sha256(text)}  record/${path}\n`);
  for (const entry of payload.entries) {
    if (entry.kind === 'file') lines.push(`${entry.sha256}  payload/${entry.path}\n`);
  }
  return lines.join('');
}

async function fill(tar: Pack, payload: Payload, record: ReadonlyMap<string, string>, index: string): Promise<void> {
  for (const [path, text] of [['index', index] as const, ...record]) {
    await addText(tar, { name: `record/${path}`, mode: 0o600 }, text);
  }
  await addText(tar, { name: 'payload/', type: 'directory', mode: 0o755 }, '');
  for (const entry of payload.entries) await addEntry(tar, payload.folder, entry);
  tar.finalize();
}

function addText(tar: Pack, header: Parameters<Pack['entry']>[0], text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    tar.entry(header, text, (error) => (error ? reject(error) : resolve()));
  });
}

async function addEntry(tar: Pack, folder: string, entry: Entry): Promise<void> {
  const name = `payload/${entry.path}`;
  if (entry.kind === 'link') {
    await addText(tar, { name, type: 'symlink', linkname: entry.target, mtime: entry.mtime }, '');
  } else if (entry.kind === 'folder') {
    await addText(tar, { name: `${name}/`, type: 'directory', mode: entry.mode, mtime: entry.mtime }, '');
  } else if (entry.size === 0) {
    await addText(tar, { name, mode: entry.mode, mtime: entry.mtime }, '');
  } else {
    const sink = tar.entry({ name, size: entry.size, mode: entry.mode, mtime: entry.mtime });
    await finished(createReadStream(join(folder, entry.path), { end: entry.size - 1 }), sink);
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
