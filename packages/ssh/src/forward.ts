import type { Duplex } from 'node:stream';
import { UserError } from '@deploy-actions/error';
import type { ClientChannel } from 'ssh2';
import { type Link, lost } from './link';

/** RFC 4254, 5.1: why a channel was not opened. */
const PROHIBITED = 1;
const CONNECT_FAILED = 2;

/** A TCP connection that the server makes for us; see `Connection.dial`. */
export function forward(link: Link, host: string, port: number, signal: AbortSignal): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    const answer = (error: Error | undefined, channel: ClientChannel) => {
      signal.removeEventListener('abort', onAbort);
      if (error) return reject(refusal(link, `${host} port ${port}`, error));
      // Whoever asked has gone meanwhile.
      if (signal.aborted) return channel.destroy();
      // stderr has no meaning here, but it would hold up the window.
      channel.stderr.resume();
      resolve(channel);
    };
    try {
      link.client.forwardOut('127.0.0.1', 0, host, port, answer);
    } catch (error) {
      signal.removeEventListener('abort', onAbort);
      reject(lost(link, 'while opening another connection through it', error));
    }
  });
}

function refusal(link: Link, place: string, cause: Error): UserError {
  const reason = 'reason' in cause ? cause.reason : undefined;
  if (link.closed || typeof reason !== 'number') {
    return lost(link, 'while opening another connection through it', link.lastError ?? cause);
  }
  if (reason === PROHIBITED) {
    return new UserError('FORWARDING_REFUSED', `${link.label}: the server does not forward connections to ${place}.`, {
      hint: 'Look for AllowTcpForwarding, DisableForwarding and PermitOpen in its sshd_config, and for restrict, no-port-forwarding and permitopen in authorized_keys.',
      cause,
    });
  }
  const what = reason === CONNECT_FAILED ? 'cannot be reached from it' : 'could not be opened from it';
  return new UserError('CONNECT_FAILED', `${link.label}: ${place} ${what}.`, {
    hint: 'Check from this host that a process listens there, and that no firewall blocks the connection.',
    cause,
  });
}
