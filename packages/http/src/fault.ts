import { answerFault } from './answer-fault';
import { codeOf, lineOf } from './cause';
import { type Fault, WireError } from './wire-error';

/** Nothing left this machine, or the network has no way there: says nothing about the service. */
const OWN: Record<string, string> = {
  ENOTFOUND: 'the name cannot be resolved',
  ENETUNREACH: 'no route to the network',
  EHOSTUNREACH: 'no route to the host',
  ENETDOWN: 'the network of this machine is down',
  EADDRNOTAVAIL: 'this machine has no address or port left',
  EACCES: 'this machine forbids the connection',
  EPERM: 'this machine forbids the connection',
  EMFILE: 'this machine has no file descriptor left',
  ENFILE: 'this machine has no file descriptor left',
  ENOBUFS: 'this machine has no buffer left',
  EAFNOSUPPORT: 'this machine does not know this kind of address',
  EINVAL: 'this machine has no way to this address',
  ERR_INVALID_ARG_TYPE: 'the request cannot be sent',
  ERR_INVALID_ARG_VALUE: 'the request cannot be sent',
  ERR_INVALID_CHAR: 'the request cannot be sent',
  ERR_INVALID_HTTP_TOKEN: 'the request cannot be sent',
  ERR_UNESCAPED_CHARACTERS: 'the request cannot be sent',
  ERR_SOCKET_BAD_PORT: 'the request cannot be sent',
};

const SERVICE: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  ECONNABORTED: 'the connection was reset',
  EPIPE: 'the connection was closed',
  ETIMEDOUT: 'no connection in time',
};

/**
 * Whose fault it is that a question had no answer. With several addresses it is the runner's own only if it is so for
 * every one of them: an IPv6 address without a route beside an IPv4 one that refuses is a service that refuses.
 */
export function classifyFault(error: unknown): Fault {
  if (error instanceof WireError) return { kind: error.kind, reason: error.message };
  const faults = severalIn(error).map(classifyFault);
  const decisive = faults.find(({ kind }) => kind === 'no-answer') ?? faults[0];
  if (decisive) return decisive;
  const code = codeOf(error);
  const own = code.startsWith('EAI_') ? 'name resolution does not work' : OWN[code];
  if (own) return { kind: 'own-fault', reason: `${own} (${detailed(error)})` };
  const reason = answerFault(error) ?? (SERVICE[code] ? `${SERVICE[code]} (${code})` : undefined);
  return { kind: 'no-answer', reason: reason ?? `no proper answer: ${detailed(error) || 'for no known reason'}` };
}

function severalIn(error: unknown): unknown[] {
  const { errors } = (typeof error === 'object' && error !== null ? error : {}) as { errors?: unknown };
  return Array.isArray(errors) ? errors : [];
}

function detailed(error: unknown): string {
  const code = codeOf(error);
  const line = lineOf(error);
  if (code === '' || line.includes(code)) return line;
  return line === '' ? code : `${code}: ${line}`;
}
