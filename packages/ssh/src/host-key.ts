import { UserError } from '@deploy-actions/error';
import { fingerprint, wireKeyType } from './fingerprint';
import { CERTIFICATE_SUFFIX } from './host-certificate';
import { findKnownHosts, type KnownHost, knownHostName } from './known-hosts';
import type { HostKeyCheck } from './settings';
import type { Target } from './target';
import { UnknownHostKey } from './unknown-host-key';

export interface HostKeyQuestion {
  target: Target;
  check: HostKeyCheck;
  entries: readonly KnownHost[];
  /** The key that `accept-new` took earlier in this process, in wire format. */
  pinned: Buffer | undefined;
  /** What the host shows, in wire format. */
  seen: Buffer;
}

/** `known`: by the input or an earlier pin; `new`: to be pinned now; `unchecked`: nobody looked. */
export type HostKeyVerdict = 'known' | 'new' | 'unchecked' | UserError;

/** Whether the key that a host shows is the host's. A revoked key is refused in every mode. */
export function judgeHostKey({ target, check, entries, pinned, seen }: HostKeyQuestion): HostKeyVerdict {
  const { exact, loose, authorities } = knownKeys(entries, target);
  const revoked = [...exact, ...loose].find((entry) => entry.revoked && entry.key.equals(seen));
  if (revoked) return revokedKey(target, seen, revoked);
  if (check === 'off') return 'unchecked';
  const expected = exact.filter((entry) => !entry.revoked);
  if (expected.some((entry) => entry.key.equals(seen))) return 'known';
  if (expected.length > 0) {
    return mismatch(
      target,
      seen,
      expected.map((entry) => `${entry.type} ${fingerprint(entry.key)} (line ${entry.line} of the input known-hosts)`),
    );
  }
  if (loose.some((entry) => !entry.revoked && entry.key.equals(seen))) return 'known';
  if (pinned?.equals(seen)) return 'known';
  // An authority was named so that nobody has to trust a key at first sight.
  if (authorities.length > 0) return uncertified(target, seen, authorities);
  if (pinned) return mismatch(target, seen, [`${described(pinned)} (accepted as new earlier in this run)`]);
  return check === 'accept-new' ? 'new' : unknown(target, seen);
}

function knownKeys(entries: readonly KnownHost[], { host, port }: Target) {
  const { exact, loose } = findKnownHosts(entries, host, port);
  const [named, elsewhere] = [exact, loose].map((found) => found.filter(({ authority }) => !authority));
  return {
    exact: named ?? [],
    loose: elsewhere ?? [],
    authorities: [...exact, ...loose].filter(({ authority }) => authority),
  };
}

/** The line for `known-hosts`. */
export function knownHostsLine({ host, port }: Target, key: Buffer): string {
  return `${knownHostName(host, port)} ${wireKeyType(key) ?? 'unknown'} ${key.toString('base64')}`;
}

/**
 * The host key algorithms to ask for: those of the known keys first, because the server shows the first one that it
 * has. The others stay behind them, so that a host without any known type shows what it has and can be named.
 */
export function hostKeyAlgorithms(question: Pick<HostKeyQuestion, 'target' | 'entries' | 'pinned'>): string[] {
  const { exact, loose } = knownKeys(question.entries, question.target);
  const usable = (exact.length > 0 ? exact : loose).filter((entry) => !entry.revoked).map((entry) => entry.type);
  if (usable.length === 0 && question.pinned) usable.push(wireKeyType(question.pinned) ?? '');
  const wanted = (algorithm: string) => usable.includes(algorithm.startsWith('rsa-sha2-') ? 'ssh-rsa' : algorithm);
  return [...ALGORITHMS.filter(wanted), ...ALGORITHMS.filter((algorithm) => !wanted(algorithm))];
}

/** Certificates to ask for besides, before any plain key: all kinds, where the host has an authority. */
export function certificateAlgorithms({ target, check, entries }: Omit<HostKeyQuestion, 'pinned' | 'seen'>): string[] {
  const isAsked = check !== 'off' && knownKeys(entries, target).authorities.length > 0;
  return isAsked ? ALGORITHMS.map((algorithm) => algorithm + CERTIFICATE_SUFFIX) : [];
}

/** No SHA-1 signatures (`ssh-rsa`) and no DSA. */
const ALGORITHMS = [
  'ssh-ed25519',
  'ecdsa-sha2-nistp256',
  'ecdsa-sha2-nistp384',
  'ecdsa-sha2-nistp521',
  'rsa-sha2-512',
  'rsa-sha2-256',
];

function described(key: Buffer): string {
  return `${wireKeyType(key) ?? 'unknown'} ${fingerprint(key)}`;
}

function place({ label, host, port }: Target): string {
  return `${label} (${host} port ${port})`;
}

function unknown(target: Target, seen: Buffer): UserError {
  const line = knownHostsLine(target, seen);
  const shown = described(seen);
  return new UnknownHostKey(
    `${place(target)}: no key is known for this host. Its key is ${shown}.\nThe line for known-hosts:\n${line}`,
    {
      shown,
      line,
      hint: 'Compare the fingerprint with the one on the host (run there: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub, or the file of the type shown). If they match, add the line above to the input `known-hosts`. No password and no key was sent to the host.',
    },
  );
}

function uncertified(target: Target, seen: Buffer, authorities: readonly KnownHost[]): UserError {
  const lines = authorities.map(
    ({ line, key }) => `  authority: ${described(key)} (line ${line} of the input known-hosts)`,
  );
  return new UserError(
    'HOST_KEY_UNKNOWN',
    [
      `${place(target)} presented no certificate from a known authority, and its key is not known.`,
      `  seen:      ${described(seen)}`,
      ...lines,
    ].join('\n'),
    {
      hint: `Have the authority sign the host key and set the result as HostCertificate in sshd_config on the host. Or, if the fingerprint matches the one on the host, add this line to the input \`known-hosts\`: ${knownHostsLine(target, seen)}`,
    },
  );
}

function mismatch(target: Target, seen: Buffer, expected: string[]): UserError {
  return new UserError(
    'HOST_KEY_MISMATCH',
    [`${place(target)} presented a different host key than expected.`, `  seen:     ${described(seen)}`]
      .concat(expected.map((each) => `  expected: ${each}`))
      .join('\n'),
    {
      hint: `Either the host was reinstalled, or someone intercepts the connection. Read the fingerprint on the host. Only if it is the one seen, replace the lines of the host in the input \`known-hosts\` with: ${knownHostsLine(target, seen)}`,
    },
  );
}

function revokedKey(target: Target, seen: Buffer, entry: KnownHost): UserError {
  return new UserError(
    'HOST_KEY_MISMATCH',
    `${place(target)} presented a revoked host key: ${described(seen)} (line ${entry.line} of the input known-hosts).`,
    { hint: 'Do not trust this host until it has a new key; then add that key to `known-hosts`.' },
  );
}
