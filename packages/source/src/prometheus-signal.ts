import type { Clock } from '@deploy-actions/clock';
import { bothPromql } from './prometheus-both';
import { counterWatch } from './prometheus-counters';
import { type AskPromql, type SignalWatch, valuePromql } from './prometheus-value';
import { increaseRangeMs, isSelector, promDuration, withoutComments } from './promql';
import type { SignalQuery } from './signal';

/** Scrapes are 15 s to 1 min apart: a rate needs two of them. */
const SHORTEST_RATE_MS = 120_000;

/** Why that cannot be measured, whatever the server has; undefined where it can. */
export function refusalOf(query: SignalQuery): string | undefined {
  if (query.form === 'counters' && isSelector(query.errors) !== isSelector(query.total)) {
    return 'errors and total must both be plain selectors, or both be expressions';
  }
  if (query.form === 'quantile' && !isSelector(query.query)) {
    return 'a quantile is made from a plain selector of buckets: …_bucket{…}';
  }
  return undefined;
}

/** How a signal is measured: selectors series by series, everything else as the server evaluates it. */
export function signalWatch(query: SignalQuery, intervalMs: number, ask: AskPromql, clock: Clock): SignalWatch {
  const refusal = refusalOf(query);
  if (refusal !== undefined) return async () => ({ problem: { kind: 'query', reason: refusal }, notes: [] });
  if (query.form === 'counters') {
    if (isSelector(query.total)) return counterWatch(query, ask, clock);
    const ranges = [query.errors, query.total].map((text) => increaseRangeMs(text) ?? Number.POSITIVE_INFINITY);
    // Longer ranges overlap: each request would be counted several times.
    return () => bothPromql(query, Math.max(...ranges) <= intervalMs, ask);
  }
  const range = promDuration(Math.max(SHORTEST_RATE_MS, 2 * intervalMs));
  const plain = isSelector(query.query);
  if (query.form === 'quantile') {
    const rates = `sum by (le) (rate(${withoutComments(query.query)}[${range}]))`;
    return () => valuePromql('value', `histogram_quantile(${query.quantile}, ${rates})`, ask);
  }
  if (query.form === 'rate' && plain) {
    return () => valuePromql('value', `sum(rate(${withoutComments(query.query)}[${range}]))`, ask);
  }
  return () => valuePromql(query.form === 'ratio' ? 'ratio' : 'value', query.query, ask);
}
