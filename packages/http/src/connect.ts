import { lookup as systemLookup } from 'node:dns';
import { once } from 'node:events';
import { connect, type LookupFunction, type Socket } from 'node:net';
import type { HttpWay } from './http-request';
import type { Progress } from './progress';

/** One address after the other gets this long before the next one is tried, too. */
const NEXT_ADDRESS_MS = 500;

/** A fresh TCP connection; all addresses of a name are tried. Rejects as the system does, or as the signal says. */
export async function openSocket(
  to: { host: string; port: number },
  way: Pick<HttpWay, 'address' | 'lookup'>,
  signal: AbortSignal,
  onResolved: () => void = () => undefined,
): Promise<Socket> {
  signal.throwIfAborted();
  const socket = connect({
    host: way.address ?? to.host,
    port: to.port,
    lookup: watched(way.lookup ?? systemLookup, onResolved),
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: NEXT_ADDRESS_MS,
  });
  socket.on('error', () => undefined);
  try {
    await once(socket, 'connect', { signal });
  } catch (error) {
    socket.destroy();
    throw signal.aborted ? signal.reason : error;
  }
  socket.setNoDelay(true);
  return socket;
}

export function noteAddress(progress: Progress, socket: Socket): void {
  if (socket.remoteAddress !== undefined) progress.remoteAddress = socket.remoteAddress;
}

function watched(lookup: LookupFunction, onResolved: () => void): LookupFunction {
  return (hostname, options, callback) =>
    lookup(hostname, options, (error, address, family) => {
      if (error === null) onResolved();
      callback(error, address, family);
    });
}
