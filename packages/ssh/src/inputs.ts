import { numberedLines, quoted } from '@deploy-actions/action';
import { DURATION_LEGAL, parseDuration } from '@deploy-actions/quantity';
import { readKeys, withoutLastBreak } from './key-inputs';
import { KNOWN_HOSTS_LEGAL, parseKnownHosts } from './known-hosts';
import { type HostKeyCheck, hostKeyChecks, type SshSettings } from './settings';
import { isUser, parseTarget, TARGET_LEGAL, type Target, targetIdentity } from './target';

/** The inputs of every action that reaches hosts by SSH. */
export const sshInputNames = [
  'hosts',
  'username',
  'private-key',
  'passphrase',
  'password',
  'known-hosts',
  'host-key-check',
  'jump-hosts',
  'connect-timeout',
  'retries',
] as const;

export type SshInputName = (typeof sshInputNames)[number];

/** What we need of an `InputReader` whose contract has (at least) the names above. */
export interface SshInputReader {
  text: (name: SshInputName) => string;
  optional: (name: SshInputName) => string | undefined;
  choice: (name: SshInputName, legal: readonly HostKeyCheck[]) => HostKeyCheck;
  duration: (name: SshInputName) => number;
  integer: (name: SshInputName, range: { min: number; max: number }) => number;
  problem: (
    name: SshInputName,
    what: { code: 'MISSING' | 'ILLEGAL' | 'CONFLICT'; legal: string; given?: string },
  ) => void;
}

/**
 * Every problem is noted on `input`; what needs the SSH library (a wrong passphrase) is left to `connect`.
 * `agentSocket` is where the runner's SSH agent listens, if there is one.
 */
export function readSshInputs(input: SshInputReader, agentSocket = ''): SshSettings {
  const username = readUsername(input);
  const password = withoutLastBreak(input.text('password'));
  const jumpHosts = readTargets(input, 'jump-hosts', username);
  return {
    targets: readTargets(input, 'hosts', username),
    ...(jumpHosts.length === 0 ? {} : { jumpHosts }),
    ...readKeys(input, password !== '', agentSocket),
    ...(password === '' ? {} : { password }),
    knownHosts: readKnownHosts(input),
    hostKeyCheck: input.choice('host-key-check', hostKeyChecks),
    connectTimeoutMs: readTimeout(input),
    retries: input.integer('retries', { min: 0, max: 20 }),
  };
}

function readUsername(input: SshInputReader): string {
  const username = input.optional('username') ?? '';
  if (username === '' || isUser(username)) return username;
  input.problem('username', { code: 'ILLEGAL', legal: 'the name of a user on the hosts, without white space' });
  return 'stand-in';
}

/** A user, a colon, something that is not a port, and an @ at the end. */
const PASSWORD = /(^|,)\s*[^@,:[]+:(?!\d*\s*(,|$))[^@]*@/;

function readTargets(input: SshInputReader, name: 'hosts' | 'jump-hosts', username: string): Target[] {
  const lines = numberedLines(input.text(name));
  const entries = lines.flatMap(({ line, number }) =>
    // A comma in a password must not split it, because one half would be shown.
    (PASSWORD.test(line) ? [line] : line.split(',')).map((text) => ({ text: text.trim(), number })),
  );
  const hosts = entries.filter(({ text }) => text !== '');
  if (hosts.length === 0 && name === 'hosts') input.problem(name, { code: 'MISSING', legal: TARGET_LEGAL });
  const found = new Map<string, Target>();
  for (const { text, number } of hosts) {
    const target = parseTarget(text, username);
    const where = lines.length > 1 ? `line ${number}: ` : '';
    if (typeof target === 'string') {
      input.problem(name, { code: 'ILLEGAL', given: `${where}${quoted(text)} (${target})`, legal: TARGET_LEGAL });
      continue;
    }
    const first = found.get(targetIdentity(target));
    if (first) {
      const given = `${where}${quoted(text)} is the same server and user as ${quoted(first.label)}`;
      input.problem(name, { code: 'CONFLICT', given, legal: 'Name every host once.' });
    }
    found.set(targetIdentity(target), target);
  }
  return [...found.values()];
}

function readKnownHosts(input: SshInputReader): string {
  const text = input.text('known-hosts');
  for (const { line, what } of parseKnownHosts(text).problems) {
    input.problem('known-hosts', { code: 'ILLEGAL', given: `line ${line}`, legal: `${KNOWN_HOSTS_LEGAL} (${what})` });
  }
  return text;
}

function readTimeout(input: SshInputReader): number {
  const timeoutMs = input.duration('connect-timeout');
  // A zero may also stand in for a text that was no duration, of which the reader has told.
  if (parseDuration(input.text('connect-timeout')) === 0) {
    input.problem('connect-timeout', { code: 'ILLEGAL', legal: `more than zero: ${DURATION_LEGAL}` });
  }
  return timeoutMs;
}
