import type { BytePath } from './byte-path';

/** What a header of a tar archive says; `linked` is a hard link to a path that is there already. */
export interface TarEntry {
  kind: 'file' | 'linked' | 'link' | 'folder';
  name: BytePath;
  mode: number;
  /** Whole seconds since 1970; negative before. */
  mtime: number;
  /** Bytes of a file that follow; none for the others. */
  size?: number;
  /** Of a link. */
  target?: BytePath;
}

export const BLOCK = 512;
/** Two empty blocks end an archive. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

const TYPES = { file: '0', linked: '1', link: '2', folder: '5' } as const;
const NAME = 100;
const PREFIX = 155;
const LARGEST_OCTAL = 8 ** 11;

/**
 * The blocks before the content: one in the ustar format, and before it, where a name is too long for that, those of
 * GNU's @LongLink, which GNU tar, busybox, toybox and libarchive read. Names are bytes, not text.
 */
export function tarHeader(entry: TarEntry): Buffer {
  const { target = '' } = entry;
  const parts: Buffer[] = [];
  if (target.length > NAME) parts.push(longName('K', target));
  const split = splitName(entry.name);
  if (!split) parts.push(longName('L', entry.name));
  parts.push(block(TYPES[entry.kind], split ?? { prefix: '', name: entry.name.slice(0, NAME) }, entry));
  return parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
}

/** Empty bytes that fill the last block of a content. */
export function tarPadding(size: number): Buffer {
  return TAR_END.subarray(0, (BLOCK - (size % BLOCK)) % BLOCK);
}

interface SplitName {
  prefix: string;
  name: string;
}

/** ustar has 100 bytes for the end of a path and 155 for what comes before one of its slashes. */
function splitName(path: BytePath): SplitName | undefined {
  if (path.length <= NAME) return { prefix: '', name: path };
  const slash = path.indexOf('/', path.length - NAME - 1);
  const isFit = slash > 0 && slash <= PREFIX && slash < path.length - 1;
  return isFit ? { prefix: path.slice(0, slash), name: path.slice(slash + 1) } : undefined;
}

function longName(type: 'K' | 'L', name: BytePath): Buffer {
  const size = name.length + 1;
  const entry = { mode: 0o644, mtime: 0, size };
  return Buffer.concat([
    block(type, { prefix: '', name: '././@LongLink' }, entry),
    Buffer.from(`${name}\0`, 'latin1'),
    tarPadding(size),
  ]);
}

function block(type: string, { prefix, name }: SplitName, entry: Omit<TarEntry, 'kind' | 'name'>): Buffer {
  const { mode, mtime, size = 0, target = '' } = entry;
  const header = Buffer.alloc(BLOCK);
  header.write(name, 0, NAME, 'latin1');
  header.write(octal(mode, 7), 100, 'latin1');
  header.write('0000000\x000000000\0', 108, 'latin1');
  number(header, 124, size);
  number(header, 136, mtime);
  header.write(`        ${type}`, 148, 'latin1');
  header.write(target, 157, NAME, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(prefix, 345, PREFIX, 'latin1');
  let sum = 0;
  for (const byte of header) sum += byte;
  header.write(`${octal(sum, 6)}\0 `, 148, 'latin1');
  return header;
}

/**
 * Twelve bytes: octal, or GNU's base 256 in two's complement for sizes from 8 GiB on and for times before 1970 or after
 * 2242. GNU tar, busybox and libarchive read both; busybox takes no time out of a pax header.
 */
function number(header: Buffer, at: number, value: number): void {
  if (value >= 0 && value < LARGEST_OCTAL) {
    header.write(octal(value, 11), at, 'latin1');
    return;
  }
  const isNegative = value < 0;
  header.fill(isNegative ? 0xff : 0, at, at + 4);
  header[at] = isNegative ? 0xff : 0x80;
  header.writeBigInt64BE(BigInt(value), at + 4);
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}
