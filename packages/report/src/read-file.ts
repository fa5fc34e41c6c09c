import { Buffer } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import { UserError } from '@deploy-actions/error';
import { formatSize } from '@deploy-actions/quantity';

/** The reports of the longest watches are far smaller. */
const MOST_BYTES = 64 * 1024 * 1024;
const PIECE_BYTES = 1024 * 1024;

const HINT =
  'Give the path of a report file, such as the output `report-path` of an earlier step, or the report itself.';

/**
 * The text of a file that an input names. Only a regular file of at most `mostBytes` bytes is read, also at the end of
 * symbolic links: a device never ends, and a FIFO blocks for as long as no one writes to it. Throws `FILE_UNREADABLE`
 * with the path and the reason.
 */
export function readFile(path: string, mostBytes = MOST_BYTES): string {
  // Without O_NONBLOCK, opening a FIFO waits for a writer.
  const file = attempt(path, () => openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
  try {
    const facts = attempt(path, () => fstatSync(file));
    if (!facts.isFile()) throw unreadable(path, `it is ${kindOf(facts)}, not a regular file`);
    if (facts.size > mostBytes) throw tooLarge(path, formatSize(facts.size), mostBytes);
    return attempt(path, () => textOf(file, path, mostBytes));
  } finally {
    closeSync(file);
  }
}

/** The size of a file in /proc is 0, and another file may grow while it is read: the bytes that come are counted. */
function textOf(file: number, path: string, mostBytes: number): string {
  const pieces: Buffer[] = [];
  let length = 0;
  for (;;) {
    const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, mostBytes + 1));
    const count = readSync(file, piece, 0, piece.length, null);
    if (count === 0) return Buffer.concat(pieces).toString('utf8');
    length += count;
    if (length > mostBytes) throw tooLarge(path, `more than ${formatSize(mostBytes)}`, mostBytes);
    pieces.push(piece.subarray(0, count));
  }
}

function kindOf(facts: Stats): string {
  if (facts.isDirectory()) return 'a folder';
  if (facts.isFIFO()) return 'a FIFO';
  if (facts.isSocket()) return 'a socket';
  return 'a device';
}

function tooLarge(path: string, size: string, mostBytes: number): UserError {
  return unreadable(path, `it has ${size}, the limit is ${formatSize(mostBytes)}`);
}

function attempt<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : 'unknown error';
    throw unreadable(path, SYSTEM[code] ?? code, cause);
  }
}

const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: 'the file does not exist',
  EACCES: 'this user has no permission to read it',
  ELOOP: 'its symbolic links form a loop',
  ENXIO: 'it is a socket, not a regular file',
};

function unreadable(path: string, why: string, cause?: unknown): UserError {
  return new UserError('FILE_UNREADABLE', `The file ${JSON.stringify(path)} cannot be read: ${why}.`, {
    hint: HINT,
    ...(cause === undefined ? {} : { cause }),
  });
}
