import { formatSize } from '@deploy-actions/quantity';
import { describeMark, type HostStatus, isAdopted, liveRelease, type Release } from '@deploy-actions/release';
import { holderOf } from './holder';
import { rollbackTarget } from './rollback-target';

/** A host's own account of itself, as a person reads it. */
export interface HostReport {
  /** Of the live release; empty where none is. */
  state: string;
  /** Its own checks passed when it went live. */
  isProven: boolean;
  /** Another tool made it live. */
  isAdopted: boolean;
  /** What `current` is where it leads to no release of this path, or that the folder does not exist; else empty. */
  stray: string;
  /** Where a rollback would lead; empty where no way leads back. */
  rollbackVersion: string;
  /** In words; empty where it is free. */
  lock: string;
  steps: string[];
  freeBytes: number | null;
  releases: { release: string; state: string }[];
  /** Versions that must not come back, and in words why, since when and by which run. */
  bad: { version: string; why: string }[];
  /** The newest lines of the history, as the host wrote them, the oldest first. */
  history: HostStatus['history'];
}

const HISTORY_LINES = 5;

/** The part of a row that tells how a host is. */
export function describeHost(status: HostStatus): { message: string; previousVersion: string; report: HostReport } {
  const live = liveRelease(status);
  const target = rollbackTarget(status);
  const report: HostReport = {
    state: live?.state ?? '',
    isProven: live?.checked ?? false,
    isAdopted: live !== undefined && isAdopted(live),
    stray: strayOf(status),
    rollbackVersion: 'release' in target ? target.release.version : '',
    lock: status.lock ? holderOf(status.lock) : '',
    steps: (status.lock?.steps ?? []).map(({ id, what }) => what || id),
    freeBytes: status.freeKiB === null ? null : status.freeKiB * 1024,
    releases: [...status.releases].sort((a, b) => b.order - a.order).map(({ release, state }) => ({ release, state })),
    bad: status.bad.map((mark) => ({ version: mark.version, why: describeMark(mark) })),
    history: status.history.slice(-HISTORY_LINES),
  };
  return { message: inWords(live?.release, report), previousVersion: live ? before(status, live) : '', report };
}

/**
 * The version from which the live release was deployed, by the host's history, or where that does not reach so far by the
 * release's own record. What came after it and failed was never before it, whatever way led back from there.
 */
function before({ history, releases }: HostStatus, live: Release): string {
  const came = history.findLast(({ event, release }) => event === 'deploy' && release === live.release);
  if (typeof came?.previous !== 'string') return live.previousVersion;
  return releases.find(({ release }) => release === came.previous)?.version ?? came.previous;
}

const STRAY: Readonly<Partial<Record<HostStatus['pointing'], string>>> = {
  elsewhere: 'current points to',
  missing: 'current points to',
  folder: 'current is a folder, not a link',
  file: 'current is a file, not a link',
};

/** In words; empty where `current` is as we make it, or not there although the folder is. */
function strayOf({ pointing, target, hasFolder, root }: HostStatus): string {
  if (!hasFolder) {
    return `nothing is live: the folder ${root} does not exist (a mistake in \`path\`, or the first deploy creates it)`;
  }
  const words = STRAY[pointing];
  if (words === undefined) return '';
  if (target === '') return words;
  return `${words} ${target}, which ${pointing === 'missing' ? 'does not exist' : 'is not a release of this path'}`;
}

function inWords(
  release: string | undefined,
  { state, isProven, isAdopted, stray, lock, steps, freeBytes, bad }: HostReport,
): string {
  const proven = state === 'good' || isProven ? '' : ', its checks have not passed';
  const how = isAdopted ? `${state}, adopted${proven}` : `${state}${proven}`;
  const nothing = stray || 'nothing is live';
  const parts = [
    release === undefined ? nothing : `${release} is live (${how})`,
    lock === '' ? 'not locked' : `locked by ${lock}`,
    ...(steps.length > 0 ? [`running: ${steps.join(', ')}`] : []),
    ...(bad.length > 0 ? [`marked bad: ${bad.map(({ version }) => version).join(', ')}`] : []),
    ...(freeBytes === null ? [] : [`${formatSize(freeBytes)} free`]),
  ];
  return parts.join('; ');
}
