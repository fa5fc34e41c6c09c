import { type HostStatus, isRemovable, liveRelease, type Release } from '@deploy-actions/release';
import { isMilestone, releasesLeft } from './releases-left';
import { rollbackTarget } from './rollback-target';

/**
 * The releases that may go so that `keep` stay, the live one included: first what never went live or reverted itself,
 * then by age. What we did not ship neither goes nor counts. Never the live one, never the one a rollback would lead to, never `previous` (what was live before), and
 * never one between those that a rollback must know of, because its migration cannot be undone or has to be.
 */
export function releasesToRemove(host: HostStatus, keep: number, previous?: string): string[] {
  const target = rollbackTarget(host);
  const guarded = new Set<string | undefined>([
    liveRelease(host)?.release,
    previous,
    'release' in target ? target.release.release : undefined,
  ]);
  const between = 'release' in target ? releasesLeft(host, target.release).filter(isMilestone) : [];
  for (const { release } of between) guarded.add(release);
  const isWaste = ({ state }: Release) => Number(state === 'staged');
  const own = host.releases.filter(isRemovable);
  const byAge = [...own].sort(
    (a, b) => isWaste(b) - isWaste(a) || a.order - b.order || (a.release < b.release ? -1 : 1),
  );
  const removable = byAge.filter(({ release }) => !guarded.has(release)).map(({ release }) => release);
  return removable.slice(0, Math.max(0, own.length - keep));
}
