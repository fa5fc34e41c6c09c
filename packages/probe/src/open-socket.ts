import { connect, isIP, type Socket } from 'node:net';

/** How far a connection got, for whoever must say where it hung. */
export interface SocketProgress {
  /** The name is resolved, or there was none to resolve. */
  resolved: boolean;
}

/** Node gives up an address after a quarter of a second where there is another one: too little between continents. */
const ATTEMPT_MS = 1000;

/** A TCP connection, whichever address of the name answers. Destroyed when the signal is aborted, then and later. */
export function openSocket(
  { host, port }: { host: string; port: number },
  signal: AbortSignal,
  progress: SocketProgress,
): Promise<Socket> {
  progress.resolved = isIP(host) !== 0;
  return new Promise((resolve, reject) => {
    const options = { host, port, autoSelectFamily: true, autoSelectFamilyAttemptTimeout: ATTEMPT_MS, signal };
    const socket = connect(options);
    socket.on('error', reject);
    socket.once('lookup', (error) => {
      progress.resolved = error === null;
    });
    socket.once('connect', () => {
      progress.resolved = true;
      resolve(socket);
    });
  });
}
