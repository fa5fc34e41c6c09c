import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A port on 127.0.0.1 that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** True as soon as something listens on the port; false after `timeoutMs` or as soon as `gone()` is true. */
export async function listens(port, { timeoutMs, gone = () => false }) {
  for (const end = Date.now() + timeoutMs; Date.now() < end && !gone(); ) {
    if (await isOpen(port)) return true;
    await sleep(25);
  }
  return false;
}

function isOpen(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const settle = (open) => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false));
    socket.setTimeout(1000, () => settle(false));
  });
}
