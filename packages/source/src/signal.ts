/**
 * What is asked for one thing that is judged: two counts, a ratio (0 to 1), a gauge, the growth of a counter per second
 * or a quantile of a histogram. The texts are in the language of the source.
 */
export type SignalQuery =
  | { form: 'counters'; errors: string; total: string }
  | { form: 'ratio'; query: string }
  | { form: 'value'; query: string }
  | { form: 'rate'; query: string }
  | { form: 'quantile'; query: string; quantile: number };

export type SignalForm = SignalQuery['form'];

/** One thing that is judged, by its name in the report. */
export interface Signal {
  name: string;
  query: SignalQuery;
  /** Of several instances' values the lowest counts, because it is too little that is bad; else the highest. */
  worst?: 'lowest';
}

/** The signal of the error rate, which has inputs of its own. */
export const ERROR_RATE = 'error-rate';

/** What a check calls the version that is told: its two words keep it apart from every signal that has a name. */
export const VERSION_TOLD = 'the version';

/** The questions of a signal, in the order in which its observation needs their answers. */
export function questionsOf(query: SignalQuery): readonly string[] {
  return query.form === 'counters' ? [query.errors, query.total] : [query.query];
}
