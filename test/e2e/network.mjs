import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/**
 * A network between the runner and a port of this machine. It can fall silent for a while and then go on with what was
 * sent meanwhile, as TCP does by itself; or lose all of it, so that its flows are dead without a word, as behind a
 * gateway that was started again. It can forget flows that were idle, as NAT does.
 */
export async function startNetwork(port) {
  const flows = new Set();
  let state = 'well';
  let forgetIdleMs = Number.POSITIVE_INFINITY;
  let forgotten = 0;
  let bytesUp = 0;
  let awaited = { bytes: Number.POSITIVE_INFINITY, arrive: () => undefined };

  const listener = createServer((client) => {
    const flow = { ends: [client, connect({ host: '127.0.0.1', port })], isLost: false, lastMs: performance.now() };
    flows.add(flow);
    if (state === 'silent') for (const end of flow.ends) end.pause();
    for (const [from, to] of [flow.ends, flow.ends.toReversed()]) {
      from.on('data', (chunk) => {
        const nowMs = performance.now();
        if (!flow.isLost && nowMs - flow.lastMs > forgetIdleMs) {
          flow.isLost = true;
          forgotten += 1;
        }
        flow.isLost ||= state === 'lossy';
        flow.lastMs = nowMs;
        if (flow.isLost) return;
        if (from === client) bytesUp += chunk.length;
        if (bytesUp >= awaited.bytes) awaited.arrive();
        if (!to.write(chunk)) {
          from.pause();
          to.once('drain', () => state !== 'silent' && from.resume());
        }
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        flows.delete(flow);
        // Nobody is told of an end that the network did not carry.
        if (!flow.isLost && state === 'well') to.destroy();
      });
    }
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');

  return {
    port: listener.address().port,
    /** How many flows it has forgotten. */
    forgotten: () => forgotten,
    /** Calls `work` when so many more bytes have gone up. */
    afterBytes(bytes, work) {
      const arrive = () => {
        awaited = { bytes: Number.POSITIVE_INFINITY, arrive: () => undefined };
        work();
      };
      awaited = { bytes: bytesUp + bytes, arrive };
    },
    /** From now on nothing gets through: `silent` or `lossy`. */
    fail(how) {
      state = how;
      if (how === 'silent') for (const { ends } of flows) for (const end of ends) end.pause();
    },
    heal() {
      state = 'well';
      for (const { ends } of flows) for (const end of ends) end.resume();
    },
    forgetIdle(afterMs) {
      forgetIdleMs = afterMs;
    },
    stop() {
      for (const { ends } of flows) for (const end of ends) end.destroy();
      listener.close();
    },
  };
}
