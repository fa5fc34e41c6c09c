import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '@deploy-actions/ssh';
import { type KeyPair, makeKeyPair, type SshServer, startSshServer } from '../ssh/server';
import { actionTestWorld } from './world';

export interface TestHost {
  server: SshServer;
  home: string;
  /** Name of the live release, empty where none is. */
  live(): string;
}

export interface TestFleet {
  hosts: TestHost[];
  /** Values for `hosts`, `known-hosts`, `private-key`, `path` and what else every run needs. */
  inputs: Record<string, string>;
  stop(): Promise<void>;
}

export interface FleetOptions {
  /** Homes that the hosts begin with, one for each. */
  homes?: readonly string[];
  /** Of every command on every host. */
  env?: Readonly<Record<string, string>>;
  keys?: KeyPair;
}

/** SSH servers in this process, each with a home of its own, so that all share the deploy path `~/app`. */
export async function startFleet(
  size: number,
  { homes, env = {}, keys = makeKeyPair() }: FleetOptions = {},
): Promise<TestFleet> {
  const hosts = await Promise.all(
    Array.from({ length: size }, async (_, index) => {
      const home = mkdtempSync(join(tmpdir(), 'host-'));
      if (homes?.[index]) cpSync(homes[index], home, { recursive: true, verbatimSymlinks: true });
      const server = await startSshServer({ home, authorizedKeys: [keys.publicKey], env });
      const current = join(home, 'app', 'current');
      const live = () => (existsSync(current) ? (readlinkSync(current).split('/').at(-1) ?? '') : '');
      return { server, home, live };
    }),
  );
  return {
    hosts,
    inputs: {
      hosts: hosts.map(({ server }) => `deploy@127.0.0.1:${server.port}`).join('\n'),
      'known-hosts': hosts.map(({ server }) => server.hostKeyLine('127.0.0.1')).join('\n'),
      'private-key': keys.privateKey,
      path: '~/app',
      retries: '0',
      'connect-timeout': '1m',
    },
    stop: async () => {
      await Promise.all(hosts.map(({ server }) => server.stop()));
    },
  };
}

/** A world for actions that talk to a fleet. */
export function fleetTestWorld(speed = 20) {
  let tokens = 0;
  return {
    ...actionTestWorld(speed),
    connect,
    makeToken: () => `token${Date.now()}x${++tokens}`,
    appendFile: (path: string, text: string) => appendFileSync(path, text),
  };
}

/** A folder with one page, to be deployed. */
export function payloadFolder(content: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'payload-'));
  mkdirSync(join(folder, 'public'));
  writeFileSync(join(folder, 'public', 'index.html'), content);
  return folder;
}
