import { UserError } from '@deploy-actions/error';
import { classifyFault, type Fault } from '@deploy-actions/http';
import { type Cause, faultFor } from './cause';

/** What no service can do anything about: our key, our known_hosts, what sshd was told to allow. */
const OWN = /^(AUTH_FAILED|HOST_KEY_|FORWARDING_REFUSED|HOST_UNFIT|BAD_INPUT)/;

const LONGEST = 600;

/**
 * Whose fault it is that nothing came back by SSH. The host is a part of what must serve: one that refuses, hangs or
 * breaks off is the service's; what keeps us from logging in, or off the network, is our own.
 */
export function classifySshFault(error: unknown): Fault<Cause> {
  if (!(error instanceof UserError)) return sshFault('', false, messageOf(error));
  // Of a key that is not known the reason is no place for the line to paste: whoever dials keeps it.
  if ('line' in error) return sshFault(error.code, true, `${error.message.split('\n', 1)[0]} (${error.code})`);
  const hint = error.hint === undefined || error.hint === '' ? '' : ` ${error.hint}`;
  return sshFault(error.code, OWN.test(error.code) || hasOwnCause(error), `${error.message}${hint} (${error.code})`);
}

function sshFault(code: string, isOwn: boolean, text: string): Fault<Cause> {
  return faultFor({ kind: 'ssh', code, isOwn, detail: oneLine(`by SSH: ${text}`) });
}

/** The name of the host is not resolved, or this machine has no way to it. */
function hasOwnCause({ cause }: UserError): boolean {
  return cause !== undefined && classifyFault(cause).kind === 'own-fault';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
