import type { Duplex } from 'node:stream';
import type { Clock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import type { Connection, ExecOptions, ExecResult } from '@deploy-actions/ssh';
import { callScript, installScript, MISSING } from './host-program';
import { givesUp, type Patience } from './patience';
import { program } from './program';
import { quote } from './quote';
import { parseRefusal } from './refusal';

export interface ProgramClientOptions {
  label: string;
  /** Absolute or starting with `~/`. */
  path: string;
  clock: Clock;
  /** How long the host may be silent on anything but a step, which has a time of its own; 15 s to 2 min count. */
  commandTimeoutMs?: number;
  /** Opens a connection; called again when one was lost. */
  connect(): Promise<Connection>;
}

export interface CallOptions extends ExecOptions {
  /** Exit codes that are answers; by default only 0. */
  legal?: readonly number[];
  /** How long to wait; `caller` where its own signal sees to that. */
  patience?: Patience | 'caller';
}

/** Small verbs take a fraction of a second, to stop a step takes three; a disk that hangs takes for ever. */
const ANSWER_MS = { least: 15_000, most: 120_000 };

/** Says verbs of the host program to one deploy path, and turns its refusals into coded errors. */
export class ProgramClient {
  /** Whether the host was ever reached. */
  hasConnected = false;
  private connection: Promise<Connection> | undefined;

  constructor(private readonly options: ProgramClientOptions) {}

  /** One verb of the host program; installs the program where this version of it is not there yet. */
  async call([verb = '', ...args]: string[], options: CallOptions = {}): Promise<ExecResult> {
    const { legal = [0], ...how } = options;
    const script = callScript(this.options.path, verb, args);
    const ask = () => this.exec(script, how);
    // The stream of an upload can be sent only once: look for the program first.
    if (options.stdin !== undefined) await this.install();
    let result = await ask().catch((error) => {
      if (!REPEATABLE.has(verb) || !isLost(error)) throw error;
      return ask();
    });
    if (result.code === MISSING) {
      await this.install();
      result = await ask();
    }
    if (result.code !== null && legal.includes(result.code)) return result;
    throw (
      parseRefusal(this.options.label, result.stderr) ??
      new UserError('HOST_PROTOCOL', `${this.options.label}: ${verb} ended with ${ending(result)}.`, {
        cause: new Error(lastLines(result.stderr)),
      })
    );
  }

  /** A connection that the host makes for us, as `Connection.dial` does. */
  async dial(host: string, port: number, signal: AbortSignal): Promise<Duplex> {
    const connection = await this.connected();
    return connection.dial(host, port, signal).catch((error) => {
      if (isLost(error)) this.close();
      throw error;
    });
  }

  async ping(): Promise<void> {
    await (await this.connected()).ping();
  }

  /** A script that is no verb of the program, and changes nothing. */
  run(script: string, signal: AbortSignal): Promise<ExecResult> {
    return this.exec(script, { signal, patience: 'caller' });
  }

  private async install(): Promise<void> {
    const result = await this.exec(installScript(this.options.path), { stdin: program });
    if (result.code === 0) return;
    const isFull = /no space left|quota/i.test(result.stderr);
    throw new UserError(
      isFull ? 'DISK_FULL' : 'HOST_UNFIT',
      `${this.options.label}: cannot write to ${this.options.path}.`,
      {
        cause: new Error(lastLines(result.stderr)),
      },
    );
  }

  /** Whoever was lost, or silent for too long, is dialled again by the next call. */
  private async exec(script: string, { patience, ...options }: Omit<CallOptions, 'legal'>): Promise<ExecResult> {
    const connection = await this.connected();
    const { clock, label, commandTimeoutMs = ANSWER_MS.most } = this.options;
    const ms = Math.max(ANSWER_MS.least, Math.min(ANSWER_MS.most, commandTimeoutMs));
    const watch = givesUp(clock, patience ?? { ms }, label);
    const signal = AbortSignal.any([options.signal ?? CALM, watch.signal]);
    try {
      return await connection.exec(`exec sh -c ${quote(script)}`, { ...options, signal });
    } catch (error) {
      if (isLost(error) || watch.signal.aborted) this.close();
      throw error;
    } finally {
      watch.end();
    }
  }

  private connected(): Promise<Connection> {
    this.connection ??= this.options.connect().then(
      (connection) => {
        this.hasConnected = true;
        return connection;
      },
      (error) => {
        this.connection = undefined;
        throw error;
      },
    );
    return this.connection;
  }

  close(): void {
    void this.connection?.then(
      (connection) => connection.close(),
      () => undefined,
    );
    this.connection = undefined;
  }
}

/** Verbs that may be said twice: where their answer was lost, they are. */
const REPEATABLE: ReadonlySet<string> = new Set([
  'status',
  'lock',
  'refresh',
  'unlock',
  'mark',
  'result',
  'stop',
  'forgive',
]);

export function isLost(error: unknown): boolean {
  return error instanceof UserError && error.code === 'CONNECTION_LOST';
}

/** A cancelled run still stops its steps, goes back and gives its locks back: those calls obey no signal. */
const CALM = new AbortController().signal;

function ending({ code, signal }: ExecResult): string {
  return signal ? `signal ${signal}` : `exit code ${code}`;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' | ') || 'no message';
}
