import type { Duplex } from 'node:stream';
import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import type { Connection, ExecResult } from '@deploy-actions/ssh';
import { type AnswerOptions, askBehindNoise } from './ask-behind-noise';
import { callScript, installingScript, MISSING, programInput, readingScript, UNWRITABLE } from './host-program';
import { answerMs, givesUp, type Patience } from './patience';
import { BRIDGED_MS, reconnect } from './reconnect';
import { parseRefusal } from './refusal';
import { UnwritablePath } from './unwritable-path';

export interface ProgramClientOptions {
  label: string;
  /** Absolute or starting with `~/`. */
  path: string;
  clock: Clock;
  /** How long one step may take; an answer to anything else has a share of it, see `answerMs`. */
  commandTimeoutMs?: number;
  /** Opens a connection; called again when one was lost. */
  connect(): Promise<Connection>;
  /** Hears of connections that were lost and made again. */
  tell?(text: string): void;
}

/** What comes on `stdin` can be sent only once: such a call is not repeated when the connection is lost. */
export interface CallOptions extends AnswerOptions {
  /** Exit codes that are answers; by default only 0. */
  legal?: readonly number[];
  /** How long to wait; `caller` where its own signal sees to that. */
  patience?: Patience | 'caller';
}

/** Connections lost in a row, each soon after it was made, before a call is given up. */
const MOST_LOSSES = 4;
const SOON_MS = 30_000;
const MOST_REPEATING_MS = 2 * BRIDGED_MS;

/** Says verbs of the host program to one deploy path, and turns its refusals into coded errors. */
export class ProgramClient {
  /** Whether the host was ever reached. */
  hasConnected = false;
  private isInstalled = false;
  /** Nobody waits for an answer any more. */
  private isClosed = false;
  /** It let the time for an answer pass, and has answered nothing since. */
  private wasSilent = false;
  private lostAtMs: number | undefined;
  private connection: Promise<Connection> | undefined;
  private current: Connection | undefined;

  constructor(private readonly options: ProgramClientOptions) {}

  /**
   * Says one verb of the host program, and says it again where the connection was lost before it was answered: every
   * verb is made for that. Words that change with what has arrived meanwhile come as a function.
   */
  async call(words: readonly string[] | (() => readonly string[]), options: CallOptions = {}): Promise<ExecResult> {
    const { clock, tell } = this.options;
    // What installs the program has no room for another stream on its input.
    if (options.stdin !== undefined && !this.isInstalled) await this.call(['ready']);
    const begunMs = clock.elapsed();
    for (let losses = 0; ; ) {
      const connection = await this.connected();
      const startMs = clock.elapsed();
      try {
        return await this.ask(connection, typeof words === 'function' ? words() : words, options);
      } catch (error) {
        if (!isLost(error) || this.isClosed) throw error;
        losses = clock.elapsed() - startMs > SOON_MS ? 1 : losses + 1;
        if (options.stdin !== undefined || options.signal?.aborted || losses > MOST_LOSSES) throw error;
        // A host that loses each command after a while would be asked for ever.
        const isOver = clock.elapsed() - begunMs > MOST_REPEATING_MS;
        if (isOver && options.patience !== 'caller') throw error;
        tell?.(`${(error as Error).message} Retrying.`);
        if (losses > 1) await clock.sleep(1000 * 2 ** (losses - 2));
      }
    }
  }

  private async ask(
    connection: Connection,
    [verb = '', ...args]: readonly string[],
    { legal = [0], ...how }: CallOptions,
  ): Promise<ExecResult> {
    const { path, label } = this.options;
    const plain = () => this.exec(connection, callScript(path, verb, args), how);
    const bring = READING.has(verb) ? readingScript : installingScript;
    const installing = () =>
      this.exec(connection, bring(path, verb, args), { ...how, stdin: how.stdin ?? programInput });
    let result = await (this.isInstalled ? plain() : installing());
    if (result.code === MISSING && how.stdin === undefined) result = await installing();
    if (result.code === UNWRITABLE) throw new UnwritablePath(label, path, result.stderr);
    if (!READING.has(verb)) this.isInstalled = result.code !== MISSING;
    if (result.code !== null && legal.includes(result.code)) return result;
    throw (
      (await parseRefusal(label, result.stderr)) ??
      new UserError('HOST_PROTOCOL', `${label}: ${verb} ended with ${ending(result)}.`, {
        cause: new Error(lastLines(result.stderr)),
      })
    );
  }

  /** A connection that the host makes for us, as `Connection.dial` does. */
  async dial(host: string, port: number, signal: AbortSignal): Promise<Duplex> {
    const connection = await this.connected();
    return connection.dial(host, port, signal).catch((error) => {
      if (isLost(error)) this.drop(connection);
      throw error;
    });
  }

  /** Resolves when there is a connection. */
  async reach(): Promise<void> {
    await this.connected();
  }

  async ping(): Promise<void> {
    await (await this.connected()).ping();
  }

  /** A script that is no verb of the program, and changes nothing. */
  async run(script: string, signal: AbortSignal): Promise<ExecResult> {
    return this.exec(await this.connected(), script, { signal, patience: 'caller' });
  }

  /** Whoever was lost, or silent for too long, is dialled again by the next call. */
  private async exec(connection: Connection, script: string, how: Omit<CallOptions, 'legal'>): Promise<ExecResult> {
    const { patience, ...options } = how;
    const { clock, label, commandTimeoutMs } = this.options;
    const work = patience === 'caller' ? undefined : patience;
    const watch = givesUp(clock, { ...work, ms: answerMs(commandTimeoutMs, this.wasSilent, work?.ms) }, label);
    const signal = AbortSignal.any([options.signal ?? CALM, watch.signal]);
    // A step takes its time; but that it has begun, or goes on, is said at once.
    const onBegin = () => {
      if (patience === 'caller') watch.end();
    };
    try {
      const result = await askBehindNoise(connection, script, label, { ...options, signal, onBegin });
      this.wasSilent = false;
      return result;
    } catch (error) {
      this.wasSilent ||= watch.signal.aborted;
      if (isLost(error) || watch.signal.aborted) this.drop(connection);
      throw error;
    } finally {
      watch.end();
    }
  }

  private connected(): Promise<Connection> {
    const { connect, clock, label, tell = ignore } = this.options;
    const atMs = this.lostAtMs;
    const made = () => (atMs === undefined ? connect() : reconnect(connect, { label, clock, atMs, tell }));
    this.connection ??= made().then(
      (connection) => {
        this.hasConnected = true;
        this.current = connection;
        this.lostAtMs = undefined;
        return connection;
      },
      (error) => {
        this.connection = undefined;
        throw error;
      },
    );
    return this.connection;
  }

  /** Others may have dropped it before, and dialled again: theirs stays. */
  private drop(lost: Connection): void {
    lost.close();
    if (this.current !== lost) return;
    this.connection = undefined;
    this.current = undefined;
    this.lostAtMs = this.options.clock.elapsed();
  }

  close(): void {
    this.isClosed = true;
    void this.connection?.then(
      (connection) => connection.close(),
      () => undefined,
    );
    this.connection = undefined;
  }
}

export function isLost(error: unknown): boolean {
  return error instanceof UserError && error.code === 'CONNECTION_LOST';
}

/** A cancelled run still stops its steps, goes back and gives its locks back: those calls obey no signal. */
const CALM = new AbortController().signal;
const ignore = () => undefined;

/** Who only looks leaves a host as it is, even without the program. */
const READING: ReadonlySet<string> = new Set(['status', 'index']);

function ending({ code, signal }: ExecResult): string {
  return signal ? `signal ${signal}` : `exit code ${code}`;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' | ') || 'no message';
}
