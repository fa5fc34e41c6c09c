import type { Duplex } from 'node:stream';
import type { LiveConnection, SshWorld } from './connection';

/** Somebody's right to go through a jump host. */
export interface Lease {
  /** Names the jump host in messages. */
  through: string;
  dial(host: string, port: number, signal: AbortSignal): Promise<Duplex>;
  /** To be called once; the last one closes the connection. */
  release(): void;
}

/**
 * The one connection to a jump host, shared by all who go through it: fifty targets behind it make one login. It is
 * opened for the first of them, once more after it was lost, and closed with the last.
 */
export class Jump {
  private users = 0;
  private current: Shared | undefined;

  constructor(
    private readonly label: string,
    private readonly open: (world: SshWorld) => Promise<LiveConnection>,
  ) {}

  /** Rejects as `connect` does. */
  async lease(world: SshWorld): Promise<Lease> {
    this.users++;
    try {
      const connection = await this.connected(world);
      return {
        through: this.label,
        dial: (host, port, signal) => connection.dial(host, port, signal),
        release: () => this.leave(),
      };
    } catch (error) {
      this.leave();
      throw error;
    }
  }

  private async connected(world: SshWorld): Promise<LiveConnection> {
    for (;;) {
      const shared = this.usable(world);
      try {
        return await shared.opened;
      } catch (error) {
        if (this.current === shared) this.current = undefined;
        // Whoever opened it was cancelled; that is no answer for the others.
        if (!shared.signal.aborted || world.signal.aborted) throw error;
      }
    }
  }

  private usable(world: SshWorld): Shared {
    if (this.current && this.current.connection?.isOpen !== false) return this.current;
    const shared: Shared = { opened: this.open(world), signal: world.signal, connection: undefined };
    shared.opened.then(
      (connection) => {
        shared.connection = connection;
      },
      () => {},
    );
    this.current = shared;
    return shared;
  }

  private leave(): void {
    this.users--;
    if (this.users > 0) return;
    this.current?.connection?.close();
    this.current = undefined;
  }
}

interface Shared {
  opened: Promise<LiveConnection>;
  signal: AbortSignal;
  /** Once it is there. */
  connection: LiveConnection | undefined;
}
