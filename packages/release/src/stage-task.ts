import { type BaseIndex, NO_BASE, parseBaseIndex } from './base-index';
import type { BytePath } from './byte-path';
import type { DeployPlan, Site } from './deploy-plan';
import type { FleetWorld } from './fleet-world';
import { NEAR_MS } from './round-trip';
import type { StaleBase } from './stale-base';

/** One host that needs the release, and what it may be linked to there. */
export interface Task {
  site: Site;
  release: string;
  base: BaseIndex;
  /** Paths of the release for which links did not serve. */
  stale: ReadonlySet<BytePath>;
  /** What it is sent is packed. */
  isFar: boolean;
  /** Tasks of one group get the same bytes. */
  group: string;
  /** How often its connection has broken so far. */
  lost: number;
}

/** Asks the host what it has; a host that cannot tell gets everything. */
export async function newTask(site: Site, release: string, plan: DeployPlan, world: FleetWorld): Promise<Task> {
  const [listing, roundTripMs] = await Promise.all([listingOf(site, plan, world), distanceOf(site)]);
  const isFar = roundTripMs > NEAR_MS;
  const group = JSON.stringify([isFar, listing, site.before?.version ?? '', site.host.uploadFolder]);
  return { site, release, base: parseBaseIndex(listing), stale: new Set(), isFar, group, lost: 0 };
}

/** The same once more, linked only to what is as it should be; nothing at all, where that is not known. */
export function afterStale(task: Task, { paths }: StaleBase): Task {
  const base = paths.size === 0 || task.stale.size > 0 ? NO_BASE : task.base;
  return { ...task, base, stale: paths, group: task.site.host.label };
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

async function listingOf({ host, status }: Site, { linkUnchanged }: DeployPlan, { log }: FleetWorld): Promise<string> {
  if (!linkUnchanged || status.releases.length === 0) return '';
  return host.index().catch((error: Error) => {
    log.event(`${host.label}: its files are not known, so all are sent: ${error.message}`);
    return '';
  });
}
