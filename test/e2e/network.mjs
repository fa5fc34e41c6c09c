import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * A network between the runner and a port of this machine. It can swallow everything for a while without a word, as a
 * switch that reboots does, and forget flows that were idle, as NAT does.
 */
export async function startNetwork(port) {
  const sockets = new Set();
  let isSilent = false;
  let forgetIdleMs = Number.POSITIVE_INFINITY;
  let bytesUp = 0;
  let forgotten = 0;
  let awaited = { bytes: Number.POSITIVE_INFINITY, arrive: () => undefined };

  const listener = createServer((client) => {
    const server = connect({ host: '127.0.0.1', port });
    let lastMs = performance.now();
    let isLost = false;
    /** A flow that lost a byte is of no use any more: whoever wants to go on has to dial again. */
    const carry = (from, to, count) => {
      sockets.add(from);
      from.on('data', (chunk) => {
        const nowMs = performance.now();
        if (!isLost && nowMs - lastMs > forgetIdleMs) {
          isLost = true;
          forgotten += 1;
        }
        isLost ||= isSilent;
        lastMs = nowMs;
        if (isLost) return;
        count(chunk.length);
        if (!to.write(chunk)) {
          from.pause();
          to.once('drain', () => from.resume());
        }
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        sockets.delete(from);
        // Nobody is told of an end that the network did not carry.
        if (!isLost && !isSilent) to.destroy();
      });
    };
    carry(client, server, (length) => {
      bytesUp += length;
      if (bytesUp >= awaited.bytes) awaited.arrive();
    });
    carry(server, client, () => undefined);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');

  return {
    port: listener.address().port,
    /** How many flows it has forgotten. */
    forgotten: () => forgotten,
    /** Resolves when so many more bytes have gone up. */
    carries: (bytes) =>
      new Promise((resolve) => {
        awaited = { bytes: bytesUp + bytes, arrive: resolve };
      }),
    swallow() {
      isSilent = true;
    },
    heal() {
      isSilent = false;
    },
    forgetIdle(afterMs) {
      forgetIdleMs = afterMs;
    },
    stop() {
      for (const socket of sockets) socket.destroy();
      listener.close();
    },
  };
}
