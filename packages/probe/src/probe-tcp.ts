import type { Duplex } from 'node:stream';
import { attempt } from './attempt';
import { describeCause, faultFor } from './cause';
import type { Finding, Observation } from './observation';
import { type Place, PlainStream } from './plain-stream';
import type { ProbeWorld } from './probe-http';
import { quoted } from './quoted';

/** A connection, and what the service must say on it by itself, as mail and SSH servers do. */
export interface TcpProbe extends Place {
  kind: 'tcp';
  expectBody: string | undefined;
  timeoutMs: number;
}

/** A greeting is a line; whoever says more without saying it does not say it. */
const MOST_READ = 64 * 1024;

/** Connects once. Rejects only with the reason of `world.signal`. */
export function probeTcp(probe: TcpProbe, world: Pick<ProbeWorld, 'clock' | 'signal' | 'ssh'>): Promise<Observation> {
  const { expectBody, timeoutMs } = probe;
  const way = new PlainStream(probe);
  const heard = { said: '' };
  const work = async (signal: AbortSignal): Promise<Finding> => {
    const stream = await way.open(world, signal);
    // Nobody reads on when the time is up: a service that is silent would keep its connection.
    signal.addEventListener('abort', () => stream.destroy(), { once: true });
    try {
      if (expectBody === undefined) return { ok: true, kind: 'answered', reason: 'connected' };
      return await greeting(stream, expectBody, signal, heard);
    } finally {
      stream.destroy();
    }
  };
  return attempt(timeoutMs, world, work, {
    late: () => {
      if (!way.isOpen || expectBody === undefined) return way.late(timeoutMs);
      return faultFor({ kind: 'greeting', said: heard.said, expected: expectBody, withinMs: timeoutMs });
    },
    fault: (error) => way.fault(error),
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
      return { ok: true, kind: 'answered', reason: `the service sent ${quoted(progress.said)}` };
    }
    if (size >= MOST_READ) break;
  }
  const cause = { kind: 'greeting', said: progress.said, expected } as const;
  return { ok: false, kind: 'answered', causes: [cause], reason: describeCause(cause) };
}
