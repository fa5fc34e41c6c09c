import type { VerdictOf } from '@deploy-actions/verdict';
import { type Evidence, evidenceOf, isCompared, judgeEvidence, weigh } from './evidence';
import { type Judgement, judgeEnd, judgeNow, mustGoOn } from './judge';
import { judged } from './judged';
import type { Measurement } from './measurement';
import { resetWords, withoutMixed } from './mixed';
import { narrator } from './narrator';
import { neverMatched } from './never-matched';
import { unknown } from './policy';
import type { WatchRule } from './rule';
import { plannedMeasurements } from './schedule';
import { ERROR_RATE } from './signal';
import { decisive, type SignalResult } from './signal-result';
import { emptyTally, observe, type Tally } from './tally';
import { ruleOf, type WatchedSignal } from './watched-signal';

/** One signal in the course of a watch: what was measured of it, and what is known by now. */
export class SignalWatch {
  readonly rule: WatchRule;
  judgement: Judgement | undefined;
  private tally: Tally;
  private evidence: Evidence | undefined;
  private detectMs: number | undefined;
  readonly measurements: Measurement[] = [];
  private readonly narrate: ReturnType<typeof narrator>;

  constructor(
    readonly signal: WatchedSignal,
    common: WatchRule,
    event: (text: string) => void,
  ) {
    this.rule = ruleOf(common, signal);
    this.tally = emptyTally(signal.query.form);
    this.evidence = evidenceOf(this.rule, signal);
    this.narrate = narrator(this.rule, signal.name === ERROR_RATE ? 'error rate' : signal.name, event);
  }

  /** `elapsedMs`: since the watch began. */
  add(seen: Measurement, elapsedMs: number): void {
    const measurement = judged(this.rule, withoutMixed(this.rule, this.measurements.at(-1), seen));
    this.measurements.push(measurement);
    this.tally = observe(this.rule, this.tally, measurement);
    this.narrate(measurement, this.tally);
    this.evidence &&= weigh(this.evidence, measurement);
    const sustained = judgeNow(this.rule, this.tally);
    this.judgement = sustained ?? this.proven();
    if (this.judgement?.situation !== 'exceeded') return;
    const { streak } = this.tally;
    if (streak) this.detectMs = Math.round(elapsedMs - streak.firstMs);
    const resets = resetWords(this.measurements, sustained && streak);
    this.judgement = { ...this.judgement, reason: this.judgement.reason + resets };
  }

  mustGoOn(): boolean {
    return mustGoOn(this.rule, this.tally);
  }

  /** The last word, where there was none. */
  end(): void {
    const isUncounted = this.rule.method === 'sequential' && this.tally.requests === undefined;
    this.judgement ??= isUncounted ? UNCOUNTED : judgeEnd(this.rule, this.tally);
    const { situation } = this.judgement;
    if (situation !== 'within' && situation !== 'gap') return;
    if (this.evidence && !isCompared(this.evidence, this.tally.measured)) {
      const uncompared = unknown(this.rule, 'no-data', 'the old version did not say enough to compare with');
      this.judgement = decisive([uncompared, this.judgement]);
    }
  }

  /** The last word, where there was none and the time is not up: nothing more will be known. */
  breakOff(reason: string): void {
    this.judgement ??= { verdict: 'inconclusive', situation: 'no-data', reason };
  }

  /** By the evidence; nobody passes early in a bad streak or a silence, after a gap, or where an instance was not heard. */
  private proven(): Judgement | undefined {
    const proven = this.evidence && judgeEvidence(this.evidence);
    if (proven?.verdict !== 'pass') return proven;
    const { gap, newestMs, answeredMs } = this.tally;
    if (this.mustGoOn() || gap !== undefined || newestMs !== answeredMs) return undefined;
    const isHeard = [...this.tally.hearings.values()].every(({ heard }) => heard * 2 >= this.measurements.length);
    return isHeard ? proven : undefined;
  }

  result(): SignalResult {
    const { tally, judgement, signal, rule } = this;
    const verdict: VerdictOf<'error-rate-monitor'> | '' = judgement?.verdict ?? '';
    const isDoubtful = judgement?.situation === 'within' && neverMatched(this);
    const { reason, ...found } = judgement ?? UNDECIDED;
    return {
      name: signal.name,
      form: signal.query.form,
      ...found,
      reason: isDoubtful ? `${reason}; errors never matched a series: is the selector right?` : reason,
      verdict,
      bounds: { unit: rule.unit ?? 'ratio', ...picked(rule) },
      sustainMs: rule.sustainMs,
      method: rule.method ?? 'rule',
      ...(signal.before === undefined ? {} : { before: signal.before }),
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

const UNDECIDED = { situation: 'undecided', reason: 'the watch ended before it was decided' } as const;

const UNCOUNTED: Judgement = {
  verdict: 'error',
  situation: 'refused',
  reason: 'waiting will not help: method sequential needs counts, and the source gives rates',
};

function picked({ threshold, min }: WatchRule): { threshold?: number; min?: number } {
  return { ...(threshold === undefined ? {} : { threshold }), ...(min === undefined ? {} : { min }) };
}
