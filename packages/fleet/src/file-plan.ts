import {
  type BaseIndex,
  type BytePath,
  bytesOf,
  createLinker,
  type Entry,
  type FileEntry,
  isOdd,
  isSameContent,
  type Payload,
  showPath,
} from '@deploy-actions/payload';

export interface PlannedFile {
  /** As text; names that are not plain are quoted. */
  path: string;
  bytes: number;
}

/** What a deploy would change among the files of the live release. */
export interface FilePlan {
  added: PlannedFile[];
  changed: PlannedFile[];
  removed: PlannedFile[];
  /** First versions for `shared/`, where the host has nothing there; paths below the deploy path. */
  seeded: PlannedFile[];
  /** Contents that the host has nowhere, before they are packed. */
  bytesToSend: number;
}

/** What a deploy would do on one host; without files where the release is there already. */
export interface HostPlan extends Partial<FilePlan> {
  /** In order. */
  commands: string[];
}

/** Compares the payload with the live release, file by file; reads every file. Names with control bytes count as new. */
export async function planFiles(
  payload: Payload,
  seeds: readonly Entry[],
  base: BaseIndex,
  live: string | undefined,
): Promise<FilePlan> {
  const seeded = seeds.flatMap((seed) =>
    seed.kind === 'file' ? [planned({ path: `shared/${seed.path}`, size: seed.size })] : [],
  );
  const plan: FilePlan = { added: [], changed: [], removed: [], seeded, bytesToSend: bytesOf(seeds) };
  const linker = createLinker(base, payload.entries);
  const gone = new Map(base.files.filter(({ release }) => release === live).map((file) => [file.path, file]));
  for (const entry of payload.entries) {
    if (entry.kind !== 'file') continue;
    const sha256 = await payload.hashOf(entry);
    payload.drop(entry);
    const before = gone.get(entry.path);
    gone.delete(entry.path);
    if (!before) plan.added.push(planned(entry));
    else if (before.mode !== entry.mode || !isSameContent(before, entry.size, sha256))
      plan.changed.push(planned(entry));
    // As an upload does it: odd names are in no list of what a host has.
    if (isOdd(entry.path) || linker(entry, sha256) === undefined) plan.bytesToSend += entry.size;
  }
  plan.removed = [...gone.values()].map(planned);
  return plan;
}

function planned({ path, size }: Pick<FileEntry, 'size'> & { path: BytePath }): PlannedFile {
  return { path: showPath(path), bytes: size };
}
