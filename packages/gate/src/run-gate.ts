import { describeNote, type Observation } from '@deploy-actions/probe';
import { formatDuration } from '@deploy-actions/quantity';
import { buildResult } from './build-result';
import { CheckRecord } from './check-record';
import { CheckWatch } from './check-watch';
import { type DeadlineCut, deadlineCut } from './deadline-cut';
import { fleetVerdict } from './fleet-verdict';
import type { EndedBy, GateResult } from './gate-result';
import type { GateWorld } from './gate-world';
import { unitVerdicts } from './groups';
import { beat, type GateProgress } from './heartbeat';
import { mostSamplesNeeded } from './latency-objective';
import { certainlyTooSlow, mostSamples } from './latency-verdict';
import { openAfterSoak } from './open-after-soak';
import { planLines, planWarnings } from './plan';
import type { GateSettings } from './settings';
import { Soak } from './soak';
import { hostOf } from './subject';
import { Timeline } from './timeline';
import { neededUnits, unitOf } from './units';
import type { Undecided, Verdict } from './verdict';
import { worstCase } from './worst-case';

/**
 * Watches all checks until the verdict is certain. Never rejects for what a service does. When `world.signal` is
 * aborted it ends at once, with an empty verdict and the checks so far.
 */
export function runGate(settings: GateSettings, world: GateWorld): Promise<GateResult> {
  return new GateRun(settings, world).run();
}

class GateRun {
  private readonly watches: CheckWatch[];
  private readonly records = new Map<CheckWatch, CheckRecord>();
  private readonly timeline = new Timeline();
  private readonly soak: Soak;
  private readonly over = new AbortController();
  /** After the soak: the checks that were unsettled at its end, and still are. */
  private unsettled: Set<CheckWatch> | undefined;
  private endedBy: EndedBy | undefined;
  private isExpired = false;
  private cut: DeadlineCut | undefined;
  private readonly startedAt: number;
  private readonly startedAtMs: number;

  constructor(
    private readonly settings: GateSettings,
    private readonly world: GateWorld,
  ) {
    this.startedAt = world.clock.now();
    this.startedAtMs = world.clock.elapsed();
    this.soak = new Soak(world.clock, settings.soakMs, () => this.soakEnded());
    const listener = {
      observed: (watch: CheckWatch, observation: Observation) => this.observed(watch, observation),
      changed: (watch: CheckWatch) => this.changed(watch),
    };
    const deadlineAtMs = this.startedAtMs + (settings.deadlineMs ?? Number.POSITIVE_INFINITY);
    this.watches = settings.checks.map((check) => new CheckWatch(check, world, listener, deadlineAtMs));
    for (const watch of this.watches) this.records.set(watch, new CheckRecord());
  }

  async run(): Promise<GateResult> {
    for (const line of this.settings.plan ?? planLines(this.settings)) this.world.log.event(line);
    for (const line of planWarnings(this.settings)) this.world.log.warning(line);
    this.awaitDeadline();
    const { clock, log } = this.world;
    const alive = AbortSignal.any([this.world.signal, this.over.signal]);
    void beat(
      clock,
      alive,
      () => this.progress(),
      (line) => log.event(line),
    );
    try {
      await Promise.all(this.watches.map((watch) => watch.run()));
    } finally {
      this.stopAsking();
    }
    return this.result();
  }

  private observed(watch: CheckWatch, observation: Observation): void {
    const { name } = watch.settings;
    const notes = this.records.get(watch)?.add(observation) ?? [];
    for (const note of notes) this.world.log.event(`${name}: note: ${describeNote(note)}.`);
    // The reason says the same in less room.
    const { causes: _, ...seen } = observation;
    this.timeline.add({ check: name, ...seen });
  }

  private changed(watch: CheckWatch): void {
    if (this.endedBy !== undefined) return;
    this.judgeLatency(watch);
    const verdict = this.verdictSoFar();
    if (verdict === 'unhealthy' || verdict === 'inconclusive') {
      for (const each of this.watches) each.concludeStart();
      this.decide(this.isAtDeadline() ? 'deadline' : 'checks');
    } else if (verdict === '') this.loseQuorum();
    else if (this.soak.fromMs === undefined) this.beginSoak();
    else this.settle(watch);
    if (this.isExpired) this.endAtDeadline();
  }

  /** What the rest of the soak cannot mend is said at once. */
  private judgeLatency(watch: CheckWatch): void {
    const { fromMs } = this.soak;
    const { latencySlo = [] } = watch.settings;
    if (fromMs === undefined || latencySlo.length === 0) return;
    const samples = this.records.get(watch)?.soakSamplesMs ?? [];
    const leftMs = Math.max(0, fromMs + this.settings.soakMs - this.world.clock.elapsed());
    const found = certainlyTooSlow(samples, latencySlo, mostSamples(watch.settings, samples.length, leftMs));
    if (found !== undefined) watch.overrule(found);
  }

  private beginSoak(): void {
    const { soakMs } = this.settings;
    if (soakMs > 0 && !this.isBeside)
      this.world.log.event(`The quorum is healthy; the soak of ${formatDuration(soakMs)} begins.`);
    for (const watch of this.watches) {
      watch.beginSoak();
      this.records.get(watch)?.beginSoak();
    }
    this.soak.begin();
  }

  private loseQuorum(): void {
    if (this.soak.fromMs === undefined) return;
    this.world.log.event('The quorum is lost, but can still be reached; the soak starts again when it is.');
    this.soak.cancel();
    this.unsettled = undefined;
  }

  private soakEnded(): void {
    if (this.endedBy !== undefined) return;
    const { fromMs } = this.soak;
    if (fromMs !== undefined && this.settings.soakMs > 0) {
      for (const watch of this.watches) {
        // With an interval longer than the soak nobody has looked meanwhile.
        watch.askAgainUnlessAskedSince(fromMs);
        if (this.lacksOneSample(watch)) watch.askNow();
      }
    }
    this.unsettled = new Set(this.watches.filter((watch) => watch.isUnsettled()));
    if (this.unsettled.size > 0 && this.settings.soakMs > 0)
      this.world.log.event(openAfterSoak([...this.unsettled], this.isBeside));
    if (this.unsettled.size === 0) this.decide('soak');
  }

  /** A soak of a hundred intervals has room for a hundred probes, the last of them at its very end. */
  private lacksOneSample(watch: CheckWatch): boolean {
    const samples = this.records.get(watch)?.soakSamplesMs.length ?? 0;
    return samples + 1 === mostSamplesNeeded(watch.settings.latencySlo);
  }

  /** Only of the one that changed: another one's answer may be here and not yet be counted. */
  private settle(watch: CheckWatch): void {
    if (!this.unsettled?.has(watch) || watch.isUnsettled()) return;
    this.unsettled.delete(watch);
    if (this.unsettled.size === 0) this.decide('soak');
  }

  private awaitDeadline(): void {
    const { deadlineMs } = this.settings;
    if (deadlineMs === undefined) return;
    this.world.clock.sleep(deadlineMs, AbortSignal.any([this.world.signal, this.over.signal])).then(
      () => {
        this.isExpired = true;
        this.endAtDeadline();
      },
      () => undefined,
    );
  }

  /** Those that are still starting come to their own end at this very moment, and are heard first. */
  private endAtDeadline(): void {
    if (this.endedBy !== undefined || this.watches.some((watch) => watch.isStarting())) return;
    const { fromMs } = this.soak;
    const soakedMs = fromMs === undefined ? 0 : this.world.clock.elapsed() - fromMs;
    if (soakedMs >= this.settings.soakMs && this.unsettled === undefined) this.soakEnded();
    if (this.endedBy !== undefined) return;
    this.cut = deadlineCut(soakedMs, this.settings.soakMs, this.namesUnsettled());
    this.decide('deadline');
  }

  private isAtDeadline(): boolean {
    const { deadlineMs = Number.POSITIVE_INFINITY } = this.settings;
    return this.world.clock.elapsed() - this.startedAtMs >= deadlineMs;
  }

  private namesUnsettled(): string {
    return [...(this.unsettled ?? [])].map(({ settings }) => settings.name).join(', ');
  }

  /** Asked beside something that has a plan of its own, and neither a start nor a soak. */
  private get isBeside(): boolean {
    return this.settings.plan !== undefined;
  }

  private progress(): GateProgress {
    const troubles = this.watches.flatMap(({ settings: { name }, state: { verdict, streak } }) => {
      const reason = streak.at(-1)?.reason ?? 'no answer yet';
      return verdict === 'healthy' && streak.at(-1)?.ok ? [] : [{ name, reason }];
    });
    return {
      nowMs: this.world.clock.elapsed(),
      startedAtMs: this.startedAtMs,
      startMs: worstCase(this.settings).startMs,
      soakFromMs: this.soak.fromMs,
      soakMs: this.settings.soakMs,
      isBeside: this.isBeside,
      probes: this.watches.reduce((sum, { state: { attempts } }) => sum + attempts, 0),
      troubles,
    };
  }

  private decide(endedBy: EndedBy): void {
    this.endedBy = endedBy;
    this.stopAsking();
  }

  private stopAsking(): void {
    this.over.abort();
    this.soak.end();
    for (const watch of this.watches) watch.stop();
  }

  private verdictSoFar(): Verdict | Undecided {
    const members = this.watches.map(({ settings, state }) => ({ host: hostOf(settings), verdict: state.verdict }));
    return fleetVerdict(unitVerdicts(members, unitOf(this.settings)), neededUnits(this.settings));
  }

  private result(): GateResult {
    const { clock, signal } = this.world;
    const endedAtMs = clock.elapsed();
    const checks = this.watches.map((watch) => ({
      settings: watch.settings,
      rules: watch.rules,
      state: watch.state,
      record: this.records.get(watch) ?? new CheckRecord(),
    }));
    const endedBy = this.endedBy ?? (signal.aborted ? 'cancellation' : 'checks');
    const times = { startedAt: this.startedAt, startedAtMs: this.startedAtMs, endedAtMs, soakFromMs: this.soak.fromMs };
    return buildResult(this.settings, { checks, endedBy, cut: this.cut, times, timeline: this.timeline });
  }
}
