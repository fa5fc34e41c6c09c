import type { Client } from 'ssh2';

/** What of the library's inside is used here: its own keepalive asks in the same way. */
interface Inside {
  _callbacks: (() => void)[];
  _protocol: { ping(): void };
}

/** Resolves when the server has answered, after all that it sent before, or when the connection has ended. */
export function ping(client: Client): Promise<void> {
  const { _callbacks: callbacks, _protocol: protocol } = client as unknown as Inside;
  return new Promise((resolve) => {
    callbacks.push(resolve);
    protocol.ping();
  });
}
