import { UserError } from '@deploy-actions/error';
import {
  type BaseIndex,
  type BaseLists,
  type BytePath,
  NO_BASE,
  type Payload,
  parseSharedState,
  planSeeding,
  type Seeding,
  type SharedState,
  type StaleBase,
} from '@deploy-actions/payload';
import { NEAR_MS } from '@deploy-actions/release';
import type { DeployPlan, Site } from './deploy-plan';
import type { FleetWorld } from './fleet-world';

const REFUSALS: ReadonlySet<string> = new Set(['HOST_UNFIT', 'SHARED_IN_OLD_PLACE', 'LOCK_LOST']);

/** One host that needs the release, and what it may be linked to there. */
export interface Task {
  site: Site;
  release: string;
  base: BaseIndex;
  /** What the host has in `shared/`. */
  shared: SharedState;
  seeding: Seeding;
  /** Paths of the release for which links did not serve. */
  stale: ReadonlySet<BytePath>;
  /** What it is sent is packed. */
  isFar: boolean;
  /** Tasks of one group get the same bytes. */
  group: string;
  /** How often its connection has broken so far. */
  lost: number;
}

/** Asks the host what it has; a host that cannot tell gets everything. Rejects where the host refuses the shared paths. */
export async function newTask(
  site: Site,
  release: string,
  plan: DeployPlan,
  world: FleetWorld,
  lists: BaseLists,
): Promise<Omit<Task, 'seeding'>> {
  const asked = listingOf(site, plan, world).then((listing) => ({
    ...lists.of(plan.linkUnchanged ? listing : ''),
    shared: parseSharedState(listing),
  }));
  const [{ base, id, shared }, roundTripMs] = await Promise.all([asked, distanceOf(site)]);
  const isFar = roundTripMs > NEAR_MS;
  const group = JSON.stringify([isFar, id, site.before?.version ?? '', site.host.uploadFolder]);
  return { site, release, base, shared, stale: new Set(), isFar, group, lost: 0 };
}

/** What a host has in `shared/` counts only where the payload has something for it. */
export function withSeeding(task: Omit<Task, 'seeding'>, payload: Pick<Payload, 'seeds' | 'sharedPaths'>): Task {
  const seeding = planSeeding(payload, task.shared);
  return { ...task, seeding, group: JSON.stringify([task.group, seeding.expected]) };
}

/**
 * The same once more, linked only to what is as it should be; nothing at all, where that is not known. What is not in
 * `shared/` any more is sent, and with it all that goes there.
 */
export function afterStale(task: Task, { paths, shared }: StaleBase, payload: Pick<Payload, 'seeds'>): Task {
  const group = task.site.host.label;
  const { base: before, seeding } = task;
  // Whatever a host says, each refusal leaves less that it could refuse.
  if (seeding.expected.length > 0 && (shared.size > 0 || before.files.length === 0)) {
    return { ...task, seeding: { ...seeding, seeds: payload.seeds, expected: [] }, group };
  }
  const base = paths.size === 0 || task.stale.size > 0 ? NO_BASE : before;
  return { ...task, base, stale: paths, group };
}

export function groupsOf(tasks: readonly Task[]): Task[][] {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) groups.set(task.group, [...(groups.get(task.group) ?? []), task]);
  return [...groups.values()];
}

/** What is wrong with the connection shows when it is used. */
function distanceOf({ host }: Site): Promise<number> {
  return host.roundTripMs().catch(() => Number.POSITIVE_INFINITY);
}

async function listingOf({ host, status }: Site, plan: DeployPlan, { log }: FleetWorld): Promise<string> {
  const { sharedPaths } = plan.record;
  const hasFiles = plan.linkUnchanged && status.releases.length > 0;
  if (!hasFiles && sharedPaths.length === 0) return '';
  return host.index(sharedPaths).catch((error: Error) => {
    // The host would say the same of the upload, when all of it was sent.
    if (error instanceof UserError && REFUSALS.has(error.code)) throw error;
    log.event(`${host.label}: its existing files are unknown, so all files are sent: ${error.message}`);
    return '';
  });
}
