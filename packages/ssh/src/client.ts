import { UserError } from '@deploy-actions/error';
import type { LiveConnection, SshWorld } from './connection';
import { type Dialled, dial } from './dial';
import { execute } from './exec';
import { forward } from './forward';
import type { Jump, Lease } from './jump';
import { keepAlive } from './keep-alive';
import type { Link } from './link';
import { ping } from './ping';
import { prepare } from './prepare';
import { withRetries } from './retry';
import { routeOf } from './route';
import { Sessions } from './sessions';
import type { SshSettings } from './settings';
import { steadyHeap } from './steady-heap';
import type { Target } from './target';

/** See `connect`. */
export async function reach(target: Target, settings: SshSettings, world: SshWorld): Promise<LiveConnection> {
  const ready = await prepare(settings, world);
  const open = (via: Jump | undefined, place: Target, hop: SshWorld): Promise<LiveConnection> =>
    withRetries(settings.retries, hop, async () => {
      const lease = await leased(via, place, hop);
      try {
        return live(await dial(place, lease, settings, ready, hop), place, lease, hop);
      } catch (error) {
        lease?.release();
        throw error;
      }
    });
  return open(routeOf(settings, open), target, world);
}

/** What keeps us from a jump host has been tried often enough: it is no failure of the target that may pass. */
async function leased(via: Jump | undefined, { label }: Target, world: SshWorld): Promise<Lease | undefined> {
  try {
    return await via?.lease(world);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const { code, hint, cause } = error;
    throw new UserError(code, `${label}: ${error.message}`, { hint, cause });
  }
}

function live(
  { client, progress }: Dialled,
  target: Target,
  lease: Lease | undefined,
  world: SshWorld,
): LiveConnection {
  const { label } = target;
  steadyHeap();
  const link: Link = {
    client,
    sessions: new Sessions(client),
    label,
    clock: world.clock,
    event: (text) => world.log.event(text),
    closed: false,
    lastError: undefined,
    running: 0,
  };
  let held = lease;
  const release = () => {
    held?.release();
    held = undefined;
  };
  const ended = new AbortController();
  client.on('error', (error) => {
    link.lastError = error;
  });
  client.on('close', () => {
    link.closed = true;
    ended.abort();
    release();
  });
  keepAlive(world.clock, { ask: () => ping(client), progress }, ended.signal).then(
    () => {
      link.lastError = new Error('the server has not answered for a minute');
      client.destroy();
    },
    () => {},
  );
  return {
    target,
    get isOpen() {
      return !link.closed;
    },
    exec: (command, options = {}) => execute(link, command, options, options.signal ?? world.signal),
    dial: (host, port, signal) => forward(link, host, port, signal),
    ping: () => ping(client),
    close: () => {
      ended.abort();
      client.end();
      release();
    },
  };
}
