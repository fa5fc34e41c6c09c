import { createHash } from 'node:crypto';
import type { Clock } from '@deploy-actions/clock';
import { type BytePath, toBytePath } from './byte-path';
import { type Entry, type FileEntry, identity } from './entry';
import { compileExcludes, compileNamed } from './exclude';
import { type Content, changed, readLarge, readSmall, SMALL_BYTES } from './file-content';
import { mergeParts } from './merge';
import { looksSecret } from './secret-names';
import { type Seed, shareEntries } from './shared-paths';
import { slices } from './slices';
import { readPart, type SourcePart } from './source';
import type { Found, WalkRules } from './walk';

export interface PayloadOptions {
  clock: Pick<Clock, 'elapsed'>;
  /** As in a .gitignore file. */
  exclude?: readonly string[];
  /** Ships `.git`, `.hg` and `.svn`, too. */
  includeVcs?: boolean;
  /** What outlives a release: links into `shared/` stand for it. */
  sharedPaths?: readonly string[];
}

/** How much of what was read ahead may wait to be sent. */
const AHEAD_BYTES = 16 * 1024 * 1024;

/** Facts about a payload that a user should know before it goes live. */
export interface PayloadNotes {
  /** Left out because it is version control. */
  vcs: readonly BytePath[];
  /** Not matched by a pattern of `source` because of the dot at the beginning of the name. */
  hidden: readonly BytePath[];
  /** Looks like a secret, and is named neither in `source` nor by a `!` line of `exclude`. */
  secrets: readonly BytePath[];
}

/** The rules by which a source is walked. Throws `BAD_INPUT` for a pattern that cannot be read. */
export function walkRules({ exclude = [], includeVcs = false, clock }: PayloadOptions): WalkRules {
  return { excludes: compileExcludes(exclude), includeVcs, clock };
}

/**
 * Lists a folder, or what `openSource` found; contents are read later, each once. Throws `SOURCE` for what cannot be
 * shipped whole, and for a path that two parts give different contents.
 */
export async function readPayload(source: string | readonly SourcePart[], options: PayloadOptions): Promise<Payload> {
  const parts: readonly SourcePart[] =
    typeof source === 'string' ? [{ line: source, kind: 'folder', folder: source }] : source;
  const rules = walkRules(options);
  const found: (Found & { part: SourcePart })[] = [];
  for (const part of parts) found.push({ part, ...(await readPart(part, rules)) });
  const { entries, rootOf } = await mergeParts(found);
  const isNamed = compileNamed(options.exclude ?? []);
  const isListed = ({ path }: Entry) =>
    isNamed(path) || parts.some(({ file }) => file !== undefined && toBytePath(file) === path);
  const shared = shareEntries(entries, options.sharedPaths ?? []);
  const secrets = shared.entries.filter(
    (entry) => entry.kind === 'file' && looksSecret(entry.path) && !isListed(entry),
  );
  const notes = {
    vcs: found.flatMap(({ vcs }) => vcs),
    hidden: found.flatMap(({ hidden }) => hidden),
    secrets: secrets.map(({ path }) => path),
  };
  return new Payload({ ...shared, rootOf, notes }, options);
}

interface ReadSource {
  entries: readonly Entry[];
  seeds: readonly Seed[];
  rootOf(path: BytePath): BytePath;
  notes: PayloadNotes;
}

/** What is deployed. What was read of it once is remembered: a file with another content later is an error. */
export class Payload {
  readonly entries: readonly Entry[];
  /** What goes into `shared/` of a host that has nothing there yet. */
  readonly seeds: readonly Seed[];
  readonly sharedPaths: readonly string[];
  readonly bytes: number;
  readonly notes: PayloadNotes;
  private readonly rootOf: (path: BytePath) => BytePath;
  private readonly hashes = new Map<BytePath, string>();
  private readonly ahead = new Map<BytePath, Buffer>();
  private aheadBytes = 0;
  private isWanted = false;

  constructor(
    { entries, seeds, rootOf, notes }: ReadSource,
    private readonly options: PayloadOptions,
  ) {
    this.entries = entries;
    this.seeds = seeds;
    this.sharedPaths = options.sharedPaths ?? [];
    this.rootOf = rootOf;
    this.notes = notes;
    this.bytes = entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.size : 0), 0);
  }

  /** Of all paths, modes, link targets and contents; times do not count. Reads what has not been read yet. */
  async sha256(): Promise<string> {
    const digest = createHash('sha256');
    const pause = slices(this.options.clock);
    for (const entry of this.entries) {
      if (entry.kind === 'file') await this.hashOf(entry);
      digest.update(identity(entry, this.knownHash(entry.path)), 'latin1');
      await pause();
    }
    return digest.digest('hex');
  }

  /** Of one file; a small one is kept for the sending that may follow. */
  async hashOf(entry: FileEntry): Promise<string> {
    const known = this.hashes.get(entry.path);
    if (known !== undefined) return known;
    if (entry.size > SMALL_BYTES) {
      return this.remember(entry.path, await readLarge(this.rootOf(entry.path), entry.path, entry.size));
    }
    const { bytes, sha256 } = this.read(entry);
    this.keep(entry.path, bytes);
    return sha256;
  }

  /** The whole of a small file. */
  take(entry: FileEntry): Content {
    const bytes = this.forget(entry.path);
    return bytes ? { bytes, sha256: this.knownHash(entry.path) } : this.read(entry);
  }

  /** What need not be sent need not be kept. */
  drop({ path }: { path: BytePath }): void {
    this.forget(path);
  }

  /** A large file in chunks; returns its SHA-256. */
  async stream({ path, size }: FileEntry, onChunk: (chunk: Buffer) => Promise<void>): Promise<string> {
    return this.remember(path, await readLarge(this.rootOf(path), path, size, onChunk));
  }

  /** Reads small files while there is nothing else to do, until somebody wants them; without room only for the hash. */
  async readAhead(): Promise<void> {
    const pause = slices(this.options.clock);
    for (const entry of this.entries) {
      if (this.isWanted) return;
      if (entry.kind === 'file' && entry.size <= SMALL_BYTES) await this.hashOf(entry);
      await pause();
    }
  }

  knownHash(path: BytePath): string {
    return this.hashes.get(path) ?? '';
  }

  private read({ path, size }: FileEntry): Content {
    const content = readSmall(this.rootOf(path), path, size);
    this.remember(path, content.sha256);
    return content;
  }

  private forget(path: BytePath): Buffer | undefined {
    this.isWanted = true;
    const bytes = this.ahead.get(path);
    this.ahead.delete(path);
    this.aheadBytes -= bytes?.length ?? 0;
    return bytes;
  }

  private keep(path: BytePath, bytes: Buffer): void {
    if (this.aheadBytes + bytes.length > AHEAD_BYTES) return;
    this.ahead.set(path, bytes);
    this.aheadBytes += bytes.length;
  }

  private remember(path: BytePath, sha256: string): string {
    const before = this.hashes.get(path);
    if (before !== undefined && before !== sha256) throw changed(path);
    this.hashes.set(path, sha256);
    return sha256;
  }
}
