import type { VerdictOf } from '@deploy-actions/verdict';
import { type Judgement, judgeEnd, judgeNow, mustGoOn } from './judge';
import type { Measurement } from './measurement';
import { narrator } from './narrator';
import type { WatchRule } from './rule';
import { plannedMeasurements } from './schedule';
import { ERROR_RATE } from './signal';
import type { SignalResult } from './signal-result';
import { emptyTally, observe, type Tally } from './tally';
import { ruleOf, type WatchedSignal } from './watched-signal';

/** One signal in the course of a watch: what was measured of it, and what is known by now. */
export class SignalWatch {
  readonly rule: WatchRule;
  judgement: Judgement | undefined;
  private tally: Tally;
  private detectMs: number | undefined;
  private readonly measurements: Measurement[] = [];
  private readonly narrate: ReturnType<typeof narrator>;

  constructor(
    readonly signal: WatchedSignal,
    common: WatchRule,
    event: (text: string) => void,
  ) {
    this.rule = ruleOf(common, signal);
    this.tally = emptyTally(signal.query.form);
    this.narrate = narrator(this.rule, signal.name === ERROR_RATE ? 'error rate' : signal.name, event);
  }

  /** `elapsedMs`: since the watch began. */
  add(measurement: Measurement, elapsedMs: number): void {
    this.measurements.push(measurement);
    this.tally = observe(this.rule, this.tally, measurement);
    this.narrate(measurement, this.tally);
    this.judgement = judgeNow(this.rule, this.tally);
    const { streak } = this.tally;
    if (this.judgement?.situation === 'exceeded' && streak) this.detectMs = Math.round(elapsedMs - streak.firstMs);
  }

  mustGoOn(): boolean {
    return mustGoOn(this.rule, this.tally);
  }

  /** The last word, where there was none. */
  end(): void {
    this.judgement ??= judgeEnd(this.rule, this.tally);
  }

  result(): SignalResult {
    const { tally, judgement, signal, rule } = this;
    const verdict: VerdictOf<'error-rate-monitor'> | '' = judgement?.verdict ?? '';
    return {
      name: signal.name,
      form: signal.query.form,
      ...(judgement ?? { situation: 'undecided', reason: 'the watch ended before it was decided' }),
      verdict,
      bounds: { unit: rule.unit ?? 'ratio', ...picked(rule) },
      sustainMs: rule.sustainMs,
      last: tally.newest?.level,
      worst: tally.peak,
      requests: tally.requests,
      errors: tally.errors,
      detectMs: this.detectMs,
      planned: plannedMeasurements(rule, signal.query.form),
      measured: tally.measured,
      measurements: this.measurements,
    };
  }
}

function picked({ threshold, min }: WatchRule): { threshold?: number; min?: number } {
  return { ...(threshold === undefined ? {} : { threshold }), ...(min === undefined ? {} : { min }) };
}
