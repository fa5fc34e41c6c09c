import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What a server does with one connection; it need not care for its end. */
export type Serve = (socket: Socket) => void;

export interface SocketServer {
  port: number;
  /** All bytes that it got rid of, over all connections. */
  bytesWritten(): number;
  /** Resolves when every connection that was ever made is closed, as the server sees it. */
  drained(): Promise<void>;
  close(): Promise<void>;
}

/** A server on a free port of 127.0.0.1 that speaks no protocol but what the test makes it say. */
export async function startSocketServer(serve: Serve): Promise<SocketServer> {
  const sockets: Socket[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    socket.on('end', () => socket.end());
    socket.resume();
    serve(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    bytesWritten: () => sockets.reduce((sum, { bytesWritten }) => sum + bytesWritten, 0),
    drained: async () => {
      await Promise.all(sockets.map(closing));
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function closing(socket: Socket): Promise<void> {
  return new Promise((resolve) => (socket.closed ? resolve() : socket.once('close', () => resolve())));
}

/** Sends this once the request is there, and stays. */
export function says(...bytes: (string | Buffer)[]): Serve {
  return (socket) => {
    socket.once('data', () => {
      for (const part of bytes) socket.write(part);
    });
  };
}

/** Sends this once the request is there, and closes in good order. */
export function saysAndCloses(...bytes: (string | Buffer)[]): Serve {
  return (socket) => {
    socket.once('data', () => socket.end(Buffer.concat(bytes.map((part) => Buffer.from(part)))));
  };
}

/** Sends this, and then a TCP reset. */
export function saysAndResets(bytes: string): Serve {
  return (socket) => {
    socket.once('data', () => socket.write(bytes, () => setTimeout(() => socket.resetAndDestroy(), 20)));
  };
}

/** Sends the beginning at once, then the rest over and over until nobody takes it any more. */
export function saysWithoutEnd(beginning: string, again: string | Buffer, everyMs = 0): Serve {
  return (socket) => {
    const more = (): void => {
      if (socket.destroyed || socket.writableEnded) return;
      if (everyMs > 0) {
        socket.write(again);
        setTimeout(more, everyMs);
      } else socket.write(again, () => setImmediate(more));
    };
    socket.once('data', () => socket.write(beginning, more));
  };
}
