import type { Duplex } from 'node:stream';
import type { Clock } from '@deploy-actions/clock';
import type { Connect, Connection, ExecResult, SshWorld } from './connection';
import type { SshSettings } from './settings';

/** Of whom to ask again is left to whoever asks: what they got says whose fault it was. */
const CAPTURE_BYTES = 1024 * 1024;
/** Below what sshd allows by default (MaxSessions 10, one of which is opened in advance). */
const MOST_COMMANDS = 8;
/** A command that is given up holds its session for two seconds, in which it may clean up. */
const GIVE_UP_MS = 3000;
/** A login that was refused is not tried again for so long, then for twice as long, and so on. */
const REFUSED_PAUSE_MS = 60_000;

/**
 * One connection to each host for whoever asks again and again: made for the first question, kept for the next, and
 * made anew for the first one after it was lost. Making one goes on when a question has run out of time, so that a slow
 * login serves the next question. A host that refuses the login is not asked again at once: it would ban the runner.
 */
export class KeptConnections {
  private readonly links = new Map<string, KeptLink>();

  constructor(settings: SshSettings, connect: Connect, world: SshWorld) {
    for (const target of settings.targets) {
      this.links.set(target.label, new KeptLink(() => connect(target, settings, world), world.clock));
    }
  }

  /** `host` is a target's label. Rejects as `connect` and `Connection.dial` do, or with the signal's reason. */
  async dial(host: string, to: { host: string; port: number }, signal: AbortSignal): Promise<Duplex> {
    return this.link(host).use(signal, (connection) => connection.dial(to.host, to.port, signal));
  }

  /**
   * Rejects as `connect` and `Connection.exec` do, or with the signal's reason. `onTurn` is called when it is no longer
   * other commands that it waits for.
   */
  async exec(
    host: string,
    command: string,
    stdin: string,
    signal: AbortSignal,
    onTurn: () => void = () => {},
  ): Promise<ExecResult> {
    const link = this.link(host);
    await link.enter(signal);
    onTurn();
    try {
      return await link.use(signal, (connection) =>
        connection.exec(command, { stdin, signal, captureLimit: CAPTURE_BYTES }),
      );
    } finally {
      link.leave(signal.aborted ? GIVE_UP_MS : 0);
    }
  }

  /** Ends every connection; one that is being made ends as soon as it stands. */
  close(): void {
    for (const link of this.links.values()) link.close();
  }

  private link(host: string): KeptLink {
    const link = this.links.get(host);
    if (link === undefined) throw new Error(`There is no host ${host}.`);
    return link;
  }
}

class KeptLink {
  private connection: Promise<Connection> | undefined;
  private retryAtMs = Number.POSITIVE_INFINITY;
  private pauseMs = REFUSED_PAUSE_MS;
  private readonly ending = new AbortController();
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly open: () => Promise<Connection>,
    private readonly clock: Clock,
  ) {}

  async use<T>(signal: AbortSignal, work: (connection: Connection) => Promise<T>): Promise<T> {
    signal.throwIfAborted();
    const isOver = this.clock.elapsed() >= this.retryAtMs;
    const made = (isOver ? undefined : this.connection) ?? this.make();
    this.connection = made;
    const connection = await unlessAborted(made, signal);
    try {
      return await work(connection);
    } catch (error) {
      if (isLost(error) && this.connection === made) {
        this.connection = undefined;
        connection.close();
      }
      throw error;
    }
  }

  /** Waits for a place among the commands that run at once. */
  async enter(signal: AbortSignal): Promise<void> {
    if (this.running < MOST_COMMANDS) {
      this.running++;
      return;
    }
    let wake = () => {};
    const free = new Promise<void>((resolve) => {
      wake = resolve;
      this.waiting.push(resolve);
    });
    try {
      await unlessAborted(free, signal);
    } catch (error) {
      const at = this.waiting.indexOf(wake);
      // A place that came too late is the next one's.
      if (at >= 0) this.waiting.splice(at, 1);
      else this.handOn();
      throw error;
    }
  }

  /** Gives the place back, after a while where the command still holds it. */
  leave(afterMs: number): void {
    if (afterMs === 0) {
      this.handOn();
      return;
    }
    this.clock.sleep(afterMs, this.ending.signal).then(
      () => this.handOn(),
      () => {},
    );
  }

  close(): void {
    this.ending.abort();
    this.connection?.then(
      (connection) => connection.close(),
      () => {},
    );
    this.connection = undefined;
  }

  private handOn(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.running--;
  }

  private make(): Promise<Connection> {
    const made = this.open();
    this.retryAtMs = Number.POSITIVE_INFINITY;
    made.then(
      () => {
        this.pauseMs = REFUSED_PAUSE_MS;
      },
      (error) => {
        if (isRefused(error)) {
          this.retryAtMs = this.clock.elapsed() + this.pauseMs;
          this.pauseMs *= 2;
        } else if (this.connection === made) this.connection = undefined;
      },
    );
    return made;
  }
}

/** What the next login would be told, too. */
function isRefused(error: unknown): boolean {
  return /^(AUTH_FAILED$|HOST_KEY_)/.test(codeOf(error));
}

function isLost(error: unknown): boolean {
  return codeOf(error) === 'CONNECTION_LOST';
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason);
    if (signal.aborted) return onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
