import type { Socket } from 'node:net';

/**
 * Gathers what is written to a socket within one turn into one system call: the library writes each packet of 32 KiB
 * by itself. Nothing waits longer than to the end of the turn.
 */
export function batchWrites(socket: Socket): Socket {
  const write: (...given: Parameters<Socket['write']>) => boolean = socket.write.bind(socket);
  let isCorked = false;
  socket.write = (...given: unknown[]) => {
    if (!isCorked) {
      isCorked = true;
      socket.cork();
      process.nextTick(() => {
        isCorked = false;
        socket.uncork();
      });
    }
    return write(...(given as Parameters<Socket['write']>));
  };
  return socket;
}
