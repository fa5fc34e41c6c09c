import { createHash } from 'node:crypto';
import { UserError } from '@deploy-actions/error';
import type { Connection, ExecOptions, ExecResult } from '@deploy-actions/ssh';
import { program } from './program';
import { quote, quotePath } from './quote';
import { parseRefusal } from './refusal';

export interface HostProgramOptions {
  label: string;
  /** Absolute or starting with `~/`. */
  path: string;
  /** Opens a connection; called again when one was lost. */
  connect(): Promise<Connection>;
}

const MISSING = 97;

/** The program on the host, reached over a connection that is opened when it is needed, and again when it was lost. */
export class HostProgram {
  private connection: Promise<Connection> | undefined;

  constructor(private readonly options: HostProgramOptions) {}

  close(): void {
    void this.connection?.then(
      (connection) => connection.close(),
      () => undefined,
    );
    this.connection = undefined;
  }

  /** One verb of the host program; installs the program where this version of it is not there yet. */
  async call(words: string[], options: ExecOptions = {}, legal: readonly number[] = [0]): Promise<ExecResult> {
    const [verb = '', ...args] = words;
    const file = `${quotePath(this.options.path)}/.deploy/program-${PROGRAM_ID}`;
    const command = ['sh', '"$p"', quote(verb), quote(this.options.path), ...args.map(quote)].join(' ');
    // The stream of an upload can be sent only once: look for the program first.
    if (options.stdin !== undefined) await this.install(file);
    const script = `p=${file}; [ -f "$p" ] || exit ${MISSING}; exec ${command}`;
    let result = await this.exec(script, options).catch((error) => {
      if (!REPEATABLE.has(verb) || !isLost(error)) throw error;
      return this.exec(script, options);
    });
    if (result.code === MISSING) {
      await this.install(file);
      result = await this.exec(`p=${file}; exec ${command}`, options);
    }
    if (result.code !== null && legal.includes(result.code)) return result;
    throw (
      parseRefusal(this.options.label, result.stderr) ??
      new UserError('HOST_PROTOCOL', `${this.options.label}: ${verb} ended with ${ending(result)}.`, {
        cause: new Error(lastLines(result.stderr)),
      })
    );
  }

  private async install(file: string): Promise<void> {
    const folder = file.slice(0, file.lastIndexOf('/'));
    const root = quotePath(this.options.path);
    // Only our own folder is private: a web server must get through to the payload.
    const script = `p=${file}; [ -f "$p" ] && exit 0; mkdir -p ${root} && umask 077 && mkdir -p ${folder} && cat >"$p.$$" && mv -f "$p.$$" "$p"`;
    const result = await this.exec(script, { stdin: program });
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

  private async exec(script: string, options: ExecOptions): Promise<ExecResult> {
    const connection = await this.connected();
    try {
      return await connection.exec(`exec sh -c ${quote(script)}`, { signal: CALM, ...options });
    } catch (error) {
      if (isLost(error)) this.close();
      throw error;
    }
  }

  private connected(): Promise<Connection> {
    this.connection ??= this.options.connect().catch((error) => {
      this.connection = undefined;
      throw error;
    });
    return this.connection;
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

const PROGRAM_ID = createHash('sha256').update(program).digest('hex').slice(0, 12);

function ending({ code, signal }: ExecResult): string {
  return signal ? `signal ${signal}` : `exit code ${code}`;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' | ') || 'no message';
}
