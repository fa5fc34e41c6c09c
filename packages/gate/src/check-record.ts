import { describeNote, type Note, type Observation } from '@deploy-actions/probe';
import { type CheckState, newestCauses } from './check-state';
import type { CheckResult } from './gate-result';
import { percentile } from './percentile';
import { checkReason } from './reason';
import type { CheckSettings } from './settings';
import { subjectOf } from './subject';
import { versionMix } from './version-mix';

/** Of a service whose every answer is odd in another way. */
const MOST_NOTES = 5;

/** What adds up over the probes of one check, beside its state. */
export class CheckRecord {
  /** Of the probes since the soak began, in milliseconds: infinite where no answer came. The runner's own faults are none. */
  soakSamplesMs: number[] = [];
  private readonly latenciesMs: number[] = [];
  private failures = 0;
  private ownFaults = 0;
  private lastStatus: number | undefined;
  private version = '';
  private daysLeft: number | undefined;
  private firstFailure: Observation | undefined;
  private isSoaking = false;
  private readonly notes = new Map<string, Note>();

  /** Gives back what is noted for the first time. */
  add(observation: Observation): readonly Note[] {
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
    return this.addNotes(observation.notes ?? []);
  }

  private addNotes(notes: readonly Note[]): readonly Note[] {
    const fresh = notes.filter((note) => this.notes.size < MOST_NOTES && !this.notes.has(describeNote(note)));
    for (const note of fresh) this.notes.set(describeNote(note), note);
    return fresh;
  }

  /** The soak begins, perhaps anew. */
  beginSoak(): void {
    this.isSoaking = true;
    this.soakSamplesMs = [];
  }

  /** `wallTime` turns the moments of the state into ISO 8601. */
  result({ name, host, probe }: CheckSettings, state: CheckState, wallTime: (ms: number) => string): CheckResult {
    const { decision } = state;
    const evidence = decision?.evidence ?? state.window;
    const mix = versionMix(state.window);
    const failure = firstOfLastFailures(evidence) ?? (state.verdict === 'healthy' ? this.firstFailure : undefined);
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
      version: mix === undefined ? this.version : '',
      ...(mix === undefined ? {} : { versions: Object.fromEntries(mix.counts) }),
      daysLeft: this.daysLeft ?? null,
      answered: this.latenciesMs.length,
      p50Ms: percentile(this.latenciesMs, 0.5) ?? null,
      p99Ms: percentile(this.latenciesMs, 0.99) ?? null,
      reason: checkReason(state),
      causes: decision?.causes ?? newestCauses(evidence),
      ...(this.notes.size === 0 ? {} : { notes: [...this.notes.values()] }),
      decidedAt: decision === undefined ? '' : wallTime(decision.atMs),
      evidence,
      ...(failure === undefined ? {} : { failure }),
    };
  }
}

/** Of the last failures in a row the first one: what followed may only be its consequence. */
function firstOfLastFailures(evidence: readonly Observation[]): Observation | undefined {
  const last = evidence.findLastIndex(({ ok }) => !ok);
  if (last < 0) return undefined;
  return evidence[evidence.slice(0, last).findLastIndex(({ ok }) => ok) + 1];
}
