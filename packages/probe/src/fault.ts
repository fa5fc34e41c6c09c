/** Whose fault it is that there was no answer: the service's, or the runner's own. */
export interface Fault {
  kind: 'no-answer' | 'own-fault';
  reason: string;
}

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
  UND_ERR_INVALID_ARG: 'the request cannot be sent',
  UND_ERR_NOT_SUPPORTED: 'the request cannot be sent',
};

const SERVICE: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was reset',
  EPIPE: 'the connection was closed',
  ETIMEDOUT: 'no connection in time',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the answer was shorter than it announced',
  UND_ERR_SOCKET: 'the connection was closed before the answer was complete',
};

interface Link {
  code: string;
  message: string;
  port?: number;
  errors: unknown[];
}

/**
 * Reads the error of a fetch of `url`. With several addresses it is the runner's own fault only if it is so for every
 * one of them: an IPv6 address without a route beside an IPv4 one that refuses is a service that refuses.
 */
export function classifyFault(error: unknown, url: URL): Fault {
  const chain = causes(error);
  const several = chain.find(({ errors }) => errors.length > 0);
  if (several) {
    const faults = several.errors.map((one) => classifyFault(one, url));
    const decisive = faults.find(({ kind }) => kind === 'no-answer') ?? faults[0];
    if (decisive) return decisive;
  }
  return proxyFault(chain, url) ?? codedFault(chain);
}

/** No connection within fetch's own limit; the time that the name took to be resolved is part of it. */
export function isConnectTimeout(error: unknown): boolean {
  return causes(error).some(({ code }) => code === 'UND_ERR_CONNECT_TIMEOUT');
}

function proxyFault(chain: readonly Link[], url: URL): Fault | undefined {
  for (const { code, message, port } of chain) {
    const status = Number(/^Proxy response \((\d{3})\)/.exec(message)?.[1] ?? Number.NaN);
    // 5xx: the proxy tried, and the service did not let it in.
    if (status >= 500) return { kind: 'no-answer', reason: `the proxy cannot reach the service (status ${status})` };
    if (status > 0) return { kind: 'own-fault', reason: `the proxy refused the request (status ${status})` };
    // A connection that failed at another port than the one we asked for can only be the one to the proxy.
    if (port !== undefined && port !== portOf(url)) {
      return { kind: 'own-fault', reason: `the proxy at port ${port} cannot be reached (${code})` };
    }
  }
  return undefined;
}

function codedFault(chain: readonly Link[]): Fault {
  if (chain.some(({ message }) => message === 'bad port')) {
    return { kind: 'own-fault', reason: 'fetch refuses this port, as browsers do (bad port)' };
  }
  for (const { code, message } of chain) {
    const own = code.startsWith('EAI_') ? 'name resolution does not work' : OWN[code];
    if (own) return { kind: 'own-fault', reason: `${own} (${detail(code, message)})` };
    const service = SERVICE[code];
    if (service) return { kind: 'no-answer', reason: `${service} (${code})` };
  }
  const { code = '', message = 'no answer' } = chain.at(-1) ?? {};
  return { kind: 'no-answer', reason: `no proper answer: ${detail(code, message)}` };
}

function causes(error: unknown): Link[] {
  const chain: Link[] = [];
  for (let at: unknown = error; typeof at === 'object' && at !== null && chain.length < 8; ) {
    const { code, message, port, errors, cause } = at as Record<string, unknown>;
    chain.push({
      code: typeof code === 'string' ? code : '',
      message: typeof message === 'string' ? message : '',
      ...(typeof port === 'number' ? { port } : {}),
      errors: Array.isArray(errors) ? errors : [],
    });
    at = cause;
  }
  return chain;
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

function detail(code: string, message: string): string {
  const line = message.split('\n', 1)[0]?.slice(0, 160) ?? '';
  return code === '' || line.includes(code) ? line : `${code}: ${line}`;
}
