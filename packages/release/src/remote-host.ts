import { createHash } from 'node:crypto';
import { type Clock, withDeadline } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import type { Connection, ExecOptions, ExecResult } from '@deploy-actions/ssh';
import type { Host, Mark, StepContext, StepResult } from './host';
import { type HostStatus, type Owner, parseStatus } from './host-status';
import { LineSplitter } from './line-splitter';
import { program } from './program';
import { quote, quotePath } from './quote';
import type { StepName } from './record';
import { parseRefusal } from './refusal';
import { TailBuffer } from './tail-buffer';
import type { Upload } from './upload';

export interface RemoteHostOptions {
  label: string;
  /** Absolute or starting with `~/`. */
  path: string;
  /** Ours alone: the lock is known by it. */
  token: string;
  clock: Clock;
  /** Opens a connection; called again when one was lost. */
  connect(): Promise<Connection>;
  /** Every line that a step prints. */
  onLine(step: string, line: string): void;
}

const MISSING = 97;
const STEP_FAILED = 91;
const CAPTURE_BYTES = 64 * 1024;
const RECONNECTS = 3;

/** The client of the host program: one deploy path on one host. */
export class RemoteHost implements Host {
  readonly label: string;
  private connection: Promise<Connection> | undefined;
  private steps = 0;

  constructor(private readonly options: RemoteHostOptions) {
    this.label = options.label;
  }

  /** Connects now, so that an unreachable host is known before anything is changed. */
  async open(): Promise<void> {
    await this.connected();
  }

  async status(): Promise<HostStatus> {
    return parseStatus((await this.call(['status'])).stdout);
  }

  async lock(owner: Owner, ttlMs: number): Promise<HostStatus> {
    return parseStatus((await this.call(['lock', this.options.token, seconds(ttlMs), line(owner)])).stdout);
  }

  async refresh(ttlMs: number): Promise<void> {
    await this.call(['refresh', this.options.token, seconds(ttlMs)]);
  }

  async unlock(): Promise<void> {
    await this.call(['unlock', this.options.token]);
  }

  async stage(release: string, upload: Upload, signal: AbortSignal): Promise<void> {
    const words = ['stage', this.options.token, release, upload.indexSha256, String(upload.entries)];
    const sent = this.call(words, { stdin: upload.stream, signal });
    // A file that changed while it was sent is the better explanation of a stream that broke off.
    const failed = new Promise<never>((_, reject) => {
      upload.done.catch((cause) =>
        reject(new UserError('SOURCE', 'A file changed or vanished while it was sent.', { cause })),
      );
    });
    sent.catch(() => upload.stream.destroy());
    await Promise.race([sent, failed]);
  }

  async step(release: string, step: StepName, context: StepContext): Promise<StepResult> {
    const id = `${this.options.token}-${++this.steps}`;
    const late = () =>
      new UserError(
        'COMMAND_TIMEOUT',
        `${this.label}: ${step} did not end within ${formatDuration(context.timeoutMs)}.`,
      );
    try {
      return await withDeadline(
        this.options.clock,
        context.timeoutMs,
        late,
        (signal) => this.followStep(id, release, step, { ...context, signal }),
        context.signal,
      );
    } catch (error) {
      await this.call(['stop', id]).catch(() => undefined);
      throw error;
    }
  }

  async switchTo(release: string | undefined, operation: StepContext['operation'], reason: string): Promise<void> {
    const extra = `"reason":${line(reason)}`;
    await this.call(['switch', this.options.token, release ?? '-', operation, extra]);
  }

  async mark(release: string, state: Mark, reason: string): Promise<void> {
    await this.call(['mark', this.options.token, release, state, line(reason)]);
  }

  async forgive(version: string): Promise<void> {
    await this.call(['forgive', this.options.token, version]);
  }

  async note(event: string, release: string, reason: string): Promise<void> {
    await this.call(['note', this.options.token, event, release, `"reason":${line(reason)}`]);
  }

  async remove(release: string): Promise<void> {
    await this.call(['remove', this.options.token, release]);
  }

  close(): void {
    void this.connection?.then(
      (connection) => connection.close(),
      () => undefined,
    );
    this.connection = undefined;
  }

  /** Runs a step to its end, however often the connection breaks meanwhile: on the host it goes on by itself. */
  private async followStep(id: string, release: string, step: StepName, context: StepContext): Promise<StepResult> {
    const out = new TailBuffer(CAPTURE_BYTES);
    const err = new TailBuffer(CAPTURE_BYTES);
    const outLines = new LineSplitter((text) => this.options.onLine(step, text));
    const errLines = new LineSplitter((text) => this.options.onLine(step, text));
    const options: ExecOptions = {
      captureLimit: 8 * 1024,
      signal: context.signal,
      onStdout: (chunk) => {
        out.push(chunk);
        outLines.push(chunk);
      },
      onStderr: (chunk) => {
        err.push(chunk);
        errLines.push(chunk);
      },
    };
    let words = ['step', this.options.token, id, release, step, context.operation, this.label, context.previousVersion];
    for (let attempt = 0; ; attempt++) {
      try {
        const { code } = await this.call(words, options, [0, STEP_FAILED]);
        outLines.end();
        errLines.end();
        const exit = code === 0 ? 0 : await this.exitCode(id);
        return { code: exit, stdout: out.text(), stderr: err.text() };
      } catch (error) {
        if (!isLost(error) || attempt >= RECONNECTS || context.signal.aborted) throw error;
        words = ['follow', id, String(out.total), String(err.total)];
      }
    }
  }

  private async exitCode(id: string): Promise<number> {
    const { stdout } = await this.call(['result', id]);
    const code = Number(/^exit=(\d+)$/m.exec(stdout)?.[1] ?? Number.NaN);
    if (!Number.isInteger(code)) throw new UserError('HOST_PROTOCOL', `${this.label}: the end of a step is not known.`);
    return code;
  }

  /** One verb of the host program; installs the program where this version of it is not there yet. */
  private async call(words: string[], options: ExecOptions = {}, legal: readonly number[] = [0]): Promise<ExecResult> {
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
      parseRefusal(this.label, result.stderr) ??
      new UserError('HOST_PROTOCOL', `${this.label}: ${verb} ended with ${ending(result)}.`, {
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
    throw new UserError(isFull ? 'DISK_FULL' : 'HOST_UNFIT', `${this.label}: cannot write to ${this.options.path}.`, {
      cause: new Error(lastLines(result.stderr)),
    });
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

function isLost(error: unknown): boolean {
  return error instanceof UserError && error.code === 'CONNECTION_LOST';
}

/** A cancelled run still stops its steps, goes back and gives its locks back: those calls obey no signal. */
const CALM = new AbortController().signal;

const PROGRAM_ID = createHash('sha256').update(program).digest('hex').slice(0, 12);

function seconds(ms: number): string {
  return String(Math.max(1, Math.ceil(ms / 1000)));
}

/** JSON in one line of ASCII: safe in a file of lines on a host of any locale. */
function line(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function ending({ code, signal }: ExecResult): string {
  return signal ? `signal ${signal}` : `exit code ${code}`;
}

function lastLines(text: string): string {
  return text.trim().split('\n').slice(-3).join(' | ') || 'no message';
}
