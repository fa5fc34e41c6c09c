import * as v from 'valibot';
import { parseHostJson } from './host-json';

/** What a folder's name may be for the host program, too. Anything else in its place would go on into outputs and paths. */
const name = v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,254}$/, 'not a plain name'));
const nameOrNone = v.union([v.literal(''), name]);

const event = v.object({ state: v.string(), at: v.string(), reason: v.nullable(v.string()) });

export const release = v.object({
  release: name,
  version: name,
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
  shell: v.optional(v.string()),
  healthTimeoutMs: v.number(),
  healthUrl: v.optional(v.string()),
  irreversible: v.optional(v.boolean()),
  environment: v.string(),
  /** Another tool made it live, and we found it: it has no steps, and is not ours to remove. */
  adopted: v.optional(v.boolean()),
  previousVersion: nameOrNone,
  events: v.array(event),
});

export const owner = v.object({
  actor: v.string(),
  runUrl: v.string(),
  action: v.string(),
  since: v.string(),
  /** The workflow run; attempt and job are for people. */
  runId: v.optional(v.string()),
  runAttempt: v.optional(v.number()),
  job: v.optional(v.string()),
  /** The name by which the holder of a lock knows the host. */
  host: v.optional(v.string()),
});

/** One that runs now. */
const step = v.object({ id: v.string(), what: v.string() });

/** `by`: who had the lock when it was marked; marks from before this was noted have none. */
const badMark = v.object({
  version: name,
  at: v.string(),
  reason: v.nullable(v.string()),
  by: v.optional(v.nullable(v.partial(owner))),
});

export const status = v.object({
  protocol: v.literal(1),
  root: v.string(),
  /** Whether `root` is a folder on the host: the first deploy creates it. */
  hasFolder: v.boolean(),
  /** Name of the live release; empty where `current` leads to none. */
  current: nameOrNone,
  /** What `current` is: a link to a release, to nothing that is there, or elsewhere; or no link at all. */
  pointing: v.picklist(['none', 'release', 'missing', 'elsewhere', 'folder', 'file']),
  /** The text of that link. */
  target: v.string(),
  /** Who switched to the live release, and how; null where nothing is live or that is not recorded. */
  switched: v.nullable(v.object({ at: v.string(), operation: v.string(), by: v.nullable(v.partial(owner)) })),
  releases: v.array(release),
  /** Names in `releases/` that are taken by something that is no release of ours. */
  foreign: v.array(v.string()),
  /** Everything about the host itself for which it refuses a deploy. */
  objections: v.array(
    v.object({
      kind: v.picklist(['current', 'rights', 'tools', 'disk']),
      code: v.literal('HOST_UNFIT'),
      message: v.string(),
    }),
  ),
  bad: v.array(badMark),
  /** `number` is its place in the row of locks: no two holders have the same. */
  lock: v.nullable(v.object({ number: v.number(), expiresInSeconds: v.number(), owner, steps: v.array(step) })),
  history: v.array(v.record(v.string(), v.unknown())),
  freeKiB: v.nullable(v.number()),
});

/** Throw where the JSON is not what the host program of this version writes. */
export const readStatus = (json: string) => v.parse(status, parseHostJson(json));
export const readOwner = (json: string) => v.parse(owner, parseHostJson(json));
