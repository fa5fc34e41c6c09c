import { UserError } from '@deploy-actions/error';
import type { Host, HostStatus, Owner } from '@deploy-actions/release';
import type { FleetWorld } from './fleet-world';

export interface LockOptions {
  owner: Owner;
  ttlMs: number;
  /** How long to wait for somebody else's lock. */
  waitMs: number;
  /** Whether some of the hosts are better than none, even where another run has the rest. */
  allowsPart?: boolean;
  /** Title of the group of lines in the log that the locking gets. */
  group?: string;
}

export interface Held {
  host: Host;
  status: HostStatus;
}

export type Taken = Held | { host: Host; error: unknown };

const POLL_MS = 2000;
/** How long whoever has the first host waits for a rival who is about to give the others back, and how often it looks. */
const RIVAL_MS = 5000;
const RIVAL_POLL_MS = 500;

/**
 * Takes the lock of every host, in their order. Runs that want the same hosts at the same time may each get some of
 * them: then the one that has the first host, by name, goes on, and the others give back what they have. So one of
 * them wins. `options.waitMs` is for everybody who does not.
 */
export async function takeLocks(hosts: readonly Host[], options: LockOptions, world: FleetWorld): Promise<Taken[]> {
  const startMs = world.clock.elapsed();
  const byName = [...hosts].sort((a, b) => (a.label < b.label ? -1 : 1));
  const taken = new Map<Host, Taken>(await Promise.all(byName.map((host) => attempt(host, options, world))));
  let freshMs = startMs;
  for (let isTold = false; ; isTold = true) {
    const blocked = byName.filter((host) => isLocked(taken.get(host)));
    const [obstacle] = blocked;
    const held = byName.filter((host) => isHeld(taken.get(host)));
    const first = byName.find((host) => isHeld(taken.get(host)) || isLocked(taken.get(host)));
    if (!obstacle || !first) break;
    const isAhead = held.includes(first) && !options.allowsPart;
    if (!isAhead && !options.allowsPart) await giveBack(held, messageOf(taken.get(obstacle)), taken);

    const waitMs = isAhead ? Math.max(options.waitMs, RIVAL_MS) : options.waitMs;
    const leftMs = waitMs - (world.clock.elapsed() - startMs);
    if (leftMs <= 0 || world.signal.aborted) break;
    if (!isTold) world.log.event(`${messageOf(taken.get(obstacle))} Waiting …`);
    await world.clock.sleep(Math.min(isAhead ? RIVAL_POLL_MS : POLL_MS, leftMs), world.signal).catch(() => undefined);
    if (world.clock.elapsed() - freshMs > options.ttlMs / 3) {
      freshMs = world.clock.elapsed();
      const still = held.filter((host) => isHeld(taken.get(host)));
      await Promise.allSettled(still.map((host) => host.refresh(options.ttlMs)));
    }
    // Nobody else's path is locked, not even for a moment, as long as the one that we wait for is.
    taken.set(...(await attempt(obstacle, options, world)));
    if (isLocked(taken.get(obstacle))) continue;
    const rest = byName.filter((host) => isLocked(taken.get(host)));
    for (const [host, one] of await Promise.all(rest.map((each) => attempt(each, options, world))))
      taken.set(host, one);
  }
  return hosts.flatMap((host) => taken.get(host) ?? []);
}

async function attempt(host: Host, { owner, ttlMs }: LockOptions, world: FleetWorld): Promise<[Host, Taken]> {
  try {
    world.signal.throwIfAborted();
    return [host, { host, status: await host.lock(owner, ttlMs) }];
  } catch (error) {
    return [host, { host, error }];
  }
}

/** What is given back counts as locked: it is taken again with the one that is in the way. */
async function giveBack(held: readonly Host[], obstacle: string, taken: Map<Host, Taken>): Promise<void> {
  await Promise.allSettled(held.map((host) => host.unlock()));
  for (const host of held) {
    const message = `${host.label} was not changed, because another run holds part of the fleet: ${obstacle}`;
    taken.set(host, { host, error: new UserError('LOCKED', message) });
  }
}

function isHeld(one: Taken | undefined): boolean {
  return one !== undefined && 'status' in one;
}

function isLocked(one: Taken | undefined): boolean {
  return one !== undefined && 'error' in one && one.error instanceof UserError && one.error.code === 'LOCKED';
}

function messageOf(one: Taken | undefined): string {
  return one && 'error' in one && one.error instanceof Error ? one.error.message : '';
}
