import { canaryTrials, type Version } from './canary';
import { temper } from './dispersion';
import { addPassLook, type EarlyPass, noPassEvidence } from './early-pass';
import { addLook, type Bet, type Evidence, noEvidence } from './evidence';
import { gridAbove } from './grid';
import { onsetWithin } from './onset';
import { checkedCounts, openLimit, type Trials } from './trials';

/** What is tested: that the error rate is at most `limit`, or its odds at most `oddsRatio` times the old version's. */
export type Hypothesis = { kind: 'rate'; limit: number } | { kind: 'canary'; oddsRatio: number };

export interface TestSettings {
  hypothesis: Hypothesis;
  /** The probability, at most, that a whole watch fails what is within the hypothesis. */
  falseAlarm: number;
  /** Planned in the watch. More may come: the bound stays. */
  looks: number;
  /** Of the traffic before; 1 where it is not known. */
  dispersion?: number;
  earlyPass?: EarlyPass;
}

export interface SequentialTest extends TestSettings {
  bet: Bet;
}

/** One interval: what was added since the last look, and to the old version's counters where that is the measure. */
export interface Look extends Version {
  control?: Version;
}

export interface SequentialState {
  readonly looks: number;
  readonly requests: number;
  /** Is the newest look worse than what is tested? */
  readonly isBad: boolean;
  /** Evidence against the release, and for it where an early pass is asked for. */
  readonly against: Evidence;
  readonly inFavour?: Evidence;
}

/** The last bit must not decide: 0.7 % is not exactly 0.007 in binary, and a ceiling is reached exactly. */
const ROUNDING = 1e-12;

/** Throws a RangeError for what is no probability or no ratio. */
export function sequentialTest(settings: TestSettings): SequentialTest {
  const { hypothesis, falseAlarm, dispersion = 1 } = settings;
  if (!(falseAlarm > 0 && falseAlarm < 1)) throw new RangeError(`${falseAlarm} is no probability of a false alarm`);
  if (!(dispersion >= 1)) throw new RangeError(`a dispersion is at least 1, not ${dispersion}`);
  const limit = hypothesis.kind === 'rate' ? openLimit(hypothesis.limit) : 0.5;
  const grid = gridAbove(limit, falseAlarm, dispersion);
  return {
    ...settings,
    bet: { grid, onset: onsetWithin(settings.looks), temper: temper(dispersion), logCeiling: Infinity },
  };
}

export function start({ bet, earlyPass }: SequentialTest): SequentialState {
  const begun = { looks: 0, requests: 0, isBad: false, against: noEvidence(bet) };
  return earlyPass ? { ...begun, inFavour: noPassEvidence(earlyPass) } : begun;
}

/** The state after one more look; the same one where it had no requests (of either version). */
export function look(test: SequentialTest, before: SequentialState, seen: Look): SequentialState {
  const trials = trialsOf(test.hypothesis, seen);
  if (!trials) return before;
  const after = {
    looks: before.looks + 1,
    requests: before.requests + seen.total,
    isBad: isBad(test.hypothesis, seen, trials),
    against: addLook(test.bet, before.against, trials),
  };
  if (!test.earlyPass || !before.inFavour) return after;
  return { ...after, inFavour: addPassLook(test.earlyPass, before.inFavour, trials, test.bet.temper) };
}

/**
 * `fail`: the evidence against has reached 1 / falseAlarm, and the newest look is bad itself. `pass`, only where an early
 * one is asked for: the evidence in favour has, after the least time and requests, and the newest look is good.
 */
export function decide({ falseAlarm, earlyPass }: SequentialTest, state: SequentialState): 'fail' | 'pass' | undefined {
  if (state.isBad) return reaches(state.against, falseAlarm) ? 'fail' : undefined;
  if (!earlyPass || !state.inFavour) return undefined;
  const isLongEnough = state.looks >= earlyPass.afterLooks && state.requests >= earlyPass.minSamples;
  return isLongEnough && reaches(state.inFavour, earlyPass.missed) ? 'pass' : undefined;
}

function reaches({ logValue }: Evidence, probability: number): boolean {
  return logValue >= Math.log(1 / probability) - ROUNDING;
}

function trialsOf(hypothesis: Hypothesis, { errors, total, control }: Look): Trials | undefined {
  if (hypothesis.kind === 'canary') {
    return control && canaryTrials({ errors, total }, control, hypothesis.oddsRatio);
  }
  checkedCounts(errors, total);
  return total === 0 ? undefined : { hits: errors, trials: total, limit: openLimit(hypothesis.limit) };
}

/** By the limit as it was given, which may be 0 or 1: nothing is above 1. */
function isBad(hypothesis: Hypothesis, { errors, total }: Look, { hits, trials, limit }: Trials): boolean {
  return hypothesis.kind === 'rate' ? errors / total - hypothesis.limit > ROUNDING : hits > limit * trials;
}
