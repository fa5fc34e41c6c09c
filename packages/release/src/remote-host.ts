import { withDeadline } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { formatDuration } from '@deploy-actions/quantity';
import { askUrl, type UrlAnswer, type UrlWays } from './ask-url';
import type { Host, Mark, StepContext, StepResult } from './host';
import { type HostStatus, type Owner, parseStatus } from './host-status';
import { LineSplitter } from './line-splitter';
import { type CallOptions, isLost, ProgramClient, type ProgramClientOptions } from './program-client';
import { readIndex } from './read-index';
import type { StepName } from './record';
import { measureRoundTrip } from './round-trip';
import { stageUpload } from './stage-upload';
import { TailBuffer } from './tail-buffer';
import type { Upload } from './upload';

export interface RemoteHostOptions extends ProgramClientOptions {
  /** Ours alone: the lock is known by it. */
  token: string;
  /** Every line that a step prints. */
  onLine(step: string, line: string): void;
  /** The recorded KEY=VALUE lines of a release, before a step of it can print one of the values. */
  onEnv?(lines: string): void;
}

const STEP_FAILED = 91;
/** To remove a large release, or to prove one, is work. */
const WORK_MS = 600_000;
const LONGEST_REASON = 1000;
const CAPTURE_BYTES = 64 * 1024;
const RECONNECTS = 3;
/** A status holds the steps of every release that is kept. */
const STATUS: CallOptions = { captureLimit: 64 * 1024 * 1024 };

/** One deploy path on one host, by way of the host program. */
export class RemoteHost implements Host {
  readonly label: string;
  /** A lock of ours may still be there. */
  mayHoldLock = false;
  private readonly client: ProgramClient;
  private readonly urlWays: UrlWays;
  private steps = 0;
  private readonly knownEnvs = new Set<string>();

  readonly uploadFolder: string;

  constructor(private readonly options: RemoteHostOptions) {
    this.label = options.label;
    this.uploadFolder = `.deploy/tmp/upload-${options.token}`;
    this.client = new ProgramClient(options);
    this.urlWays = {
      label: options.label,
      clock: options.clock,
      mayForward: true,
      dial: (host, port, signal) => this.client.dial(host, port, signal),
      run: (script, signal) => this.client.run(script, signal),
    };
  }

  async status(): Promise<HostStatus> {
    return parseStatus((await this.client.call(['status'], STATUS)).stdout);
  }

  async lock(owner: Owner, ttlMs: number): Promise<HostStatus> {
    try {
      const { stdout } = await this.client.call(['lock', this.options.token, seconds(ttlMs), line(owner)], STATUS);
      this.mayHoldLock = true;
      return parseStatus(stdout);
    } catch (error) {
      const isRefused = error instanceof UserError && error.code === 'LOCKED';
      this.mayHoldLock ||= this.client.hasConnected && !isRefused;
      throw error;
    }
  }

  async refresh(ttlMs: number): Promise<void> {
    await this.client.call(['refresh', this.options.token, seconds(ttlMs)]);
  }

  async unlock(): Promise<void> {
    await this.client.call(['unlock', this.options.token]);
    this.mayHoldLock = false;
  }

  async breakLock(number: number, breaker: Owner, reason: string): Promise<void> {
    await this.client.call(['unlock', '-', line(breaker), String(number), reasonLine(reason)]);
  }

  async stop(step: string): Promise<void> {
    await this.client.call(['stop', step]);
  }

  roundTripMs(): Promise<number> {
    return measureRoundTrip(() => this.client.ping(), this.options.clock);
  }

  index(): Promise<string> {
    return readIndex(this.client);
  }

  stage(release: string, upload: Upload, signal: AbortSignal): Promise<void> {
    const { token, commandTimeoutMs: patienceMs = WORK_MS } = this.options;
    return stageUpload(this.client, { token, release, patienceMs }, upload, signal);
  }

  async step(release: string, step: StepName, context: StepContext): Promise<StepResult> {
    // What a deploy brings live has the env of this very run.
    if (context.operation !== 'deploy') await this.tellEnv(release);
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
      await this.client.call(['stop', id]).catch(() => undefined);
      throw error;
    }
  }

  askUrl(url: string, timeoutMs: number, signal: AbortSignal): Promise<UrlAnswer> {
    return askUrl(this.urlWays, url, timeoutMs, signal);
  }

  async switchTo(release: string | undefined, operation: StepContext['operation'], reason: string): Promise<void> {
    await this.client.call(['switch', this.options.token, release ?? '-', operation, `"reason":${reasonLine(reason)}`]);
  }

  async mark(release: string, state: Mark, reason: string): Promise<void> {
    await this.client.call(['mark', this.options.token, release, state, reasonLine(reason)]);
  }

  async forgive(version: string): Promise<void> {
    await this.client.call(['forgive', this.options.token, version]);
  }

  async note(event: string, release: string, reason: string): Promise<void> {
    await this.client.call(['note', this.options.token, event, release, `"reason":${reasonLine(reason)}`]);
  }

  async remove(release: string): Promise<void> {
    const patience = { ms: this.options.commandTimeoutMs ?? WORK_MS };
    await this.client.call(['remove', this.options.token, release], { patience });
  }

  close(): void {
    this.client.close();
  }

  /** Runs a step to its end, however often the connection breaks meanwhile: on the host it goes on by itself. */
  private async followStep(id: string, release: string, step: StepName, context: StepContext): Promise<StepResult> {
    const out = new TailBuffer(CAPTURE_BYTES);
    const err = new TailBuffer(CAPTURE_BYTES);
    const outLines = new LineSplitter((text) => this.options.onLine(step, text));
    const errLines = new LineSplitter((text) => this.options.onLine(step, text));
    const options: CallOptions = {
      legal: [0, STEP_FAILED],
      patience: 'caller',
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
    let lost: unknown;
    for (let attempt = 0; ; attempt++) {
      try {
        const { code } = await this.client.call(words, options);
        outLines.end();
        errLines.end();
        const exit = code === 0 ? 0 : await this.exitCode(id);
        return { code: exit, stdout: out.text(), stderr: err.text() };
      } catch (error) {
        // The step never began: nothing is there to be followed.
        if (lost !== undefined && error instanceof UserError && error.code === 'HOST_PROTOCOL') throw lost;
        if (!isLost(error) || attempt >= RECONNECTS || context.signal.aborted) throw error;
        lost = error;
        words = ['follow', id, String(out.total), String(err.total)];
      }
    }
  }

  private async tellEnv(release: string): Promise<void> {
    const { onEnv } = this.options;
    if (!onEnv || this.knownEnvs.has(release)) return;
    const { stdout } = await this.client.call(['env', release], { captureLimit: 1024 * 1024 });
    onEnv(stdout);
    this.knownEnvs.add(release);
  }

  private async exitCode(id: string): Promise<number> {
    const { stdout } = await this.client.call(['result', id]);
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

/** It becomes a word of a command, and the system bounds those. */
function reasonLine(reason: string): string {
  return line(reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)} …` : reason);
}
