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
  private readonly modeCounts = new Map<string, number>();
  private text: Buffer | undefined;

  addFile({ mode, size }: FileEntry, path: BytePath, sha256: string): void {
    this.files.push(`${sha256}  ${path}\n`);
    this.countMode({ mode });
    this.fileModes.push(`${mode.toString(8)} ${size}\n`);
  }

  /** Of every file of the payload, whether it stands in the list by its own name or not. */
  countMode({ mode }: Pick<FileEntry, 'mode'>): void {
    const octal = mode.toString(8);
    this.modeCounts.set(octal, (this.modeCounts.get(octal) ?? 0) + 1);
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

  /**
   * The very last file: without it an upload was cut short. `entries` are those of the payload, without its root; then,
   * where some of them are links to what the host has, how many of its files have which mode.
   */
  complete(entries: number, hasLinks: boolean): Buffer {
    const counts = hasLinks ? [...this.modeCounts] : [];
    const modes = counts.map(([mode, count]) => `${mode}=${count}`).join(' ');
    return Buffer.from(`${hash('sha256', this.lines())}\n${entries + 1}\n${modes}\n`);
  }
}
