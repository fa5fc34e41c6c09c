import { type Code, UserError } from '@deploy-actions/error';
import type { HostRow } from './fleet-result';

/** The hosts on which the same thing went wrong. */
export interface FailureGroup {
  code: Code;
  /** Without the host's name. */
  detail: string;
  hosts: string[];
}

const KEY_HINT =
  'Compare each fingerprint with the one on the host (run there: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub, or the file of the type shown). If they match, add all lines above to the input `known-hosts`. No password and no key was sent to these hosts.';

/** In the order of the rows. */
export function failureGroups(rows: readonly HostRow[]): FailureGroup[] {
  const groups = new Map<string, FailureGroup>();
  for (const { host, cause, hostKey } of rows) {
    if (!cause) continue;
    // Each host shows a key of its own: all of them stand in one block below the groups.
    const detail = hostKey ? 'no key is known for this host' : cause.detail;
    const key = `${cause.code} ${detail}`;
    const group = groups.get(key) ?? { code: cause.code, detail, hosts: [] };
    group.hosts.push(host);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** One line, or more where the detail has more, for each group. */
export function describeGroups(rows: readonly HostRow[]): string {
  return failureGroups(rows)
    .map(({ code, detail, hosts }) => {
      const count = hosts.length === 1 ? '' : `${hosts.length} hosts: `;
      return `  ${code} (${count}${hosts.join(', ')}): ${detail.replaceAll('\n', '\n    ')}`;
    })
    .join('\n');
}

/**
 * The failure of a fleet. Where several hosts failed it names all of them, grouped by cause, with the lines for
 * `known-hosts` of all that are not known: else each run would name the next host only. Where one failed it is `first`.
 */
export function fleetFailure(rows: readonly HostRow[], first: UserError, what = 'failed'): UserError {
  const failed = rows.filter(({ cause }) => cause !== undefined);
  if (failed.length < 2) return first;
  const unknown = rows.filter(({ hostKey }) => hostKey !== undefined);
  const text = [
    `${failed.length} of ${rows.length} hosts ${what}:`,
    describeGroups(rows),
    ...(unknown.length === 0
      ? []
      : [
          'Keys of the hosts:',
          ...unknown.map(({ host, hostKey }) => `  ${host}: ${hostKey?.shown}`),
          'Lines for known-hosts:',
          ...missingLines(rows),
        ]),
  ];
  const isOne = failureGroups(rows).length === 1;
  return new UserError(first.code, text.join('\n'), {
    hint: first.code === 'HOST_KEY_UNKNOWN' ? KEY_HINT : first.hint,
    ...(isOne && unknown.length === 0 ? { cause: first.cause } : {}),
  });
}

/** The lines of known-hosts for all hosts that are not known, each once. */
export function missingLines(rows: readonly HostRow[]): string[] {
  return [...new Set(rows.flatMap(({ hostKey }) => (hostKey ? [hostKey.line] : [])))];
}
