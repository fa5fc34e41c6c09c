import { type Clock, withDeadline } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import type { ExecOptions } from '@deploy-actions/ssh';
import type { Host, Mark, StepContext, StepResult } from './host';
import { HostProgram, type HostProgramOptions, isLost } from './host-program';
import { type HostStatus, type Owner, parseStatus } from './host-status';
import { LineSplitter } from './line-splitter';
import type { StepName } from './record';
import { TailBuffer } from './tail-buffer';
import type { Upload } from './upload';

export interface RemoteHostOptions extends HostProgramOptions {
  /** Ours alone: the lock is known by it. */
  token: string;
  clock: Clock;
  /** Every line that a step prints. */
  onLine(step: string, line: string): void;
}

const STEP_FAILED = 91;
const CAPTURE_BYTES = 64 * 1024;
const RECONNECTS = 3;
/** A status holds the steps of every release that is kept. */
const STATUS: ExecOptions = { captureLimit: 64 * 1024 * 1024 };

/** The client of the host program: one deploy path on one host. */
export class RemoteHost implements Host {
  readonly label: string;
  private readonly program: HostProgram;
  private steps = 0;

  constructor(private readonly options: RemoteHostOptions) {
    this.label = options.label;
    this.program = new HostProgram(options);
  }

  async status(): Promise<HostStatus> {
    return parseStatus((await this.program.call(['status'], STATUS)).stdout);
  }

  async lock(owner: Owner, ttlMs: number): Promise<HostStatus> {
    const words = ['lock', this.options.token, seconds(ttlMs), line(owner)];
    return parseStatus((await this.program.call(words, STATUS)).stdout);
  }

  async refresh(ttlMs: number): Promise<void> {
    await this.program.call(['refresh', this.options.token, seconds(ttlMs)]);
  }

  async unlock(): Promise<void> {
    await this.program.call(['unlock', this.options.token]);
  }

  async stage(release: string, upload: Upload, signal: AbortSignal): Promise<void> {
    const words = ['stage', this.options.token, release, upload.indexSha256, String(upload.entries)];
    const sent = this.program.call(words, { stdin: upload.stream, signal });
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
      await this.program.call(['stop', id]).catch(() => undefined);
      throw error;
    }
  }

  async switchTo(release: string | undefined, operation: StepContext['operation'], reason: string): Promise<void> {
    const extra = `"reason":${line(reason)}`;
    await this.program.call(['switch', this.options.token, release ?? '-', operation, extra]);
  }

  async mark(release: string, state: Mark, reason: string): Promise<void> {
    await this.program.call(['mark', this.options.token, release, state, line(reason)]);
  }

  async forgive(version: string): Promise<void> {
    await this.program.call(['forgive', this.options.token, version]);
  }

  async note(event: string, release: string, reason: string): Promise<void> {
    await this.program.call(['note', this.options.token, event, release, `"reason":${line(reason)}`]);
  }

  async remove(release: string): Promise<void> {
    await this.program.call(['remove', this.options.token, release]);
  }

  close(): void {
    this.program.close();
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
        const { code } = await this.program.call(words, options, [0, STEP_FAILED]);
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
    const { stdout } = await this.program.call(['result', id]);
    const code = Number(/^exit=(\d+)$/m.exec(stdout)?.[1] ?? Number.NaN);
    if (!Number.isInteger(code)) throw new UserError('HOST_PROTOCOL', `${this.label}: the end of a step is not known.`);
    return code;
  }
}

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
