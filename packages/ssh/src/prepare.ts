import { UserError } from '@deploy-actions/error';
import type { ParsedKey } from 'ssh2';
import type { SshWorld } from './connection';
import { type KnownHost, parseKnownHosts } from './known-hosts';
import { Pace } from './pace';
import { parsePrivateKey } from './private-key';
import type { SshSettings } from './settings';

/** The settings, read: once for all hosts, because decrypting a key takes its time. */
export interface Prepared {
  key: ParsedKey | undefined;
  entries: readonly KnownHost[];
  pace: Pace;
}

const prepared = new WeakMap<SshSettings, Prepared>();

/** Throws before anything is dialled where the key cannot be used. */
export function prepare(settings: SshSettings, { log }: Pick<SshWorld, 'log'>): Prepared {
  const before = prepared.get(settings);
  if (before) return before;
  const { privateKey, passphrase, password } = settings;
  if (privateKey === undefined && password === undefined) {
    throw new UserError('AUTH_FAILED', 'There is neither a private key nor a password to log in with.');
  }
  const known = parseKnownHosts(settings.knownHosts);
  const key = privateKey === undefined ? undefined : parsePrivateKey(privateKey, passphrase);
  for (const note of known.notes) log.notice(note);
  const ready = { key, entries: known.entries, pace: new Pace() };
  prepared.set(settings, ready);
  return ready;
}
