import type { Clock } from '@deploy-actions/clock';
import { type BytePath, isOdd } from './byte-path';
import { closingFolders, closingScript, openMode } from './closing-folders';
import type { Entry, FileEntry } from './entry';
import { SMALL_BYTES } from './file-content';
import type { Linker } from './linker';
import type { Payload } from './payload';
import { bytesOf, type Seeding } from './seeding';
import { slices } from './slices';
import { type Sink, TarWriter } from './tar-writer';
import { UploadIndex } from './upload-index';
import { UploadProgress } from './upload-progress';

export interface EncodeOptions {
  /** Folder of the upload, below the deploy path, in which the archive is unpacked. */
  box: string;
  seeding: Pick<Seeding, 'seeds' | 'expected'>;
  /** Whether the host may have such a content, so that it must be known before it is sent. */
  mayHave(entry: FileEntry): boolean;
  linker: Linker;
  /** The files of the release's record, made once the hash of the payload is known. */
  record(payloadSha256: string): ReadonlyMap<string, string>;
  clock: Pick<Clock, 'elapsed'>;
  /** Receives the planned and the sent amounts. */
  progress?: UploadProgress;
}

/** What an upload came to. */
export interface Sent {
  files: number;
  bytes: number;
  linkedFiles: number;
}

/** Writes the whole upload as one tar archive: payload, seeds, record, and last of all what proves them. */
export async function encode(payload: Payload, options: EncodeOptions, sink: Sink): Promise<Sent> {
  const encoder = new Encoder(payload, options, new TarWriter(sink));
  // What is written leaves while the event loop goes round: the host is to be at work while the next files are read.
  const pause = slices(options.clock);
  for (const entry of payload.entries) {
    await encoder.add(entry, 'payload');
    await pause();
  }
  for (const entry of options.seeding.seeds) await encoder.add(entry, 'seed');
  await encoder.end();
  encoder.progress.isSent = true;
  return encoder.sent;
}

class Encoder {
  readonly sent: Sent = { files: 0, bytes: 0, linkedFiles: 0 };
  private readonly index = new UploadIndex();
  readonly progress: UploadProgress;
  private odd = 0;

  constructor(
    private readonly payload: Payload,
    private readonly options: EncodeOptions,
    private readonly tar: TarWriter,
  ) {
    this.progress = options.progress ?? new UploadProgress();
    const sure = payload.entries.filter((entry) => entry.kind === 'file' && !options.mayHave(entry));
    this.progress.expect(bytesOf([...sure, ...options.seeding.seeds]));
  }

  async add(entry: Entry, part: 'payload' | 'seed'): Promise<void> {
    const path = `${part}/${entry.path}`;
    const name = `${this.options.box}/${path}`;
    if (entry.kind === 'file') await this.addFile(entry, path);
    else if (entry.kind === 'link') await this.tar.add({ ...entry, name, mode: 0o777 });
    else await this.tar.add({ ...entry, name: `${name}/`, mode: openMode(entry.mode) });
  }

  async end(): Promise<void> {
    const { payload, tar, index } = this;
    const { box, record, seeding } = this.options;
    const addOwn = (path: string, content: Buffer) =>
      tar.add({ kind: 'file', name: `${box}/${path}`, mode: 0o600, mtime: 0 }, content);
    const addRecord = (name: string, content: Buffer) => addOwn(`record/${name}`, content);
    for (const [name, text] of record(await payload.sha256())) {
      const content = Buffer.from(text);
      index.addRecord(name, content);
      await addRecord(name, content);
    }
    const expected = seeding.expected.map((path) => `${path}\n`).join('');
    if (expected !== '') await addOwn('expected', Buffer.from(expected, 'latin1'));
    await addRecord('folders.tar', closingFolders(payload.entries));
    await addRecord('close', closingScript(payload.entries));
    await addRecord('modes', index.modes());
    await addRecord('index', index.lines());
    await addRecord('complete', index.complete(payload.entries.length, this.sent.linkedFiles > 0));
    await tar.end();
  }

  /** `path` is that in the box. */
  private async addFile(entry: FileEntry, path: BytePath): Promise<void> {
    if (isOdd(path)) {
      const alias = `odd/${++this.odd}`;
      if (path.startsWith('payload/') && this.options.mayHave(entry)) this.progress.expect(entry.size);
      this.index.addAlias(alias, await this.send(entry, alias));
      if (path.startsWith('payload/')) this.index.countMode(entry);
      const [name, target] = [`${this.options.box}/${path}`, `${this.options.box}/${alias}`];
      await this.tar.add({ ...entry, kind: 'linked', name, target, size: 0 });
    } else if (path.startsWith('payload/')) {
      this.index.addFile(entry, path, await this.linkOrSend(entry, path));
    } else {
      this.index.addAlias(path, await this.send(entry, path));
    }
  }

  private async linkOrSend(entry: FileEntry, path: BytePath): Promise<string> {
    const isHashedFirst = this.options.mayHave(entry);
    if (!isHashedFirst) return this.send(entry, path);
    const sha256 = await this.payload.hashOf(entry);
    const target = this.options.linker(entry, sha256);
    if (target === undefined) {
      this.progress.expect(entry.size);
      return this.send(entry, path);
    }
    this.payload.drop(entry);
    this.sent.linkedFiles++;
    await this.tar.add({ ...entry, kind: 'linked', name: `${this.options.box}/${path}`, target, size: 0 });
    return sha256;
  }

  /** The content itself; returns its hash. */
  private async send(entry: FileEntry, path: BytePath): Promise<string> {
    const header = { ...entry, name: `${this.options.box}/${path}` };
    this.sent.files++;
    if (entry.size <= SMALL_BYTES) {
      const { bytes, sha256 } = this.payload.take(entry);
      this.sent.bytes += bytes.length;
      await this.tar.add(header, bytes);
      this.progress.send(bytes.length);
      return sha256;
    }
    this.sent.bytes += entry.size;
    await this.tar.add(header);
    const sha256 = await this.payload.stream(entry, async (chunk) => {
      await this.tar.write(chunk);
      this.progress.send(chunk.length);
    });
    await this.tar.pad(entry.size);
    return sha256;
  }
}
