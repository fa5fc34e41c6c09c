import { formatSize } from '@deploy-actions/quantity';
import type { HostRow } from './fleet-result';
import { holderOf } from './holder';
import { type HostStatus, liveRelease } from './host-status';
import { rollbackTarget } from './rollback-target';

/** A host's own account of itself, as a person reads it. */
export interface HostReport {
  /** Of the live release; empty where none is. */
  state: string;
  /** Its own checks passed when it went live. */
  isProven: boolean;
  /** Where a rollback would lead; empty where no way leads back. */
  rollbackVersion: string;
  /** In words; empty where it is free. */
  lock: string;
  steps: string[];
  freeBytes: number | null;
  releases: { release: string; state: string }[];
  bad: string[];
  /** The newest lines of the history, as the host wrote them, the oldest first. */
  history: HostStatus['history'];
}

const HISTORY_LINES = 5;

/** The part of a row that tells how a host is. */
export function describeHost(status: HostStatus): Pick<HostRow, 'message' | 'previousVersion' | 'report'> {
  const live = liveRelease(status);
  const target = rollbackTarget(status);
  const report: HostReport = {
    state: live?.state ?? '',
    isProven: live?.checked ?? false,
    rollbackVersion: 'release' in target ? target.release.version : '',
    lock: status.lock ? holderOf(status.lock) : '',
    steps: (status.lock?.steps ?? []).map(({ id, what }) => what || id),
    freeBytes: status.freeKiB === null ? null : status.freeKiB * 1024,
    releases: [...status.releases].sort((a, b) => b.order - a.order).map(({ release, state }) => ({ release, state })),
    bad: status.bad.map(({ version }) => version),
    history: status.history.slice(-HISTORY_LINES),
  };
  return { message: inWords(live?.version, report), previousVersion: previousVersion(status), report };
}

/** What was live before the live release came; by the host's history, which only reaches so far. */
function previousVersion(status: HostStatus): string {
  const came = status.history.findLast(({ event, release }) => MOVES.has(event) && release === status.current);
  const name = typeof came?.previous === 'string' ? came.previous : '';
  const known = status.releases.find(({ release }) => release === name);
  return known?.version ?? name;
}

const MOVES: ReadonlySet<unknown> = new Set(['deploy', 'rollback', 'revert']);

function inWords(version: string | undefined, { state, isProven, lock, steps, freeBytes }: HostReport): string {
  const proven = state === 'good' || isProven ? '' : ', its checks have not passed';
  const parts = [
    version === undefined ? 'nothing is live' : `${version} is live (${state}${proven})`,
    lock === '' ? 'not locked' : `locked by ${lock}`,
    ...(steps.length > 0 ? [`running: ${steps.join(', ')}`] : []),
    ...(freeBytes === null ? [] : [`${formatSize(freeBytes)} free`]),
  ];
  return parts.join('; ');
}
