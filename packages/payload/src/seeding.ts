import { type BytePath, toBytePath } from './byte-path';
import type { Entry } from './entry';

/** What a host has of the shared paths, as it says itself; what is in neither set is not known. */
export interface SharedState {
  has: ReadonlySet<BytePath>;
  lacks: ReadonlySet<BytePath>;
}

/** What a host is sent for its `shared/`. */
export interface Seeding {
  seeds: readonly Entry[];
  /** Shared paths whose seeds stay here, because the host has something there: it refuses to go on without. */
  expected: readonly BytePath[];
  /** Files that neither side has. */
  missing: readonly BytePath[];
}

/** They become words of one command, quoted twice, and a system bounds those. */
const ASKED_BYTES = 16 * 1024;

/** As many of the shared paths as a host can be asked for in one command. */
export function askedPaths(sharedPaths: readonly string[]): string[] {
  let bytes = 0;
  const end = sharedPaths.findIndex((path) => {
    bytes += Buffer.byteLength(path) + 1;
    return bytes > ASKED_BYTES;
  });
  return end === -1 ? [...sharedPaths] : sharedPaths.slice(0, end);
}

/** Reads the `@has PATH` and `@lacks PATH` lines of a host's listing; all others are not for us. */
export function parseSharedState(listing: string): SharedState {
  const state = { has: new Set<BytePath>(), lacks: new Set<BytePath>() };
  for (const [, kind, path = ''] of listing.matchAll(/^@(has|lacks) (.+)$/gm)) {
    state[kind === 'has' ? 'has' : 'lacks'].add(path);
  }
  return state;
}

/** A host is sent the seeds of what it is not known to have. */
export function planSeeding(
  { seeds, sharedPaths }: { seeds: readonly Entry[]; sharedPaths: readonly string[] },
  { has, lacks }: SharedState,
): Seeding {
  const seeded = new Set(seeds.map(({ path }) => path));
  const paths = sharedPaths.map((path) => ({ name: toBytePath(nameOf(path)), isFolder: path.endsWith('/') }));
  const expected = paths.filter(({ name }) => seeded.has(name) && has.has(name)).map(({ name }) => name);
  const isKept = ({ path }: Entry) => expected.some((name) => `${path}/`.startsWith(`${name}/`));
  const missing = paths.filter(({ name, isFolder }) => !isFolder && !seeded.has(name) && lacks.has(name));
  return {
    seeds: expected.length === 0 ? seeds : seeds.filter((seed) => !isKept(seed)),
    expected,
    missing: missing.map(({ name }) => name),
  };
}

/** Of their files. */
export function bytesOf(entries: readonly Entry[]): number {
  return entries.reduce((sum, entry) => sum + (entry.kind === 'file' ? entry.size : 0), 0);
}

function nameOf(sharedPath: string): string {
  return sharedPath.replace(/\/$/, '');
}
