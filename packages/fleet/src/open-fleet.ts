import { join } from 'node:path';
import { secretsInEnv, type World } from '@deploy-actions/action';
import { RemoteHost } from '@deploy-actions/release';
import type { Connect, SshSettings } from '@deploy-actions/ssh';
import { StepLog } from './step-log';
import type { LockOptions } from './take-locks';

export interface FleetClientWorld extends World {
  connect: Connect;
  /** A new lock token: letters and digits that nobody else has. */
  makeToken(): string;
  appendFile(path: string, text: string): void;
}

export interface FleetAddress {
  ssh: SshSettings;
  path: string;
  commandTimeoutMs: number;
  /** Kept of each stream of a step. */
  outputLimitBytes: number;
}

export interface Fleet {
  hosts: RemoteHost[];
  /** A file with everything that steps printed on all hosts. */
  logPath: string;
  /** Who we are to the next one who finds the path locked. */
  lockOptions(action: string, times: { lockTtlMs: number; lockWaitMs: number }): LockOptions;
  close(): void;
}

const TOKEN = 'lock-token';
const ENDED = 'main-ended';

/** One client per host; nothing is connected before it is used. What steps print goes to the log and into a file. */
export function openFleet(address: FleetAddress, world: FleetClientWorld, token = world.makeToken()): Fleet {
  const logPath = join(world.folder, 'steps.log');
  const log = new StepLog(logPath, world);
  world.remember(TOKEN, token);
  const hosts = address.ssh.targets.map(
    (target) =>
      new RemoteHost({
        label: target.label,
        path: address.path,
        token,
        clock: world.clock,
        commandTimeoutMs: address.commandTimeoutMs,
        outputLimitBytes: address.outputLimitBytes,
        connect: () => world.connect(target, address.ssh, world),
        tell: (text) => world.log.event(text),
        mask: (text) => world.mask(text),
        onEnv: (lines) => {
          for (const value of secretsInEnv(lines)) world.secret(value);
        },
        onLines: (step, lines) => log.print(`${target.label} ${step}`, lines),
      }),
  );
  return {
    hosts,
    logPath,
    lockOptions: (action, { lockTtlMs, lockWaitMs }) => ({
      owner: {
        actor: world.run.triggeringActor,
        runUrl: world.run.runUrl,
        ...(world.run.runId === '' ? {} : { runId: world.run.runId }),
        runAttempt: world.run.runAttempt,
        job: world.run.job,
        action,
        since: new Date(world.clock.now()).toISOString(),
      },
      ttlMs: lockTtlMs,
      waitMs: lockWaitMs,
    }),
    close: () => {
      log.flush();
      // A host that could not be reached at the end may be by the `post:` step.
      if (!hosts.some(({ mayHoldLock }) => mayHoldLock)) world.remember(ENDED, 'true');
      for (const host of hosts) host.close();
    },
  };
}

/** The `post:` step of an action with a fleet: gives back the locks of a main step that was killed before it could. */
export async function giveBackLocks(
  address: FleetAddress,
  world: FleetClientWorld,
  recall: (key: string) => string,
): Promise<void> {
  const token = recall(TOKEN);
  if (token === '' || recall(ENDED) === 'true') return;
  const fleet = openFleet(address, world, token);
  try {
    const results = await Promise.allSettled(fleet.hosts.map((host) => host.unlock()));
    for (const [index, result] of results.entries()) {
      const label = fleet.hosts[index]?.label ?? '';
      if (result.status === 'fulfilled') world.log.event(`${label}: the lock of the killed step was released`);
      else world.log.warning(`${label}: the lock of the killed step still exists: ${(result.reason as Error).message}`);
    }
  } finally {
    fleet.close();
  }
}
