import { type Observation, probeHttp } from '@deploy-actions/probe';
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
} from './check-state';
import type { GateWorld } from './gate-world';
import type { CheckSettings } from './settings';

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
  private readonly stopping = new AbortController();
  /** When the newest probe began, in elapsed milliseconds. */
  private askedAtMs = Number.NEGATIVE_INFINITY;
  /** Somebody wants to know now: the pause until the next probe is over. */
  private isDue = false;
  private pause = new AbortController();
  private readonly world: GateWorld;

  constructor(
    readonly settings: CheckSettings,
    world: GateWorld,
    private readonly listener: WatchListener,
  ) {
    this.world = { ...world, signal: AbortSignal.any([world.signal, this.stopping.signal]) };
  }

  /** Nothing more is asked, and a probe that is under way counts no more. */
  stop(): void {
    this.stopping.abort(new Error('The watch was stopped.'));
  }

  /** The failing streak it may be in is neither broken nor complete, or may just be beginning. */
  isUnsettled(): boolean {
    const isOpen = (this.asking || this.isDue) && this.state.verdict === 'healthy';
    return isOpen || isUnsettled(this.state, this.settings);
  }

  beginSoak(): void {
    this.state = beginSoak(this.state, this.world.clock.elapsed());
  }

  /** Asks at once where a healthy check was not asked since then: nobody has seen that it still is. */
  askAgainUnlessAskedSince(ms: number): void {
    if (this.state.verdict !== 'healthy' || this.asking || this.askedAtMs > ms) return;
    this.isDue = true;
    this.pause.abort();
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
    await this.sleep(this.settings.initialDelayMs);
    const startEndsAt = clock.elapsed() + this.settings.startTimeoutMs;
    while (true) {
      const begunAt = clock.elapsed();
      const timeoutMs = this.timeoutMs(startEndsAt - begunAt);
      const observation = await this.ask(timeoutMs);
      const wasCut = observation.timedOut && timeoutMs < this.settings.probe.timeoutMs;
      this.enter(this.stateAfter(observation, wasCut));
      if (isFinal(this.state)) return;
      const nextAt = Math.max(begunAt + this.pauseMs(), clock.elapsed());
      // Timers may fire a fraction of a millisecond early: what is left then is no time for a probe.
      if (this.state.phase === 'starting' && startEndsAt - nextAt < 1) {
        await this.sleep(startEndsAt - clock.elapsed());
        this.enter(endStart(this.state, clock.elapsed(), this.settings, 'start-timeout'));
        return;
      }
      await this.rest(nextAt - clock.elapsed());
    }
  }

  private timeoutMs(startLeftMs: number): number {
    const { timeoutMs } = this.settings.probe;
    return this.state.phase === 'starting' ? Math.min(timeoutMs, startLeftMs) : timeoutMs;
  }

  private async ask(timeoutMs: number): Promise<Observation> {
    this.asking = true;
    this.isDue = false;
    this.askedAtMs = this.world.clock.elapsed();
    try {
      const observation = await probeHttp({ ...this.settings.probe, timeoutMs }, this.world);
      this.listener.observed(this, observation);
      return observation;
    } finally {
      this.asking = false;
    }
  }

  /** A probe that the end of the start cut short is no evidence, unless there is no other. */
  private stateAfter(observation: Observation, wasCut: boolean): CheckState {
    if (wasCut && this.state.attempts > 0) return cutShort(this.state);
    return observe(this.state, observation, this.world.clock.elapsed(), this.settings);
  }

  private pauseMs(): number {
    const { intervalMs, fastIntervalMs } = this.settings;
    const fast = this.state.phase === 'starting' || isUnsettled(this.state, this.settings);
    return fast ? fastIntervalMs : intervalMs;
  }

  private enter(next: CheckState): void {
    const change = describeChange(this.state, next, this.settings);
    this.state = next;
    if (change !== undefined) this.world.log.event(`${this.settings.name}: ${change}`);
    this.listener.changed(this);
  }

  /** Until the next probe, or until one is due earlier. */
  private async rest(ms: number): Promise<void> {
    this.pause = new AbortController();
    const signal = AbortSignal.any([this.world.signal, this.pause.signal]);
    try {
      await this.world.clock.sleep(Math.max(0, ms), signal);
    } catch (error) {
      if (!this.isDue || this.world.signal.aborted) throw error;
    }
  }

  private sleep(ms: number): Promise<void> {
    return this.world.clock.sleep(Math.max(0, ms), this.world.signal);
  }
}
