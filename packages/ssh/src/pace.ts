import { knownHostName } from './known-hosts';
import type { Target } from './target';

/** OpenSSH begins to drop connections at random once ten wait for their login (MaxStartups 10:30:100). */
const AT_ONCE = 8;

/** Lets only so many logins at one server be under way; the others wait for their turn. */
export class Pace {
  private readonly servers = new Map<string, { busy: number; waiting: (() => void)[] }>();

  constructor(private readonly atOnce: number = AT_ONCE) {}

  /** Runs `work` when it is this server's turn; leaves the queue with the signal's reason. */
  async run<T>({ host, port }: Target, work: () => Promise<T>, signal: AbortSignal): Promise<T> {
    const name = knownHostName(host, port);
    const server = this.servers.get(name) ?? { busy: 0, waiting: [] };
    this.servers.set(name, server);
    if (server.busy < this.atOnce) server.busy++;
    else await turn(server.waiting, signal);
    try {
      return await work();
    } finally {
      const next = server.waiting.shift();
      if (next) next();
      else server.busy--;
    }
  }
}

function turn(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const next = () => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    };
    const onAbort = () => {
      waiting.splice(waiting.indexOf(next), 1);
      reject(signal.reason);
    };
    signal.addEventListener('abort', onAbort, { once: true });
    waiting.push(next);
  });
}
