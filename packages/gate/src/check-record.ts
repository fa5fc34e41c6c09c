import type { Observation } from '@deploy-actions/probe';
import type { CheckState } from './check-state';
import type { CheckResult } from './gate-result';
import { percentile } from './percentile';
import type { CheckSettings } from './settings';

/** What adds up over the probes of one check, beside its state. */
export class CheckRecord {
  private readonly latenciesMs: number[] = [];
  private lastStatus: number | undefined;
  private version: string | undefined;

  add({ kind, status, version, latencyMs }: Observation): void {
    if (kind === 'answered') this.latenciesMs.push(latencyMs);
    if (status !== undefined) this.lastStatus = status;
    if (version !== undefined) this.version = version;
  }

  /** `wallTime` turns the moments of the state into ISO 8601. */
  result({ name, probe }: CheckSettings, state: CheckState, wallTime: (ms: number) => string): CheckResult {
    const { decision } = state;
    const { origin, pathname } = new URL(probe.request.url);
    return {
      name,
      url: origin + pathname,
      verdict: state.verdict,
      attempts: state.attempts,
      lastStatus: this.lastStatus ?? null,
      version: this.version ?? '',
      p50Ms: percentile(this.latenciesMs, 0.5) ?? null,
      p99Ms: percentile(this.latenciesMs, 0.99) ?? null,
      reason: decision?.reason ?? `undecided: ${state.streak.at(-1)?.reason ?? 'not answered yet'}`,
      decidedAt: decision === undefined ? '' : wallTime(decision.atMs),
      evidence: decision?.evidence ?? state.streak,
    };
  }
}
