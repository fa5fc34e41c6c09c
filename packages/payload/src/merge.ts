import { UserError } from '@deploy-actions/error';
import { type BytePath, showPath, toBytePath } from './byte-path';
import { byPath, type Entry } from './entry';
import { readLarge } from './file-content';
import type { SourcePart } from './source';

export interface MergedSource {
  entries: readonly Entry[];
  /** The folder on the runner below which a path of the release lies. */
  rootOf(path: BytePath): BytePath;
}

/** So many conflicts are named in the message. */
const SHOWN = 5;

interface Placed {
  entry: Entry;
  part: SourcePart;
}

/**
 * One release of what several lines of `source` stand for. Throws `SOURCE`, naming both lines, where two of them give
 * the same path something else; folders are joined, and the first line says their mode and time.
 */
export async function mergeParts(
  parts: readonly { part: SourcePart; entries: readonly Entry[] }[],
): Promise<MergedSource> {
  const [first, ...others] = parts;
  const root = toBytePath(first?.part.folder ?? '.');
  if (others.length === 0) return { entries: first?.entries ?? [], rootOf: () => root };
  const all = new Map<BytePath, Placed>();
  const conflicts: string[] = [];
  for (const { part, entries } of parts) {
    for (const entry of entries) {
      const before = all.get(entry.path);
      if (!before) all.set(entry.path, { entry, part });
      else if (!(await isSame(before, { entry, part }))) conflicts.push(conflict(before, { entry, part }));
    }
  }
  if (conflicts.length > 0) {
    const more = conflicts.length > SHOWN ? [`… and ${conflicts.length - SHOWN} more`] : [];
    throw new UserError('SOURCE', [...conflicts.slice(0, SHOWN), ...more].join('\n'), {
      hint: 'Remove one of them from `source`, or give the folder that contains both.',
    });
  }
  const entries = [...all.values()].map(({ entry }) => entry).sort(byPath);
  return { entries, rootOf: (path) => toBytePath(all.get(path)?.part.folder ?? '.') };
}

async function isSame(a: Placed, b: Placed): Promise<boolean> {
  if (a.part.folder === b.part.folder) return true;
  if (a.entry.kind === 'folder' || b.entry.kind === 'folder') return a.entry.kind === b.entry.kind;
  if (a.entry.kind === 'link' || b.entry.kind === 'link') {
    return (
      a.entry.kind === b.entry.kind && 'target' in a.entry && 'target' in b.entry && a.entry.target === b.entry.target
    );
  }
  if (a.entry.mode !== b.entry.mode || a.entry.size !== b.entry.size) return false;
  return (await hashOf(a, a.entry.size)) === (await hashOf(b, b.entry.size));
}

function hashOf({ entry, part }: Placed, size: number): Promise<string> {
  return readLarge(toBytePath(part.folder), entry.path, size);
}

function conflict(a: Placed, b: Placed): string {
  const [one, other] = [describe(a), describe(b)];
  return `Two lines of \`source\` give ${showPath(a.entry.path)}: ${a.part.line} (${one}) and ${b.part.line} (${other === one ? `another ${one}` : other}).`;
}

function describe({ entry }: Placed): string {
  return entry.kind === 'file' ? `file of ${entry.size} bytes, mode ${entry.mode.toString(8)}` : entry.kind;
}
