import { badReason, type HostStatus, isVerified, liveRelease } from '@deploy-actions/release';

/** What one host has to do for this version. */
export type Choice =
  | { kind: 'unchanged'; release: string }
  /** On the host already: only to be activated, once its files are proven again. */
  | { kind: 'activate'; release: string }
  | { kind: 'upload'; release: string }
  | { kind: 'bad'; reason: string };

export interface Wanted {
  version: string;
  /** Needed only where the host has a release of this version. */
  payloadSha256: string | undefined;
  /** Hash of what makes it live: steps, strategy, environment. */
  recordSha256: string;
  allowBad: boolean;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * The same version with other content is a release of its own, `<version>.r2`: a release that is or was live is never
 * changed in place, nor is a folder that another tool has made. Bad marks stick to the version, whatever its content. What is `damaged` on the host's disk goes live
 * no more.
 */
export function chooseRelease(host: HostStatus, wanted: Wanted, damaged: ReadonlySet<string> = NONE): Choice {
  const reason = badReason(host, wanted.version);
  if (reason !== undefined && !wanted.allowBad) return { kind: 'bad', reason };
  const same = host.releases.filter(
    ({ version, payloadSha256, recordSha256 }) =>
      version === wanted.version && payloadSha256 === wanted.payloadSha256 && recordSha256 === wanted.recordSha256,
  );
  const live = liveRelease(host);
  // Good from before, but switched to by a run that died before its steps: unproven.
  if (live && isVerified(live) && same.includes(live)) return { kind: 'unchanged', release: live.release };
  const known = same.find(({ release }) => !damaged.has(release));
  if (known) return { kind: 'activate', release: known.release };
  return { kind: 'upload', release: freeName(host, wanted.version) };
}

function freeName(host: HostStatus, version: string): string {
  const taken = new Set([...host.releases.map(({ release }) => release), ...host.foreign]);
  if (!taken.has(version)) return version;
  for (let n = 2; ; n++) {
    const name = `${version}.r${n}`;
    if (!taken.has(name)) return name;
  }
}
