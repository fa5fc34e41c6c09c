import { UserError } from '@deploy-actions/error';
import type { HostRow } from './fleet-result';

/** The lines of known-hosts for all hosts that are not known, each once. */
export function missingLines(rows: readonly HostRow[]): string[] {
  return [...new Set(rows.flatMap(({ hostKey }) => (hostKey ? [hostKey.line] : [])))];
}

/**
 * The failure of a fleet of which several hosts are not known, with the lines to paste for all of them in one block:
 * else each run would name the next one. Other failures are handed back as they are.
 */
export function withAllHostKeys(rows: readonly HostRow[], failure: UserError): UserError {
  const unknown = rows.filter(({ hostKey }) => hostKey !== undefined);
  if (failure.code !== 'HOST_KEY_UNKNOWN' || unknown.length < 2) return failure;
  const lines = missingLines(rows);
  // What was said before the first host's own story, which is told below.
  const starts = unknown.map(({ message }) => failure.message.indexOf(message)).filter((at) => at >= 0);
  const news = failure.message.slice(0, Math.min(failure.message.length, ...starts)).replace(/:? *$/, '');
  const text = [
    ...(news === '' ? [] : [news]),
    `No key is known for ${unknown.length} of ${rows.length} hosts:`,
    ...unknown.map(({ host, hostKey }) => `  ${host} shows ${hostKey?.shown}`),
    'The lines for known-hosts:',
    ...lines,
  ];
  return new UserError('HOST_KEY_UNKNOWN', text.join('\n'), {
    hint: 'Compare each fingerprint with the host itself (on it: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub, or the file of the type shown); if they agree, add all lines above to the input `known-hosts`. No password and no key was offered to these hosts.',
  });
}
