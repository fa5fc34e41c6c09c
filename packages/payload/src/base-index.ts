import type { BytePath } from './byte-path';
import type { FileEntry } from './entry';

/** A file of a release that is on the host already, as its index has it. */
export interface BaseFile {
  release: string;
  path: BytePath;
  mode: number;
  size: number;
  /** The first 16 hex digits of its SHA-256: a hint only, for the host proves every file by all of them. */
  hint: string;
}

const HINT_DIGITS = 16;

/** Files on a host that a new release may be linked to. */
export class BaseIndex {
  private readonly byPath = new Map<BytePath, BaseFile[]>();
  private readonly byHint = new Map<string, BaseFile[]>();
  private readonly sizes = new Set<number>();

  /** `files` of the live release first. */
  constructor(readonly files: readonly BaseFile[]) {
    for (const file of files) {
      add(this.byPath, file.path, file);
      add(this.byHint, file.hint, file);
      this.sizes.add(file.size);
    }
  }

  /** Whether it can be that the host has this content: if not, it need not be known before it is sent. */
  mayHave({ size }: FileEntry): boolean {
    return this.sizes.has(size);
  }

  at(path: BytePath): readonly BaseFile[] {
    return this.byPath.get(path) ?? [];
  }

  withHint(sha256: string): readonly BaseFile[] {
    return this.byHint.get(sha256.slice(0, HINT_DIGITS)) ?? [];
  }
}

export const NO_BASE = new BaseIndex([]);

export function isSameContent(file: BaseFile, size: number, sha256: string): boolean {
  return file.size === size && sha256.startsWith(file.hint);
}

/**
 * Reads `MODE SIZE HINT  payload/PATH` lines below a `=RELEASE` line. What is no such line counts as not there: then
 * more is sent, and nothing else is lost.
 */
export function parseBaseIndex(listing: string): BaseIndex {
  const files: BaseFile[] = [];
  let release = '';
  for (const line of listing.split('\n')) {
    if (line.startsWith('=')) release = /^[A-Za-z0-9][A-Za-z0-9._+-]*$/.test(line.slice(1)) ? line.slice(1) : '';
    const [, mode = '', size = '', hint = '', path = ''] = LINE.exec(line) ?? [];
    if (release === '' || path === '' || isOutside(path)) continue;
    files.push({ release, path, mode: Number.parseInt(mode, 8), size: Number(size), hint });
  }
  return new BaseIndex(files);
}

const LINE = /^([0-7]{1,4}) (\d{1,15}) ([0-9a-f]{16}) {2}payload\/(.+)$/s;

/** A host may say what it likes; a link must not lead out of its releases. */
function isOutside(path: BytePath): boolean {
  return path.startsWith('/') || path.split('/').includes('..');
}

function add<K>(map: Map<K, BaseFile[]>, key: K, file: BaseFile): void {
  const list = map.get(key);
  if (list) list.push(file);
  else map.set(key, [file]);
}
