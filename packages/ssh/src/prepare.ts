import { UserError } from '@deploy-actions/error';
import { agentContents } from './agent';
import type { SshWorld } from './connection';
import { fingerprint } from './fingerprint';
import { keyBlocks, MOST_KEYS } from './key-blocks';
import { diagnoseKey } from './key-diagnosis';
import { type KnownHost, parseKnownHosts } from './known-hosts';
import type { OfferedKey } from './offered-key';
import { Pace } from './pace';
import { parsePrivateKey } from './private-key';
import type { SshSettings } from './settings';

/** The settings, read: once for all hosts, because decrypting a key takes its time. */
export interface Prepared {
  keys: readonly OfferedKey[];
  entries: readonly KnownHost[];
  pace: Pace;
}

const prepared = new WeakMap<SshSettings, Promise<Prepared>>();

/** Rejects before anything is dialled where a key cannot be used. */
export function prepare(settings: SshSettings, world: SshWorld): Promise<Prepared> {
  const before = prepared.get(settings);
  if (before) return before;
  const ready = read(settings, world);
  prepared.set(settings, ready);
  // Whoever was cancelled, or found no agent, must not have decided for those who come later.
  ready.catch(() => prepared.delete(settings));
  return ready;
}

async function read(settings: SshSettings, world: SshWorld): Promise<Prepared> {
  const known = parseKnownHosts(settings.knownHosts);
  const keys = await readKeys(settings, world);
  return { keys, entries: known.entries, pace: new Pace() };
}

async function readKeys(settings: SshSettings, { clock, log, signal }: SshWorld): Promise<OfferedKey[]> {
  const { privateKey, passphrase, password, agentSocket } = settings;
  if (privateKey !== undefined) return ownKeys(privateKey, passphrase);
  if (password !== undefined) return [];
  if (agentSocket === undefined) {
    throw new UserError('AUTH_FAILED', 'There is no private key, no password and no SSH agent for the login.');
  }
  const { keys, certificates } = await agentContents(agentSocket, clock, signal);
  if (certificates > 0) {
    log.notice(
      `The SSH agent also holds ${certificates} user certificate(s). User certificates are not supported: only the plain keys of the agent are offered.`,
    );
  }
  if (keys.length > MOST_KEYS) {
    log.notice(
      `The SSH agent holds ${keys.length} keys. Only the first ${MOST_KEYS} are offered, because servers close the connection after that many refusals (MaxAuthTries). If the right key is not among them, remove keys from the agent.`,
    );
  }
  return keys.slice(0, MOST_KEYS);
}

function ownKeys(text: string, passphrase: string | undefined): OfferedKey[] {
  const blocks = keyBlocks(text);
  const keys = blocks.map((block, index) => {
    const diagnosis = diagnoseKey(block);
    const secret = 'encrypted' in diagnosis && diagnosis.encrypted ? passphrase : undefined;
    const called = blocks.length === 1 ? 'The private key' : `Private key ${index + 1} of ${blocks.length}`;
    const key = parsePrivateKey(block, secret, called);
    return { name: `the key ${fingerprint(key.getPublicSSH())} (${key.type})`, key };
  });
  // The same one twice would cost two of the few tries.
  return keys.filter(({ name }, index) => keys.findIndex((each) => each.name === name) === index);
}
