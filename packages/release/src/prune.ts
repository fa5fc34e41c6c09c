import { type HostStatus, liveRelease } from './host-status';
import { rollbackTarget } from './rollback-target';

/**
 * The releases that may go so that `keep` stay, the live one included: oldest first, but never the live one, never the
 * one a rollback would lead to, never `previous` (what was live before).
 */
export function releasesToRemove(host: HostStatus, keep: number, previous?: string): string[] {
  const target = rollbackTarget(host);
  const guarded = new Set([
    liveRelease(host)?.release,
    previous,
    'release' in target ? target.release.release : undefined,
  ]);
  const byAge = [...host.releases].sort((a, b) => a.order - b.order || (a.release < b.release ? -1 : 1));
  const removable = byAge.filter(({ release }) => !guarded.has(release)).map(({ release }) => release);
  return removable.slice(0, Math.max(0, host.releases.length - keep));
}
