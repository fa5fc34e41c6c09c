import type { Duplex } from 'node:stream';
import { formatDuration } from '@deploy-actions/quantity';
import { attempt, type Finding } from './attempt';
import { classifyFault } from './fault';
import type { Observation } from './observation';
import { openSocket, type SocketProgress } from './open-socket';
import type { ProbeWorld } from './probe-http';
import { quoted } from './quoted';
import { classifySshFault } from './ssh-fault';
import { reachOf } from './via';

/** A connection, and what the service must say on it by itself, as mail and SSH servers do. */
export interface TcpProbe {
  kind: 'tcp';
  /** A name or an address; IPv6 without brackets. */
  host: string;
  port: number;
  /** The host that dials, by SSH; undefined is the runner itself. */
  via: string | undefined;
  expectBody: string | undefined;
  timeoutMs: number;
}

/** A greeting is a line; whoever says more without saying it does not say it. */
const MOST_READ = 64 * 1024;

/** Connects once. Rejects only with the reason of `world.signal`. */
export function probeTcp(probe: TcpProbe, world: ProbeWorld): Promise<Observation> {
  const { host, port, via, expectBody, timeoutMs } = probe;
  const progress: SocketProgress & { isConnected: boolean; said: string } = {
    resolved: true,
    isConnected: false,
    said: '',
  };
  const work = async (signal: AbortSignal): Promise<Finding> => {
    const socket =
      via === undefined
        ? await openSocket(probe, signal, progress)
        : await reachOf(world).dial(via, { host, port }, signal);
    progress.isConnected = true;
    try {
      if (expectBody === undefined) return { ok: true, kind: 'answered', reason: 'connected' };
      return await greeting(socket, expectBody, signal, progress);
    } finally {
      socket.on('error', () => undefined);
      socket.destroy();
    }
  };
  return attempt(timeoutMs, world, work, {
    late: () => {
      const within = `within ${formatDuration(timeoutMs)}`;
      if (!progress.resolved) return { kind: 'own-fault', reason: `the name was not resolved ${within}` };
      if (!progress.isConnected) return { kind: 'no-answer', reason: `no connection ${within}` };
      return { kind: 'no-answer', reason: `${missing(expectBody ?? '', progress.said)} ${within}` };
    },
    fault: (error) =>
      via === undefined || progress.isConnected
        ? classifyFault(error, new URL(`tcp://host:${port}`))
        : classifySshFault(error),
  });
}

async function greeting(
  socket: Duplex,
  expected: string,
  signal: AbortSignal,
  progress: { said: string },
): Promise<Finding> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of socket) {
    signal.throwIfAborted();
    chunks.push(chunk);
    size += chunk.length;
    progress.said = new TextDecoder().decode(Buffer.concat(chunks));
    if (progress.said.includes(expected)) {
      return { ok: true, kind: 'answered', reason: `it said ${quoted(progress.said)}` };
    }
    if (size >= MOST_READ) break;
  }
  return { ok: false, kind: 'answered', reason: missing(expected, progress.said) };
}

function missing(expected: string, said: string): string {
  const seen = said === '' ? 'it said nothing' : `it said ${quoted(said)}`;
  return `${seen}, expected ${quoted(expected)}`;
}
