import { UserError } from '@deploy-actions/error';
import * as v from 'valibot';

const event = v.object({ state: v.string(), at: v.string(), reason: v.nullable(v.string()) });

const release = v.object({
  release: v.string(),
  version: v.string(),
  state: v.picklist(['staged', 'live', 'good', 'bad']),
  /** The place in the row of deploys on this host, counted by the host; 0: never live. */
  order: v.number(),
  /** Its own checks passed when it was activated. */
  checked: v.boolean(),
  activatedAt: v.nullable(v.string()),
  payloadSha256: v.string(),
  recordSha256: v.string(),
  strategy: v.picklist(['files', 'script']),
  steps: v.record(v.string(), v.string()),
  healthTimeoutMs: v.number(),
  healthUrl: v.optional(v.string()),
  irreversible: v.optional(v.boolean()),
  environment: v.string(),
  previousVersion: v.string(),
  events: v.array(event),
});

const owner = v.object({ actor: v.string(), runUrl: v.string(), action: v.string(), since: v.string() });

/** One that runs now. */
const step = v.object({ id: v.string(), what: v.string() });

const status = v.object({
  protocol: v.literal(1),
  root: v.string(),
  /** Name of the live release; empty where none is. */
  current: v.string(),
  releases: v.array(release),
  bad: v.array(v.object({ version: v.string(), at: v.string(), reason: v.nullable(v.string()) })),
  /** `number` is its place in the row of locks: no two holders have the same. */
  lock: v.nullable(v.object({ number: v.number(), expiresInSeconds: v.number(), owner, steps: v.array(step) })),
  history: v.array(v.record(v.string(), v.unknown())),
  freeKiB: v.nullable(v.number()),
});

export type Release = v.InferOutput<typeof release>;
export type HostStatus = v.InferOutput<typeof status>;
export type Owner = v.InferOutput<typeof owner>;

/** The host's own account of itself; `HOST_PROTOCOL` where it is not what this version writes. */
export function parseStatus(text: string): HostStatus {
  try {
    return v.parse(status, JSON.parse(text));
  } catch (cause) {
    throw new UserError('HOST_PROTOCOL', 'The state on the host cannot be read.', { cause });
  }
}

export function parseOwner(text: string): Owner | undefined {
  try {
    return v.parse(owner, JSON.parse(text));
  } catch {
    return undefined;
  }
}

export function liveRelease(host: HostStatus): Release | undefined {
  return host.releases.find(({ release: name }) => name === host.current);
}

export function badReason(host: HostStatus, version: string): string | undefined {
  const mark = host.bad.find((entry) => entry.version === version);
  return mark && (mark.reason ?? 'no reason was noted');
}
