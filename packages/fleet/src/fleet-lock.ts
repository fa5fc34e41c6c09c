import { UserError } from '@deploy-actions/error';
import type { Host } from '@deploy-actions/release';
import type { FleetWorld } from './fleet-world';
import { type Held, type LockOptions, takeLocks } from './take-locks';

export interface FleetLock {
  held: Held[];
  /** The hosts that could not be reached or locked. */
  failed: { host: Host; error: UserError }[];
}

/** Locks every host, runs `work`, keeps the locks fresh meanwhile, and gives every one of them back. */
export async function withFleetLock<T>(
  hosts: readonly Host[],
  options: LockOptions,
  world: FleetWorld,
  work: (lock: FleetLock) => Promise<T>,
): Promise<T> {
  const take = () => takeLocks(hosts, options, world);
  const taken = options.group === undefined ? await take() : await world.log.group(options.group, take);
  const lock: FleetLock = { held: [], failed: [] };
  for (const one of taken) {
    if ('error' in one) lock.failed.push({ host: one.host, error: asUserError(one.host, one.error) });
    else lock.held.push(one);
  }
  const end = new AbortController();
  const fresh = Promise.all(lock.held.map(({ host }) => keepFresh(host, options.ttlMs, world, end.signal)));
  try {
    return await work(lock);
  } finally {
    end.abort();
    await fresh;
    await Promise.all(hosts.map((host) => giveBack(host, world)));
  }
}

async function keepFresh(host: Host, ttlMs: number, world: FleetWorld, end: AbortSignal): Promise<void> {
  for (;;) {
    try {
      await world.clock.sleep(ttlMs / 3, end);
    } catch {
      return;
    }
    await host.refresh(ttlMs).catch((error: Error) => {
      world.log.warning(`The lock on ${host.label} could not be renewed: ${error.message}`);
    });
  }
}

/** Asked even where taking it failed: the answer may have been lost, and giving back what we do not hold is harmless. */
async function giveBack(host: Host, world: FleetWorld): Promise<void> {
  await host.unlock().catch((error: unknown) => {
    const isUnreachable = error instanceof UserError && /^(CONNECT|AUTH|HOST_KEY|CANCELLED)/.test(error.code);
    if (!isUnreachable) world.log.warning(`The lock on ${host.label} could not be released: ${messageOf(error)}`);
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

export function asUserError(host: Pick<Host, 'label'>, error: unknown): UserError {
  if (error instanceof UserError) return error;
  return new UserError('INTERNAL', `${host.label}: ${messageOf(error)}`, { cause: error });
}
