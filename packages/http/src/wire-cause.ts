import { formatDuration } from '@deploy-actions/quantity';
import { codeOf, lineOf } from './node-error';

/** How far a question got. `proxy` and `tunnel` only on the way through a proxy: to it, and on from it. */
export type Stage = 'resolving' | 'proxy' | 'tunnel' | 'connecting' | 'tls' | 'waiting' | 'body' | 'whole';

export type TlsProblem = 'expired' | 'not-yet-valid' | 'untrusted' | 'wrong-name' | 'revoked' | 'handshake' | 'not-tls';

/** Why a question over the network had no answer. Decisions and advice are made from this, never from its sentence. */
export type WireCause =
  /** The name is not resolved. */
  | { kind: 'dns'; detail: string }
  | { kind: 'route'; what: string; detail: string }
  /** This machine cannot or must not connect, or has nothing left to do it with. */
  | { kind: 'runner'; what: string; detail: string }
  | { kind: 'proxy'; problem: 'unreachable'; port: number; detail: string }
  | { kind: 'proxy'; problem: 'refusal' | 'no-backend'; status: number }
  | { kind: 'proxy'; problem: 'bad-url'; variable: string }
  | { kind: 'proxy'; problem: 'broke-off' | 'login' }
  | { kind: 'refused' }
  | { kind: 'reset'; code: string }
  | { kind: 'closed'; when: 'before-answer' | 'in-answer' | 'later' }
  | { kind: 'timeout'; stage: Stage; timeoutMs?: number }
  /** `detail` is what to show. */
  | { kind: 'tls'; problem: TlsProblem; detail: string }
  /** What answers does not speak HTTP/1, or breaks it in a way that no client reads. */
  | { kind: 'protocol'; speaks: 'tls' | 'http2' | 'unknown'; detail: string }
  /** The body is packed wrongly. */
  | { kind: 'coding'; detail: string }
  /** A client of another make could read it: this one cannot. */
  | { kind: 'unreadable'; detail: string }
  | { kind: 'unknown'; detail: string };

/** Whose fault it is that there was no answer: the service's, or the runner's own. */
export interface Fault<C extends { kind: string } = WireCause> {
  kind: 'no-answer' | 'own-fault';
  /** In one line. Parts of it may come from the service. */
  reason: string;
  cause: C;
}

/** A failure whose meaning is known where it happens. */
export class WireError extends Error {
  override readonly name = 'WireError';

  constructor(
    readonly wireCause: WireCause,
    cause?: unknown,
  ) {
    super(describeWireCause(wireCause), cause === undefined ? {} : { cause });
  }
}

/** The fault that a cause is, with its sentence. */
export function faultOf(cause: WireCause): Fault {
  return { kind: isRunnersOwn(cause) ? 'own-fault' : 'no-answer', reason: describeWireCause(cause), cause };
}

/** Says nothing about the service: it was never asked, or only this client cannot read what it said. */
function isRunnersOwn(cause: WireCause): boolean {
  switch (cause.kind) {
    case 'dns':
    case 'route':
    case 'runner':
    case 'unreadable':
      return true;
    case 'proxy':
      return cause.problem !== 'no-backend';
    case 'timeout':
      return cause.stage === 'resolving' || cause.stage === 'proxy';
    default:
      return false;
  }
}

/** The cause in one line. Parts of it may come from the service. */
export function describeWireCause(cause: WireCause): string {
  switch (cause.kind) {
    case 'dns':
      return cause.detail;
    case 'route':
    case 'runner':
      return `${cause.what} (${cause.detail})`;
    case 'proxy':
      return describeProxy(cause);
    case 'refused':
      return 'the connection was refused (ECONNREFUSED)';
    case 'reset':
      return `the connection was reset (${cause.code})`;
    case 'closed':
      return CLOSED[cause.when];
    case 'timeout':
      return describeTimeout(cause);
    case 'tls':
    case 'coding':
      return cause.detail;
    case 'unreadable':
      return `this client cannot read the answer: ${cause.detail}`;
    case 'protocol':
    case 'unknown':
      return `invalid HTTP answer: ${cause.detail}`;
  }
}

const CLOSED = {
  'before-answer': 'the connection was closed without an answer',
  'in-answer': 'the connection was closed before the answer was complete',
  later: 'the connection was closed (EPIPE)',
} as const;

function describeProxy(cause: Extract<WireCause, { kind: 'proxy' }>): string {
  switch (cause.problem) {
    case 'unreachable':
      return `the proxy at port ${cause.port} cannot be reached (${cause.detail})`;
    case 'refusal':
      return `the proxy refused the request (status ${cause.status})`;
    case 'no-backend':
      return `the proxy cannot reach the service (status ${cause.status})`;
    case 'bad-url':
      return `the proxy in ${cause.variable} is not an http(s) URL`;
    case 'login':
      return 'the proxy in HTTP_PROXY requires a login (status 407)';
    case 'broke-off':
      return 'the proxy closed the connection';
  }
}

function describeTimeout({ stage, timeoutMs }: Extract<WireCause, { kind: 'timeout' }>): string {
  // The operating system gave up before we did.
  if (timeoutMs === undefined) return 'no connection in time (ETIMEDOUT)';
  const within = `within ${formatDuration(timeoutMs)}`;
  const reasons: Record<Stage, string> = {
    resolving: `the name was not resolved ${within}`,
    proxy: `the proxy was not reached ${within}`,
    tunnel: `no connection through the proxy ${within}`,
    connecting: `no connection ${within}`,
    tls: `the TLS handshake was not complete ${within}`,
    waiting: `no answer ${within}`,
    body: `the answer was not complete ${within}`,
    whole: `no complete answer ${within}`,
  };
  return reasons[stage];
}

const ROUTE: Readonly<Record<string, string>> = {
  ENETUNREACH: 'no route to the network',
  EHOSTUNREACH: 'no route to the host',
  ENETDOWN: 'the network of this machine is down',
};

/** Nothing left this machine. */
const RUNNER: Readonly<Record<string, string>> = {
  EADDRNOTAVAIL: 'this machine has no free address or port',
  EACCES: 'this machine does not permit the connection',
  EPERM: 'this machine does not permit the connection',
  EMFILE: 'this machine has no free file descriptor',
  ENFILE: 'this machine has no free file descriptor',
  ENOBUFS: 'this machine has no free buffer',
  EAFNOSUPPORT: 'this machine does not support this kind of address',
  EINVAL: 'this machine cannot reach this address',
  ERR_INVALID_ARG_TYPE: 'the request cannot be sent',
  ERR_INVALID_ARG_VALUE: 'the request cannot be sent',
  ERR_INVALID_CHAR: 'the request cannot be sent',
  ERR_INVALID_HTTP_TOKEN: 'the request cannot be sent',
  ERR_UNESCAPED_CHARACTERS: 'the request cannot be sent',
  ERR_SOCKET_BAD_PORT: 'the request cannot be sent',
};

/**
 * Whose fault it is that a question had no answer. With several addresses it is the runner's own only if it is so for
 * every one of them: an IPv6 address without a route beside an IPv4 one that refuses is a service that refuses.
 */
export function classifyFault(error: unknown): Fault {
  const faults = severalIn(error).map(classifyFault);
  return faults.find(({ kind }) => kind === 'no-answer') ?? faults[0] ?? faultOf(causeIn(error));
}

function causeIn(error: unknown): WireCause {
  if (error instanceof WireError) return error.wireCause;
  const code = codeOf(error);
  if (code === 'ENOTFOUND') return { kind: 'dns', detail: `the name cannot be resolved (${detailed(error)})` };
  if (code.startsWith('EAI_')) return { kind: 'dns', detail: `name resolution failed (${detailed(error)})` };
  const [route, runner] = [ROUTE[code], RUNNER[code]];
  if (route !== undefined) return { kind: 'route', what: route, detail: detailed(error) };
  if (runner !== undefined) return { kind: 'runner', what: runner, detail: detailed(error) };
  if (code === 'ECONNREFUSED') return { kind: 'refused' };
  if (code === 'ECONNRESET' || code === 'ECONNABORTED') return { kind: 'reset', code };
  if (code === 'EPIPE') return { kind: 'closed', when: 'later' };
  if (code === 'ETIMEDOUT') return { kind: 'timeout', stage: 'connecting' };
  return { kind: 'unknown', detail: detailed(error) || 'for no known reason' };
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
