import { ERROR_RATE, type Measurement } from '@deploy-actions/source';
import type { VerdictOf } from '@deploy-actions/verdict';
import { Course, type Known } from './course';
import { type Evidence, evidenceOf, isCompared, judgeEvidence } from './evidence';
import type { Hearing } from './hearing';
import { judgeEnd, judgeNow, mustGoOn } from './judge';
import type { Judgement } from './judgement';
import { MIXED_WITHIN, resetWords, takenOverWords } from './mixed';
import { narrator } from './narrator';
import { neverMatched, unmatchedWords } from './never-matched';
import { unknown } from './policy';
import { gapMs, type WatchRule } from './rule';
import { lastSlot, plannedMeasurements } from './schedule';
import { decisive, type SignalResult } from './signal-result';
import { countsOf, emptyTally, type Tally } from './tally';
import { uncompared } from './uncompared';
import { unproven } from './unproven';
import { ruleOf, type WatchedSignal } from './watched-signal';

/** A fail that is not said yet: what comes next may show that mixed counters made it. */
interface Held {
  judgement: Judgement;
  firstMs: number | undefined;
  /** The number of measurements by which that is known, and the most that are waited for. */
  until: number;
  latest: number;
}

/** One signal in the course of a watch: what was measured of it, and what is known by now. */
export class SignalWatch {
  readonly rule: WatchRule;
  judgement: Judgement | undefined;
  private held: Held | undefined;
  private readonly course: Course;
  private elapsedMs = 0;
  private detectMs: number | undefined;
  /** It is told once, and not at every turn of a balancer. */
  private hasWaited = false;
  private readonly narrate: ReturnType<typeof narrator>;

  constructor(
    readonly signal: WatchedSignal,
    common: WatchRule,
    private readonly event: (text: string) => void,
  ) {
    this.rule = ruleOf(common, signal);
    const evidence = evidenceOf(this.rule, signal);
    this.course = new Course(this.rule, { tally: emptyTally(signal.query.form), evidence });
    this.narrate = narrator(this.rule, signal.name === ERROR_RATE ? 'error rate' : signal.name, event);
  }

  get measurements(): readonly Measurement[] {
    return this.course.measurements;
  }

  /** `elapsedMs`: since the watch began. */
  add(seen: Measurement, elapsedMs: number): void {
    const isRevised = this.course.add(seen);
    const { known, doubtful, measurements } = this.course;
    const newest = measurements.at(-1);
    this.elapsedMs = elapsedMs;
    if (newest) this.narrate(newest, known.tally);
    if (isRevised) this.held = undefined;
    const found = this.found(known);
    if (found?.situation === 'exceeded') this.held ??= this.hold(found);
    this.judgement = this.held === undefined ? found : undefined;
    if (this.held === undefined) return;
    const { latest } = this.held;
    this.held.until = Math.min(latest, Math.max(this.held.until, measurements.length + doubtful));
    if (measurements.length < this.held.until && this.found(this.course.sure)?.situation !== 'exceeded') return;
    this.sayHeld();
  }

  /** A fail that was held, where there is one. */
  private sayHeld(): void {
    if (this.judgement !== undefined || this.held === undefined) return;
    const { judgement, firstMs } = this.held;
    this.judgement = judgement;
    if (firstMs !== undefined) this.detectMs = Math.round(this.elapsedMs - firstMs);
  }

  /** What can be said of what is known. */
  private found({ tally, evidence }: Known): Judgement | undefined {
    return judgeNow(this.rule, tally) ?? this.proven(tally, evidence);
  }

  /** A fail; where counters may be mixed, until it is known whether they are. */
  private hold(fail: Judgement): Held {
    const { known, before, doubtful, measurements } = this.course;
    const { streak } = known.tally;
    const isSustained = judgeNow(this.rule, known.tally) !== undefined;
    const odds = isSustained ? '' : takenOverWords(measurements);
    const reason = fail.reason + odds + resetWords(measurements, isSustained ? streak : undefined);
    const isSecond = isSustained ? (streak?.count ?? 0) > 1 : before.evidence?.state.isBad === true;
    const isAnonymous = measurements.at(-1)?.instances.some(({ anonymous }) => anonymous) === true;
    const left = Math.max(doubtful, isAnonymous && !isSecond ? 1 : 0);
    if (left > 0 && !this.hasWaited && this.found(this.course.sure)?.situation !== 'exceeded') {
      this.hasWaited = true;
      const next = left === 1 ? 'the next measurement' : `the next ${left} measurements`;
      this.event(`${reason}; ${next} will show whether counters of several processes are mixed`);
    }
    const { length } = measurements;
    const judgement = { ...fail, reason };
    return { judgement, firstMs: streak?.firstMs, until: length + left, latest: length + MIXED_WITHIN };
  }

  /** A fail is waited for no longer than counters take to turn out to be mixed. */
  mustGoOn(): boolean {
    const { tally } = this.course.known;
    const untilMs = (lastSlot(this.rule) + MIXED_WITHIN) * this.rule.intervalMs;
    const isHeld = this.held !== undefined && this.judgement === undefined && tally.newestMs < untilMs;
    return isHeld || mustGoOn(this.rule, tally);
  }

  /** The last word, where there was none. A fail that is still held was not taken back. */
  end(): void {
    this.sayHeld();
    const { rule } = this;
    const { tally, evidence } = this.course.known;
    const isUncounted = rule.method === 'sequential' && tally.requests === undefined;
    this.judgement ??= isUncounted ? UNCOUNTED : judgeEnd(rule, tally);
    const { situation } = this.judgement;
    if (situation !== 'within' && situation !== 'gap') return;
    if (evidence === undefined) return;
    const doubts: Judgement[] = [];
    if (!isCompared(evidence, tally.measured)) doubts.push(unknown(rule, 'no-data', uncompared(this.measurements)));
    const contradiction = rule.method === 'sequential' ? unproven(rule, evidence) : undefined;
    if (contradiction) doubts.push(contradiction);
    this.judgement = decisive([...doubts, this.judgement]);
  }

  /** The last word, where there was none and the time is not up: nothing more will be known. */
  breakOff(reason: string): void {
    this.sayHeld();
    this.judgement ??= { verdict: 'inconclusive', situation: 'no-data', reason };
  }

  /** By the evidence; nobody passes early in a bad streak or a silence, after a gap, or where an instance was not heard. */
  private proven(tally: Tally, evidence: Evidence | undefined): Judgement | undefined {
    const proven = evidence && judgeEvidence(evidence);
    if (proven?.verdict !== 'pass') return proven;
    const { gap, newestMs, answeredMs, hearings } = tally;
    const { doubtful, measurements } = this.course;
    if (mustGoOn(this.rule, tally) || gap !== undefined || newestMs !== answeredMs || doubtful > 0) return undefined;
    const isHeard = ({ heard, newestMs: heardMs = 0, gap, isSeveral }: Hearing) =>
      !isSeveral && gap === undefined && heard * 2 >= measurements.length && newestMs - heardMs <= gapMs(this.rule);
    return [...hearings.values()].every(isHeard) ? proven : undefined;
  }

  result(): SignalResult {
    const { judgement, signal, rule } = this;
    const { known, measurements } = this.course;
    const { tally } = known;
    const verdict: VerdictOf<'error-rate-monitor'> | '' = judgement?.verdict ?? '';
    const isDoubtful = judgement?.situation === 'within' && neverMatched(this);
    const { reason, ...found } = judgement ?? UNDECIDED;
    return {
      name: signal.name,
      form: signal.query.form,
      ...found,
      reason: isDoubtful ? `${reason}; errors never matched a series: ${unmatchedWords(this)}` : reason,
      verdict,
      bounds: { unit: rule.unit ?? 'ratio', ...picked(rule) },
      sustainMs: rule.sustainMs,
      method: rule.method ?? 'rule',
      ...(signal.before === undefined ? {} : { before: signal.before }),
      last: tally.newest?.level,
      worst: tally.peak,
      ...countsOf(tally),
      detectMs: this.detectMs,
      planned: plannedMeasurements(rule, signal.query.form),
      measured: tally.measured,
      measurements,
    };
  }
}

const UNDECIDED = { situation: 'undecided', reason: 'the watch ended before its verdict' } as const;

const UNCOUNTED: Judgement = {
  verdict: 'error',
  situation: 'refused',
  reason: 'waiting will not help: method sequential needs counts, but the source gives rates',
};

function picked({ threshold, min }: WatchRule): { threshold?: number; min?: number } {
  return { ...(threshold === undefined ? {} : { threshold }), ...(min === undefined ? {} : { min }) };
}
