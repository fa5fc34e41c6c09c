import { UserError } from '@deploy-actions/error';
import type { readOwner, readStatus } from './status-schema';

export type HostStatus = ReturnType<typeof readStatus>;
export type Release = HostStatus['releases'][number];
export type Owner = ReturnType<typeof readOwner>;

const load = () => import('./status-schema');

/**
 * Hands on the answer to what was just said to a host: while the network is waited for there is time to load the
 * library that reads it, which would only have kept it from being said.
 */
export async function loadMeanwhile<T>(answer: Promise<T>): Promise<T> {
  const loaded = new Promise((resolve) => setImmediate(resolve)).then(load);
  // Of an answer that failed, too, nothing goes on behind the caller's back.
  const [said] = await Promise.allSettled([answer, loaded]);
  if (said.status === 'rejected') throw said.reason;
  return said.value;
}

/** The host's own account of itself; `HOST_PROTOCOL` where it is not what this version writes. `label` is the host. */
export async function parseStatus(label: string, text: string): Promise<HostStatus> {
  const { readStatus } = await load();
  try {
    return readStatus(text);
  } catch (cause) {
    throw new UserError('HOST_PROTOCOL', `${label}: the state on the host cannot be read.`, { cause });
  }
}

export async function parseOwner(text: string): Promise<Owner | undefined> {
  const { readOwner } = await load();
  try {
    return readOwner(text);
  } catch {
    return undefined;
  }
}

export function liveRelease(host: HostStatus): Release | undefined {
  return host.releases.find(({ release: name }) => name === host.current);
}

/** The version that is live: empty where nothing is, `unknown` where `current` leads to no release of this path. */
export function liveVersion(host: HostStatus): string {
  const version = liveRelease(host)?.version ?? host.current;
  return version === '' && ['elsewhere', 'folder', 'file'].includes(host.pointing) ? 'unknown' : version;
}

/** The id of the workflow run that switched to the live release; undefined where it is not recorded. */
export function switchingRun({ switched }: Pick<HostStatus, 'switched'>): string | undefined {
  return switched?.by?.runId || undefined;
}

export function badReason(host: HostStatus, version: string): string | undefined {
  const mark = host.bad.find((entry) => entry.version === version);
  return mark && describeMark(mark);
}

/** Why, when, and by whom in which run. */
export function describeMark({ reason, at, by }: HostStatus['bad'][number]): string {
  const { actor = '', action = '', runUrl = '' } = by ?? {};
  const who = [action, runUrl].filter((word) => word !== '').join(', ');
  const whom = actor === '' && who === '' ? '' : ` by ${actor || 'somebody'}${who === '' ? '' : ` (${who})`}`;
  return `${reason ?? 'no reason was recorded'}; marked at ${at}${whom}`;
}
