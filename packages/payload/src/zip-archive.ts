import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import { UserError } from '@deploy-actions/error';
import { getFileNameLowLevel, openPromise, type Entry as ZipEntry, type ZipFile } from 'yauzl';
import { freeBytes, noRoom, type UnpackedName, UnpackedNames } from './unpacked-names';

const UTF8_FLAG = 0x800;
const UNICODE_PATH_FIELD = 0x7075;
/** Systems on which an archive may be made whose attributes have a mode: Unix and macOS. */
const UNIX_SYSTEMS: ReadonlySet<number> = new Set([3, 19]);
/** By the type in the upper bits of a mode. */
const KINDS: Readonly<Record<number, UnpackedName['kind']>> = { 8: 'file', 4: 'folder', 10: 'link' };
const LOCAL_HEADER_BYTES = 30;
/** The longest target that a system takes. */
const TARGET_BYTES = 4096;

/**
 * Unpacks a zip archive by its central directory, one entry after the other, never whole in memory. Nothing is written
 * before every name was checked. Throws `SOURCE` for encrypted entries, names that occur twice, that lead out, that have
 * a backslash or whose encoding is not known, for other compressions than deflate, for entries that overlap or need more
 * room than there is, and for a content that is not as long, or not the same, as the archive says.
 */
export async function unpackZip(file: string, folder: string): Promise<void> {
  const zip = await openPromise(file, { decodeStrings: false, autoClose: false });
  try {
    const names = new UnpackedNames(file);
    const entries: { name: string; kind: UnpackedName['kind']; entry: ZipEntry }[] = [];
    for await (const entry of zip.eachEntry()) {
      const path = getFileNameLowLevel(
        entry.generalPurposeBitFlag | UTF8_FLAG,
        entry.fileNameRaw,
        entry.extraFields,
        true,
      );
      const kind = kindOf(entry, path);
      if (isRefused(names, entry, path, kind) || kind === undefined) continue;
      const name = UnpackedNames.normalize(path);
      const target = kind === 'link' ? String(await buffer(await contentOf(zip, entry, path))) : '';
      if (kind === 'link' && (target === '' ? names.refuse(path, 'is a link to nothing') : names.refuses(path, target)))
        continue;
      names.set(name, { kind, mode: modeOf(entry, kind), mtime: timeOf(entry), target });
      entries.push({ name, kind, entry });
    }
    names.check(['link', 'file']);
    requireOwnBytes(
      file,
      zip.fileSize,
      entries.map(({ entry }) => entry),
    );
    const bytes = entries.reduce((sum, { entry }) => sum + entry.uncompressedSize, 0);
    const free = await freeBytes(folder);
    if (bytes > free) throw noRoom(file, bytes, free);
    for (const { name, kind, entry } of entries) {
      const path = join(folder, name);
      mkdirSync(kind === 'folder' ? path : dirname(path), { recursive: true });
      if (kind !== 'file') continue;
      await pipeline(await contentOf(zip, entry, name), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
    }
    names.finish(folder);
  } finally {
    zip.close();
  }
}

function isRefused(
  names: UnpackedNames,
  entry: ZipEntry,
  path: string,
  kind: UnpackedName['kind'] | undefined,
): boolean {
  if (kind === undefined) return names.refuse(path, 'is neither a file, a folder nor a link');
  if (!isNameKnown(entry))
    return names.refuse(path, 'has a name with an unknown encoding; create the archive with UTF-8 names');
  if (path.includes('\\'))
    return names.refuse(path, 'has a backslash in its name; create the archive with a program that writes `/`');
  if (names.refuses(path)) return true;
  const name = UnpackedNames.normalize(path);
  if (name === '' || (name === '.' && kind !== 'folder')) return names.refuse(path, 'has no name');
  const before = names.has(name);
  if (before && (before.kind !== 'folder' || kind !== 'folder')) return names.refuse(path, 'is in the archive twice');
  if (entry.isEncrypted()) return names.refuse(path, 'is encrypted; create the archive without a password');
  if (!entry.canDecodeFileData())
    return names.refuse(path, `uses compression method ${entry.compressionMethod}; use deflate`);
  if (kind === 'link' && entry.uncompressedSize > TARGET_BYTES) return names.refuse(path, 'is a link that is too long');
  return false;
}

/** Names that are plain ASCII or said to be UTF-8; those made on Unix and macOS are taken for UTF-8, as unzip does. */
function isNameKnown({ generalPurposeBitFlag, extraFields, fileNameRaw, versionMadeBy }: ZipEntry): boolean {
  if ((generalPurposeBitFlag & UTF8_FLAG) !== 0 || UNIX_SYSTEMS.has(versionMadeBy >>> 8)) return true;
  return extraFields.some(({ id }) => id === UNICODE_PATH_FIELD) || fileNameRaw.every((byte) => byte < 0x80);
}

function kindOf(entry: ZipEntry, path: string): UnpackedName['kind'] | undefined {
  const type = unixMode(entry) >>> 12;
  if (type !== 0 && KINDS[type] !== 'file') return KINDS[type];
  return path.endsWith('/') ? 'folder' : 'file';
}

function modeOf(entry: ZipEntry, kind: UnpackedName['kind']): number {
  return unixMode(entry) & 0o777 || (kind === 'folder' ? 0o755 : 0o644);
}

function unixMode({ versionMadeBy, externalFileAttributes }: ZipEntry): number {
  return UNIX_SYSTEMS.has(versionMadeBy >>> 8) ? externalFileAttributes >>> 16 : 0;
}

/** The old form has no time zone: it is taken for UTC, so that the same archive gives the same times everywhere. */
function timeOf(entry: ZipEntry): Date {
  const time = entry.getLastModDate({ timezone: 'UTC' });
  return Number.isNaN(time.getTime()) ? new Date(0) : time;
}

/** Ends with an error where length or CRC-32 are not those that the archive says. */
async function contentOf(zip: ZipFile, entry: ZipEntry, name: string): Promise<AsyncIterable<Buffer>> {
  const content = await zip.openReadStreamPromise(entry);
  return (async function* checked() {
    let sum = 0;
    for await (const chunk of content as AsyncIterable<Buffer>) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
    if (sum !== entry.crc32) throw new Error(`${name} is damaged: its CRC-32 does not match`);
  })();
}

/** A small archive can hold petabytes if its entries share their bytes. */
function requireOwnBytes(file: string, fileSize: number, entries: readonly ZipEntry[]): void {
  const sorted = entries.toSorted((a, b) => a.relativeOffsetOfLocalHeader - b.relativeOffsetOfLocalHeader);
  const isShared = sorted.some((entry, at) => {
    const end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER_BYTES + entry.compressedSize;
    return end > (sorted[at + 1]?.relativeOffsetOfLocalHeader ?? fileSize);
  });
  if (isShared) throw new UserError('SOURCE', `${file}: entries of the archive overlap.`);
}
