import type { Observation } from '@deploy-actions/probe';
import { formatDuration } from '@deploy-actions/quantity';
import { CheckRecord } from './check-record';
import { endSoak } from './check-state';
import { CheckWatch } from './check-watch';
import { fleetVerdict } from './fleet-verdict';
import type { GateResult } from './gate-result';
import type { GateWorld } from './gate-world';
import { neededChecks } from './quorum';
import { commonVersion, gateReason } from './reason';
import type { GateSettings } from './settings';
import { Soak } from './soak';
import { Timeline } from './timeline';
import type { Undecided, Verdict } from './verdict';

/**
 * Watches all checks until the verdict is certain. Never rejects for what a service does. When `world.signal` is
 * aborted it ends at once, with an empty verdict and the checks so far.
 */
export function runGate(settings: GateSettings, world: GateWorld): Promise<GateResult> {
  return new GateRun(settings, world).run();
}

class GateRun {
  private readonly needed: number;
  private readonly watches: CheckWatch[];
  private readonly records = new Map<CheckWatch, CheckRecord>();
  private readonly timeline = new Timeline();
  private readonly soak: Soak;
  private decided = false;
  /** After the soak: the checks that were unsettled at its end, and still are. */
  private unsettled: Set<CheckWatch> | undefined;
  private readonly startedAt: number;
  private readonly startedAtMs: number;

  constructor(
    private readonly settings: GateSettings,
    private readonly world: GateWorld,
  ) {
    this.startedAt = world.clock.now();
    this.startedAtMs = world.clock.elapsed();
    this.needed = neededChecks(settings.quorum, settings.checks.length);
    this.soak = new Soak(world.clock, settings.soakMs, () => this.soakEnded());
    const listener = {
      observed: (watch: CheckWatch, observation: Observation) => this.observed(watch, observation),
      changed: (watch: CheckWatch) => this.changed(watch),
    };
    this.watches = settings.checks.map((check) => new CheckWatch(check, world, listener));
    for (const watch of this.watches) this.records.set(watch, new CheckRecord());
  }

  async run(): Promise<GateResult> {
    try {
      await Promise.all(this.watches.map((watch) => watch.run()));
    } finally {
      this.stopAsking();
    }
    return this.result();
  }

  private observed(watch: CheckWatch, observation: Observation): void {
    this.records.get(watch)?.add(observation);
    this.timeline.add({ check: watch.settings.name, ...observation });
  }

  private changed(watch: CheckWatch): void {
    const verdict = this.verdictSoFar();
    if (verdict === 'unhealthy' || verdict === 'inconclusive') {
      this.decide();
    } else if (verdict === '') {
      this.loseQuorum();
    } else if (this.soak.fromMs === undefined) {
      this.beginSoak();
    } else if (this.unsettled?.has(watch) && !watch.isUnsettled()) {
      this.unsettled.delete(watch);
      if (this.unsettled.size === 0) this.decide();
    }
  }

  private beginSoak(): void {
    const { soakMs } = this.settings;
    if (soakMs > 0) this.world.log.event(`The quorum is healthy; the soak of ${formatDuration(soakMs)} begins.`);
    for (const watch of this.watches) watch.beginSoak();
    this.soak.begin();
  }

  private loseQuorum(): void {
    if (this.soak.fromMs === undefined) return;
    this.world.log.event('The quorum is lost, but can still be reached; the soak will begin anew.');
    this.soak.cancel();
    this.unsettled = undefined;
  }

  private soakEnded(): void {
    const { fromMs } = this.soak;
    // With an interval longer than the soak nobody has looked meanwhile.
    if (fromMs !== undefined && this.settings.soakMs > 0) {
      for (const watch of this.watches) watch.askAgainUnlessAskedSince(fromMs);
    }
    this.unsettled = new Set(this.watches.filter((watch) => watch.isUnsettled()));
    if (this.unsettled.size === 0) {
      this.decide();
    } else if (this.settings.soakMs > 0) {
      const names = [...this.unsettled].map(({ settings }) => settings.name).join(', ');
      this.world.log.event(`The soak is over, but not settled for ${names}; going on until it is.`);
    }
  }

  private decide(): void {
    this.decided = true;
    this.stopAsking();
  }

  private stopAsking(): void {
    this.soak.end();
    for (const watch of this.watches) watch.stop();
  }

  private verdictSoFar(): Verdict | Undecided {
    return fleetVerdict(
      this.watches.map(({ state }) => state),
      this.needed,
    );
  }

  private result(): GateResult {
    const { clock, signal } = this.world;
    const endedAtMs = clock.elapsed();
    const wallTime = (ms: number) => new Date(this.startedAt + (ms - this.startedAtMs)).toISOString();
    const cancelled = signal.aborted && !this.decided;
    const { soakMs } = this.settings;
    const checks = this.watches.map((watch) => {
      const state = cancelled ? watch.state : endSoak(watch.state, endedAtMs, soakMs, watch.settings);
      return (this.records.get(watch) ?? new CheckRecord()).result(watch.settings, state, wallTime);
    });
    const verdict = cancelled ? '' : fleetVerdict(checks, this.needed) || 'inconclusive';
    return {
      verdict,
      reason: gateReason(verdict, checks, { needed: this.needed, soakMs }),
      checks,
      attempts: checks.reduce((sum, { attempts }) => sum + attempts, 0),
      durationMs: Math.round(endedAtMs - this.startedAtMs),
      version: commonVersion(checks),
      startedAt: wallTime(this.startedAtMs),
      endedAt: wallTime(endedAtMs),
      needed: this.needed,
      soakFrom: this.soak.fromMs === undefined ? '' : wallTime(this.soak.fromMs),
      soakMs,
      timeline: this.timeline.entries(),
      omitted: this.timeline.omitted(),
    };
  }
}
