import { UserError } from '@deploy-actions/error';
import { formatSize } from '@deploy-actions/quantity';
import { type BaseIndex, NO_BASE } from './base-index';
import type { Entry } from './entry';

/** File systems give room in such pieces. */
const PIECE_BYTES = 4096;

/** Bytes on the disk that a release takes for certain: of what the host cannot have yet, and of what is never linked. */
export function leastRoom(entries: readonly Entry[], base: BaseIndex, seeds: readonly Entry[] = []): number {
  const ofSeeds = seeds.length === 0 ? 0 : leastRoom(seeds, NO_BASE);
  let bytes = ofSeeds;
  for (const entry of entries) {
    if (entry.kind === 'folder') bytes += PIECE_BYTES;
    if (entry.kind === 'file' && !base.mayHave(entry)) bytes += Math.ceil(entry.size / PIECE_BYTES) * PIECE_BYTES;
  }
  return bytes;
}

/** Throws `DISK_FULL` where it is clear before anything is sent; what comes closer is found by the host itself. */
export function requireRoom(label: string, freeKiB: number | null, bytes: number): void {
  if (freeKiB === null || bytes <= freeKiB * 1024) return;
  const [needed, free] = [formatSize(bytes), formatSize(freeKiB * 1024)];
  throw new UserError('DISK_FULL', `${label}: the release needs at least ${needed}, but only ${free} are free.`, {
    hint: 'Free some space, or lower `keep-releases` and deploy a smaller release once.',
  });
}
