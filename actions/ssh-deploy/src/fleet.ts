import { join } from 'node:path';
import { RemoteHost } from '@deploy-actions/release';
import type { Inputs } from './inputs';
import type { DeployWorld } from './world';

export interface Fleet {
  hosts: RemoteHost[];
  logPath: string;
  close(): void;
}

/** One client per host; nothing is connected before it is used. What steps print goes to the log and into a file. */
export function openFleet(inputs: Inputs, token: string, world: DeployWorld): Fleet {
  const logPath = join(world.folder, 'steps.log');
  world.appendFile(logPath, '');
  const hosts = inputs.ssh.targets.map(
    (target) =>
      new RemoteHost({
        label: target.label,
        path: inputs.path,
        token,
        clock: world.clock,
        connect: () => world.connect(target, inputs.ssh, world),
        onLine: (step, line) => {
          world.log.foreign(`${target.label} ${step}`, line);
          world.appendFile(logPath, `${target.label} ${step} | ${world.mask(line)}\n`);
        },
        signal: world.signal,
      }),
  );
  const close = () => {
    for (const host of hosts) host.close();
  };
  return { hosts, logPath, close };
}
