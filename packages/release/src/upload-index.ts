import { hash } from 'node:crypto';
import type { BytePath } from './byte-path';
import type { FileEntry } from './entry';

/**
 * The list by which a host proves an upload: `HASH  PATH` lines in bytes, paths in the box, as sha256sum prints them.
 * First the files of the payload, line by line as in `modes`, then what has an alias, the seeds and the record.
 */
export class UploadIndex {
  private readonly files: string[] = [];
  private readonly others: string[] = [];
  private readonly fileModes: string[] = [];
  private text: Buffer | undefined;

  addFile({ mode, size }: FileEntry, path: BytePath, sha256: string): void {
    this.files.push(`${sha256}  ${path}\n`);
    this.fileModes.push(`${mode.toString(8)} ${size}\n`);
  }

  addAlias(path: BytePath, sha256: string): void {
    this.others.push(`${sha256}  ${path}\n`);
  }

  addRecord(name: string, content: Buffer): void {
    this.others.push(`${hash('sha256', content)}  record/${name}\n`);
  }

  /** `MODE SIZE` of each file of the payload: with the index, what the next upload is compared with. */
  modes(): Buffer {
    return Buffer.from(this.fileModes.join(''), 'latin1');
  }

  lines(): Buffer {
    this.text ??= Buffer.from([...this.files, ...this.others].join(''), 'latin1');
    return this.text;
  }

  /** The very last file: without it an upload was cut short. `entries` are those of the payload, without its root. */
  complete(entries: number): Buffer {
    return Buffer.from(`${hash('sha256', this.lines())}\n${entries + 1}\n`);
  }
}
