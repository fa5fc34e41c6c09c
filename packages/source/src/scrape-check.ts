import { type Labels, labelOf, type Selector, seriesOf, type Values } from '@deploy-actions/openmetrics';
import type { Scraped } from './fetch-exposition';
import type { Problem } from './measurement';
import { type CompiledQuery, openMetricsSignal, selectorsOf } from './openmetrics-signal';
import { questionsTried } from './questions-tried';
import { nearErrors, noSeries } from './scrape-ledger';
import type { Signal } from './signal';
import type { QueryCheck } from './signal-source';

/** What a check selects for a signal: what the watch does, and for the errors every series of that name. */
export function selectorsTried(query: CompiledQuery): readonly Selector[] {
  return query.form === 'counters' ? [...selectorsOf(query), anyOfName(query.errors)] : selectorsOf(query);
}

/** What each question of a signal gave, and its own mistake only. `found.selected` is of `selectorsTried`. */
export function signalTried({ name: signal, query }: Signal, compiled: CompiledQuery, found: Scraped): QueryCheck[] {
  const selectors = selectorsOf(compiled);
  return questionsTried(query).map(({ text, nothing }, at): QueryCheck => {
    const each = { signal, query: text };
    const series = found.selected[at] ?? new Map();
    if (series.size === 0) {
      const named = query.form === 'counters' && at === 0 ? found.selected[selectors.length] : undefined;
      const label = named && unknownLabel(selectors[at]?.labels ?? [], named);
      const selector = selectors[at];
      const gave = nothing('no series', selector && noSeries(selector, found));
      const near =
        compiled.form === 'counters' && at === 0 ? nearErrors(compiled.errors, compiled.total, found) : undefined;
      return {
        ...each,
        ...gave,
        ...(near === undefined ? {} : { found: `${gave.found}; did you mean ${near}?` }),
        ...(label === undefined ? {} : { found: `${gave.found} no series has the label ${label}` }),
      };
    }
    const problem = mistakeIn(alone(compiled, selectors[at]), { ...found, selected: [series, series] });
    return { ...each, ...(problem ? { problem } : { found: `${series.size} series` }) };
  });
}

/** Counters are asked in pairs: one is tried as both, so that what is wrong with the other is not told of it. */
function alone(query: CompiledQuery, selector: Selector | undefined): CompiledQuery {
  return query.form === 'counters' && selector !== undefined
    ? { form: query.form, errors: selector, total: selector }
    : query;
}

/** What a watch would call a mistake in the query: no series, several, or not of the kind that is asked for. */
function mistakeIn(query: CompiledQuery, own: Scraped): Problem | undefined {
  const { problem } = openMetricsSignal(query)(own, 0);
  // A gauge has no value now and then; what is no counter will not become one.
  if (problem?.kind === 'missing' && query.form !== 'value') return { ...problem, kind: 'query' };
  return problem?.kind === 'query' ? problem : undefined;
}

function anyOfName({ text, name, acceptsName }: Selector): Selector {
  return { text, name, labels: [], acceptsName, acceptsLabels: () => true };
}

/** A label that is asked for and that none of the series has; undefined where there are no series. */
function unknownLabel(labels: readonly string[], named: Values): string | undefined {
  const all: Labels[] = [...named.keys()].map((key) => seriesOf(key).labels);
  if (all.length === 0) return undefined;
  return labels.find((label) => all.every((each) => labelOf(each, label) === ''));
}
