import type { Observation } from '@deploy-actions/probe';
import type { CheckState } from './check-state';
import type { CheckResult } from './gate-result';
import { percentile } from './percentile';
import type { CheckSettings } from './settings';
import { subjectOf } from './subject';

/** What adds up over the probes of one check, beside its state. */
export class CheckRecord {
  /** Of the probes since the soak began, in milliseconds: infinite where no answer came. The runner's own faults are none. */
  soakSamplesMs: number[] = [];
  private readonly latenciesMs: number[] = [];
  private failures = 0;
  private ownFaults = 0;
  private lastStatus: number | undefined;
  private version: string | undefined;
  private daysLeft: number | undefined;
  private firstFailure: Observation | undefined;
  private isSoaking = false;

  add(observation: Observation): void {
    const { ok, kind, status, version, latencyMs, certificateDaysLeft } = observation;
    if (kind === 'answered') this.latenciesMs.push(latencyMs);
    if (kind === 'own-fault') this.ownFaults++;
    else if (!ok) this.failures++;
    if (!ok) this.firstFailure ??= observation;
    if (status !== undefined) this.lastStatus = status;
    if (version !== undefined) this.version = version;
    if (certificateDaysLeft !== undefined) this.daysLeft = certificateDaysLeft;
    if (this.isSoaking && kind !== 'own-fault') {
      this.soakSamplesMs.push(kind === 'answered' ? latencyMs : Number.POSITIVE_INFINITY);
    }
  }

  /** The soak begins, perhaps anew. */
  beginSoak(): void {
    this.isSoaking = true;
    this.soakSamplesMs = [];
  }

  /** `wallTime` turns the moments of the state into ISO 8601. */
  result({ name, host, probe }: CheckSettings, state: CheckState, wallTime: (ms: number) => string): CheckResult {
    const { decision } = state;
    const evidence = decision?.evidence ?? state.streak;
    const failure = evidence.find(({ ok }) => !ok) ?? this.firstFailure;
    return {
      name,
      kind: probe.kind ?? 'http',
      url: subjectOf(probe),
      ...(host === undefined ? {} : { host }),
      verdict: state.verdict,
      attempts: state.attempts,
      failures: this.failures,
      ownFaults: this.ownFaults,
      lastStatus: this.lastStatus ?? null,
      version: this.version ?? '',
      daysLeft: this.daysLeft ?? null,
      p50Ms: percentile(this.latenciesMs, 0.5) ?? null,
      p99Ms: percentile(this.latenciesMs, 0.99) ?? null,
      reason: decision?.reason ?? `undecided: ${state.streak.at(-1)?.reason ?? 'not answered yet'}`,
      decidedAt: decision === undefined ? '' : wallTime(decision.atMs),
      evidence,
      ...(failure === undefined ? {} : { failure }),
    };
  }
}
