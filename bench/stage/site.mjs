import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyPair, startHost } from '../../test/support/host/index.mjs';
import { openLink } from '../link/link.mjs';

/** Where every host of the benches sees its own folder. */
export const DEPLOY_PATH = '/srv/bench';

// Hosts end with this process, but only where it has the time to say so.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

/**
 * One or more hosts with a real sshd, and how to get there: directly, or by way of a link for each of them.
 * `files[i]` is host i's deploy path, seen from outside.
 */
export async function startSite({ folder, count = 1, link }) {
  mkdirSync(folder, { recursive: true });
  const { privateKey, publicKey, path: keyFile } = keyPair(join(folder, 'key'));
  const hosts = [];
  for (let i = 0; i < count; i += 1) {
    const at = join(folder, `host-${i + 1}`);
    hosts.push(await startHost({ name: `host-${i + 1}`, folder: at, publicKey, deployPath: DEPLOY_PATH }));
  }
  const far =
    link?.rttMs === undefined ? undefined : await openLink({ ...link, targets: hosts.map(({ port }) => port) });
  const ports = far?.ports ?? hosts.map(({ port }) => port);
  const knownHosts = hosts.map(({ knownHosts: line }, i) => line.replace(/^\S+/, `[127.0.0.1]:${ports[i]}`)).join('\n');
  const knownHostsFile = join(folder, `known_hosts`);
  writeFileSync(knownHostsFile, `${knownHosts}\n`);
  return {
    user: 'root',
    port: ports[0],
    hosts: ports.map((port) => `root@127.0.0.1:${port}`).join('\n'),
    privateKey,
    keyFile,
    knownHosts,
    knownHostsFile,
    files: hosts.map((host) => host.folder),
    sshdPids: () => hosts.map((host) => Number(readFileSync(join(host.folder, '..', 'sshd.pid'), 'utf8'))),
    async close() {
      await far?.close();
      await Promise.all(hosts.map((host) => host.stop()));
    },
  };
}
