/** A TCP hop in front of a server that counts, forgets and falls silent, as networks do. */
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface WireProxy {
  readonly port: number;
  /**
   * How often the direction changed from client to server: the round trips that were waited for, whatever the speed
   * of the machine.
   */
  readonly turns: number;
  /** From now on nothing gets through and nobody is told: a half-open connection. */
  fallSilent(): void;
  /** Drops flows, without a word to either side, that carried nothing for so many milliseconds. */
  forgetIdleMs: number | undefined;
  stop(): Promise<void>;
}

/** Listens on a free port of 127.0.0.1 in front of another one there. */
export async function startWireProxy(serverPort: number): Promise<WireProxy> {
  const sockets = new Set<Socket>();
  let turns = 0;
  let isSilent = false;
  const proxy = {
    forgetIdleMs: undefined as number | undefined,
    get port() {
      return (listener.address() as AddressInfo).port;
    },
    get turns() {
      return turns;
    },
    fallSilent: () => {
      isSilent = true;
    },
    stop: async () => {
      const closed = new Promise<void>((resolve) => listener.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
  const listener = createServer({ noDelay: true }, (client) => {
    const server = connect({ host: '127.0.0.1', port: serverPort, noDelay: true });
    let last: 'client' | 'server' = 'server';
    let lastMs = performance.now();
    let isForgotten = false;
    const carry = (from: Socket, to: Socket, name: typeof last) => {
      sockets.add(from);
      from.on('data', (chunk) => {
        const nowMs = performance.now();
        isForgotten ||= proxy.forgetIdleMs !== undefined && nowMs - lastMs > proxy.forgetIdleMs;
        lastMs = nowMs;
        if (isSilent || isForgotten) return;
        if (name === 'client' && last === 'server') turns++;
        last = name;
        to.write(chunk);
      });
      from.on('error', () => {});
      from.on('close', () => {
        sockets.delete(from);
        if (!isSilent && !isForgotten) to.destroy();
      });
    };
    carry(client, server, 'client');
    carry(server, client, 'server');
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen(0, '127.0.0.1', resolve);
  });
  return proxy;
}
