import type { Measurement, SignalForm } from '@deploy-actions/source';
import type { VerdictOf } from '@deploy-actions/verdict';
import type { Judgement, StepExit } from './judgement';
import { strictness } from './policy';
import type { Bounds, WatchRule } from './rule';
import type { SignalBaseline } from './signal-baseline';

/** What became of one signal. Ratios are fractions, other levels in their own unit. */
export interface SignalResult extends Omit<Judgement, 'verdict' | 'situation'> {
  name: string;
  form: SignalForm;
  /** Empty where the watch ended before it was decided. */
  verdict: VerdictOf<'error-rate-monitor'> | '';
  situation: Judgement['situation'] | 'undecided';
  bounds: Bounds;
  /** Before the deploy, where that is known. */
  before?: SignalBaseline;
  sustainMs: number;
  /** What decided; a rule where not given. */
  method?: WatchRule['method'];
  /** Of the last measurement with data, and the worst of all. */
  last: number | undefined;
  worst: number | undefined;
  /** Undefined where the source does not count them. */
  requests: number | undefined;
  errors: number | undefined;
  /** From the first bad measurement of the streak that decided to the verdict. */
  detectMs: number | undefined;
  planned: number;
  measured: number;
  measurements: Measurement[];
}

/** What is worse decides: fail, then error, then inconclusive. */
const SEVERITY = ['fail', 'error', 'inconclusive', 'pass', ''] as const satisfies readonly SignalResult['verdict'][];

/** The first of those with the worst verdict; of those about which nobody knows, of those with the strictest policy. */
export function decisive<T extends Pick<SignalResult, 'verdict'> & StepExit>(results: readonly T[]): T | undefined {
  const rank = ({ verdict, exit }: T) => [SEVERITY.indexOf(verdict), strictness(exit)] as const;
  const order = (a: readonly [number, number], b: readonly [number, number]) => a[0] - b[0] || a[1] - b[1];
  return [...results].sort((a, b) => order(rank(a), rank(b)))[0];
}
