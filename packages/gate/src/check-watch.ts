import { ask, type Observation } from '@deploy-actions/probe';
import { describeChange } from './change';
import {
  beginSoak,
  type CheckState,
  cutShort,
  endStart,
  initialState,
  isFinal,
  isUnsettled,
  observe,
  overrule,
} from './check-state';
import type { GateWorld } from './gate-world';
import type { LatencyFound } from './latency-verdict';
import { paceMs } from './pace';
import { rulesOf } from './proof';
import { nextTick } from './schedule';
import type { CheckSettings, Thresholds } from './settings';
import { type StartEnd, startEndBefore, startLimit } from './start-end';
import { StartTalk } from './start-talk';

/** Timers for one moment do not all fire at once. */
const SAME_MOMENT_MS = 50;

export interface WatchListener {
  observed(watch: CheckWatch, observation: Observation): void;
  /** After every observation and every decision. */
  changed(watch: CheckWatch): void;
}

/** Asks one service again and again, in its own rhythm, until its verdict is final or it is stopped. */
export class CheckWatch {
  state: CheckState = initialState;
  /** A probe is under way. */
  asking = false;
  readonly rules: Thresholds;
  private readonly stopping = new AbortController();
  /** When the newest probe began, in elapsed milliseconds. */
  private askedAtMs = Number.NEGATIVE_INFINITY;
  /** Somebody wants to know now: the pause until the next probe is over. */
  private isDue = false;
  private pause = new AbortController();
  private readonly world: GateWorld;
  private readonly talk = new StartTalk();
  /** When and why the start ends at the latest. */
  private startEnd: StartEnd | undefined;

  /** At `deadlineAtMs` (elapsed milliseconds) a start that is not over ends. */
  constructor(
    readonly settings: CheckSettings,
    world: GateWorld,
    private readonly listener: WatchListener,
    private readonly deadlineAtMs = Number.POSITIVE_INFINITY,
  ) {
    this.rules = rulesOf(settings);
    this.world = { ...world, signal: AbortSignal.any([world.signal, this.stopping.signal]) };
  }

  /** Nothing more is asked, and a probe that is under way counts no more. */
  stop(): void {
    this.stopping.abort(new Error('The watch was stopped.'));
  }

  /** Not decided: it may still become healthy. */
  isStarting(): boolean {
    return this.state.phase === 'starting' && !isFinal(this.state);
  }

  /** The failing streak it may be in is neither broken nor complete, or may just be beginning. */
  isUnsettled(): boolean {
    const isOpen = (this.asking || this.isDue) && this.state.verdict === 'healthy';
    return isOpen || isUnsettled(this.state, this.rules);
  }

  /** In a failing streak that is neither broken nor complete. */
  isFailing(): boolean {
    return isUnsettled(this.state, this.rules);
  }

  beginSoak(): void {
    this.state = beginSoak(this.state, this.world.clock.elapsed());
  }

  /** Asks at once where a healthy check was not asked since then: nobody has seen that it still is. */
  askAgainUnlessAskedSince(ms: number): void {
    if (this.askedAtMs <= ms) this.askNow();
  }

  /** Asks a healthy check without waiting for its turn. */
  askNow(): void {
    if (this.state.verdict !== 'healthy' || this.asking) return;
    this.isDue = true;
    this.pause.abort();
  }

  /** The gate ends: what has come to the end of its own start by now is told so, and not left open. */
  concludeStart(): void {
    const nowMs = this.world.clock.elapsed();
    const { state, startEnd } = this;
    if (startEnd === undefined || startEnd.atMs - nowMs > SAME_MOMENT_MS || !this.isStarting()) return;
    // Of a first probe that is still under way nothing is known.
    if (state.attempts === 0) return;
    this.become(endStart(this.asking ? cutShort(state) : state, nowMs, this.rules, startEnd.limit));
  }

  /** Something about all its probes together decides. */
  overrule(found: LatencyFound): void {
    this.become(overrule(this.state, this.world.clock.elapsed(), found));
  }

  async run(): Promise<void> {
    try {
      await this.watch();
    } catch (error) {
      if (!this.world.signal.aborted) throw error;
    }
  }

  private async watch(): Promise<void> {
    const { clock } = this.world;
    let tickMs = clock.elapsed() + this.settings.initialDelayMs;
    const last = startLimit(tickMs, this.settings.startTimeoutMs, this.deadlineAtMs);
    this.startEnd = last;
    await this.sleepUntil(Math.min(tickMs, last.atMs));
    if (last.atMs <= tickMs) return this.endStart(last);
    while (true) {
      await this.askOnce(last.atMs);
      if (isFinal(this.state)) return;
      const stepMs = paceMs(this.state, this.settings, this.rules);
      // Of what is meant to be up the last attempt decides, as a failure does later; it owns no interval.
      const ownsUntilMs = this.rules.isRunning ? clock.elapsed() : Math.max(tickMs + stepMs, clock.elapsed());
      tickMs = nextTick(tickMs, stepMs, clock.elapsed());
      const end = startEndBefore(Math.max(tickMs, clock.elapsed()), {
        state: this.state,
        rules: this.rules,
        last: { ...last, ownsUntilMs },
      });
      if (end !== undefined) return this.endStart(end);
      if (await this.wasHurried(tickMs)) tickMs = clock.elapsed();
    }
  }

  private async endStart(end: StartEnd): Promise<void> {
    const { atMs, limit } = end;
    this.startEnd = end;
    await this.sleepUntil(atMs);
    this.enter(endStart(this.state, this.world.clock.elapsed(), this.rules, limit));
  }

  /** A probe that the end of the start cuts short is no evidence, unless there is no other. */
  private async askOnce(startEndsAtMs: number): Promise<void> {
    const { timeoutMs } = this.settings.probe;
    const leftMs = startEndsAtMs - this.world.clock.elapsed();
    const isCut = this.state.phase === 'starting' && leftMs < timeoutMs;
    const observation = await this.ask(isCut ? Math.max(1, leftMs) : timeoutMs);
    const isNoEvidence = isCut && observation.timedOut && this.state.attempts > 0;
    const atMs = this.world.clock.elapsed();
    this.enter(isNoEvidence ? cutShort(this.state) : observe(this.state, observation, atMs, this.rules));
  }

  private async ask(timeoutMs: number): Promise<Observation> {
    this.asking = true;
    this.isDue = false;
    this.askedAtMs = this.world.clock.elapsed();
    try {
      const observation = await ask({ ...this.settings.probe, timeoutMs }, this.world);
      this.listener.observed(this, observation);
      return observation;
    } finally {
      this.asking = false;
    }
  }

  private enter(next: CheckState): void {
    this.become(next);
    this.listener.changed(this);
  }

  private become(next: CheckState): void {
    const news = describeChange(this.state, next, this.rules);
    const change = this.talk.of(news, next, this.world.clock.elapsed());
    this.state = next;
    if (change !== undefined) this.world.log.event(`${this.settings.name}: ${change}`);
  }

  /** Waits for the next tick; true where somebody did not want to wait for it. */
  private async wasHurried(tickMs: number): Promise<boolean> {
    this.pause = new AbortController();
    const signal = AbortSignal.any([this.world.signal, this.pause.signal]);
    try {
      await this.world.clock.sleep(Math.max(0, tickMs - this.world.clock.elapsed()), signal);
      return false;
    } catch (error) {
      if (!this.isDue || this.world.signal.aborted) throw error;
      return true;
    }
  }

  private sleepUntil(atMs: number): Promise<void> {
    const { clock, signal } = this.world;
    return clock.sleep(Math.max(0, atMs - clock.elapsed()), signal);
  }
}
