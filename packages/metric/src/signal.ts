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
}

/** The questions of a signal, in the order in which its observation needs their answers. */
export function questionsOf(query: SignalQuery): readonly string[] {
  return query.form === 'counters' ? [query.errors, query.total] : [query.query];
}
