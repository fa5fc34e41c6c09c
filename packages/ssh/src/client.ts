import type { Connection, SshWorld } from './connection';
import { dial } from './dial';
import { execute } from './exec';
import { forward } from './forward';
import type { Link } from './link';
import { type Prepared, prepare } from './prepare';
import type { SshSettings } from './settings';
import type { Target } from './target';

export { prepare };

/** One attempt to connect. Rejects with a `DialFailure`, a `UserError` or the reason of the world's signal. */
export async function open(
  target: Target,
  settings: SshSettings,
  ready: Prepared,
  world: SshWorld,
): Promise<Connection> {
  const link: Link = {
    client: await dial(target, settings, ready, world),
    label: target.label,
    clock: world.clock,
    event: (text) => world.log.event(text),
    closed: false,
    lastError: undefined,
    running: 0,
  };
  const { client } = link;
  client.on('error', (error) => {
    link.lastError = error;
  });
  client.on('close', () => {
    link.closed = true;
  });
  return {
    target,
    exec: (command, options = {}) => execute(link, command, options, options.signal ?? world.signal),
    dial: (host, port, signal) => forward(link, host, port, signal),
    close: () => {
      client.end();
    },
  };
}
