import { withDeadline } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import type { Upload } from '@deploy-actions/payload';
import { formatDuration } from '@deploy-actions/quantity';
import { LoginShell } from './ask-behind-noise';
import { askUrl, type UrlAnswer, type UrlWays } from './ask-url';
import { Changes, type Words } from './changes';
import type { Host, Mark, Settlement, StepContext, StepResult } from './host';
import { MOST_STATUS_BYTES } from './host-json';
import { type HostStatus, loadMeanwhile, type Owner, parseStatus } from './host-status';
import { LookAhead } from './look-ahead';
import { type CallOptions, ProgramClient, type ProgramClientOptions } from './program-client';
import type { StepName } from './record';
import { line, reasonLine, seconds } from './said';
import { exceptTwin } from './same-host';
import { problemsIn, proofVerbs, settlementVerbs } from './settlement-verbs';
import { stageUpload } from './stage-upload';
import { outputBlocks, parseStepResult, StepOutput } from './step-output';
import { UnwritablePath } from './unwritable-path';

export interface RemoteHostOptions extends ProgramClientOptions {
  /** Ours alone: the lock is known by it. */
  token: string;
  /** Whole lines that a step prints; gives back a promise where they cannot be taken as fast as they come. */
  onLines(step: string, lines: string): unknown;
  /** Kept of each stream of a step, on the host as well as here; 100 MiB without it. */
  outputLimitBytes?: number;
  /** For lines so long that they have to be cut. */
  mask?(text: string): string;
  /** The recorded KEY=VALUE lines of a release, before a step of it can print one of the values. */
  onEnv?(lines: string): void;
}

const STEP_FAILED = 91;
const MOST_ENV_BYTES = 1024 * 1024;
const MOST_SAID_BYTES = 1024 * 1024;
/** To remove a large release, or to prove one, is work. */
const WORK_MS = 600_000;
const STATUS: CallOptions = { answerLimit: MOST_STATUS_BYTES };

/** One deploy path on one host, by way of the host program. */
export class RemoteHost implements Host {
  readonly label: string;
  /** A lock of ours may still be there. */
  mayHoldLock = false;
  private isUnlocked = false;
  /** A step of the way back goes on, for which nobody had the time to wait. */
  private isReturning = false;
  private readonly ahead: LookAhead;
  private readonly client: ProgramClient;
  private readonly urlWays: UrlWays;
  private steps = 0;
  private readonly changes: Changes;
  private readonly knownEnvs = new Set<string>();

  readonly uploadFolder: string;

  constructor(private readonly options: RemoteHostOptions) {
    this.label = options.label;
    this.uploadFolder = `.deploy/tmp/upload-${options.token}`;
    this.client = new ProgramClient(options);
    this.ahead = new LookAhead(this.client, options.clock);
    this.changes = new Changes(this.client, options.token);
    this.urlWays = {
      label: options.label,
      clock: options.clock,
      mayForward: true,
      dial: (host, port, signal) => this.client.dial(host, port, signal),
      run: (script, signal) => this.client.run(script, signal),
    };
  }

  async status(): Promise<HostStatus> {
    return parseStatus(this.label, (await loadMeanwhile(this.client.call(['status'], STATUS))).stdout);
  }

  async lock(owner: Owner, ttlMs: number): Promise<HostStatus> {
    try {
      const words = ['lock', this.options.token, seconds(ttlMs), line({ ...owner, host: this.label })];
      const { stdout } = await loadMeanwhile(this.changes.say([words], STATUS));
      this.mayHoldLock = true;
      this.isUnlocked = false;
      return exceptTwin(this.label, owner, await parseStatus(this.label, stdout));
    } catch (error) {
      const code = error instanceof UserError ? error.code : '';
      // Where not even the program was reached nothing is to be given back: a new dial would try a wrong password twice.
      const isOutside =
        !this.client.hasConnected ||
        error instanceof UnwritablePath ||
        code === 'SAME_HOST' ||
        (error instanceof LoginShell && !error.hasRun);
      this.isUnlocked ||= isOutside;
      this.mayHoldLock = code !== 'SAME_HOST' && (this.mayHoldLock || (!isOutside && code !== 'LOCKED'));
      throw error;
    }
  }

  async refresh(ttlMs: number): Promise<void> {
    await this.client.call(['refresh', this.options.token, seconds(ttlMs)]);
  }

  async unlock(): Promise<void> {
    if (this.isUnlocked) return;
    await this.changes.end([this.isReturning ? 'loosen' : 'unlock', this.options.token]).catch((error) => {
      // Only its exit code was heard, which says enough.
      if (!(error instanceof LoginShell) || !error.hasRun || error.exitCode !== 0) throw error;
    });
    this.mayHoldLock = false;
  }

  async breakLock(number: number, breaker: Owner, reason: string): Promise<void> {
    await this.client.call(['unlock', '-', line(breaker), String(number), reasonLine(reason)]);
  }

  async stop(step: string): Promise<void> {
    await this.client.call(['stop', step]);
  }

  lookAhead(sharedPaths: readonly string[] | undefined): void {
    this.ahead.begin(sharedPaths);
  }

  roundTripMs(): Promise<number> {
    return this.ahead.roundTripMs();
  }

  index(sharedPaths: readonly string[] = []): Promise<string> {
    return this.ahead.index(sharedPaths);
  }

  stage(release: string, upload: Upload, signal: AbortSignal): Promise<void> {
    const { token, commandTimeoutMs: patienceMs = WORK_MS } = this.options;
    const call = (words: readonly string[], options: CallOptions) => this.changes.send(release, words, options);
    return stageUpload({ call }, { token, release, patienceMs }, upload, signal);
  }

  async prove(release: string): Promise<string | undefined> {
    const patience = { ms: this.options.commandTimeoutMs ?? WORK_MS };
    const { stdout } = await this.client.call(['prove', this.options.token, release], { patience });
    return /^damaged (.+)$/m.exec(stdout)?.[1];
  }

  async step(release: string, step: StepName, context: StepContext): Promise<StepResult> {
    // What a deploy brings live has the env of this very run.
    if (context.operation !== 'deploy') await this.tellEnv(context.stepsFrom ?? release);
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
      // Half a way back would be the worst of all places; and the lock lives as long as the step.
      this.isReturning ||= context.operation === 'revert' && context.signal.aborted;
      if (!this.isReturning) await this.client.call(['stop', id]).catch(() => undefined);
      throw error;
    }
  }

  askUrl(url: string, timeoutMs: number, signal: AbortSignal): Promise<UrlAnswer> {
    return askUrl(this.urlWays, url, timeoutMs, signal);
  }

  async switchTo(
    release: string | undefined,
    operation: StepContext['operation'],
    reason: string,
    proof?: 'proven' | Settlement,
  ): Promise<string[]> {
    const words = ['switch', this.options.token, release ?? '-', operation, `"reason":${reasonLine(reason)}`];
    const settlement = proof === 'proven' ? undefined : proof;
    const isProven = proof !== undefined && release !== undefined;
    const rest = isProven ? proofVerbs(this.options.token, release, settlement) : [];
    return this.settled([words, ...rest], settlement);
  }

  async mark(release: string, state: Mark, reason: string): Promise<void> {
    await this.changes.say([['mark', this.options.token, release, state, reasonLine(reason)]]);
  }

  async forgive(version: string): Promise<void> {
    await this.changes.say([['forgive', this.options.token, version]]);
  }

  async note(event: string, release: string, reason: string): Promise<void> {
    await this.changes.say([['note', this.options.token, event, release, `"reason":${reasonLine(reason)}`]]);
  }

  async remove(release: string): Promise<void> {
    const patience = { ms: this.options.commandTimeoutMs ?? WORK_MS };
    await this.changes.say([['remove', this.options.token, release]], { patience });
  }

  async settle(settlement: Settlement): Promise<string[]> {
    const verbs = settlementVerbs(this.options.token, settlement);
    return verbs.length === 0 ? [] : this.settled(verbs, settlement);
  }

  close(): void {
    this.client.close();
  }

  private async settled(verbs: readonly Words[], settlement: Settlement | undefined): Promise<string[]> {
    const patience = { ms: this.options.commandTimeoutMs ?? WORK_MS };
    const { stdout } = await this.changes.say(verbs, settlement ? { patience } : {});
    if (settlement?.isLast) this.isUnlocked = true;
    this.mayHoldLock &&= !settlement?.isLast;
    return problemsIn(stdout);
  }

  /** Runs a step to its end, however often the connection breaks meanwhile: on the host it goes on by itself. */
  private async followStep(id: string, release: string, step: StepName, context: StepContext): Promise<StepResult> {
    const { token, onLines, outputLimitBytes, ...listener } = this.options;
    const output = (name: 'stdout' | 'stderr') =>
      new StepOutput(name, { ...listener, onLines: (lines) => onLines(step, lines) }, outputLimitBytes);
    const [out, err] = [output('stdout'), output('stderr')];
    const blocks = outputBlocks(outputLimitBytes);
    const words = ['step', token, id, release, step, context.operation, this.label, context.previousVersion];
    const { code } = await this.client.call(
      () => [...words, String(out.total), String(err.total), context.stepsFrom ?? '', String(blocks)],
      {
        legal: [0, STEP_FAILED],
        patience: 'caller',
        captureLimit: 8 * 1024,
        // What the host program says itself comes in addition.
        answerLimit: blocks * 512 + MOST_SAID_BYTES,
        signal: context.signal,
        onStdout: out.push,
        onStderr: err.push,
      },
    );
    const [stdout, stderr] = [out.end(), err.end()];
    if (code === 0) return { code, stdout, stderr };
    const { hasLost, ...result } = parseStepResult(this.label, (await this.client.call(['result', id])).stdout);
    if (hasLost) for (const stream of [out, err]) stream.tellLoss();
    return { ...result, stdout, stderr };
  }

  private async tellEnv(release: string): Promise<void> {
    const { onEnv } = this.options;
    if (!onEnv || this.knownEnvs.has(release)) return;
    const { stdout } = await this.client.call(['env', release], { answerLimit: MOST_ENV_BYTES });
    onEnv(stdout);
    this.knownEnvs.add(release);
  }
}
