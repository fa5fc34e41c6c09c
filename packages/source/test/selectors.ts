import { type Exposition, ExpositionReader, parseSelector } from '@deploy-actions/openmetrics';
import { type CounterSelectors, selectorsOf } from '../src/scrape-ledger';

/** Selectors without expressions, which need no library. */
export function counterSelectors(
  errors = 'requests_total{code="500"}',
  total = 'requests_total',
): { kind: 'counters' } & CounterSelectors {
  const [failed, all] = [errors, total].map(parseSelector);
  if (!failed || !all || 'problem' in failed || 'problem' in all) throw new Error('a selector is wrong');
  return { kind: 'counters', errors: failed, total: all };
}

/** A text of metrics as the selectors see it. */
export function exposed(text: string, selectors: CounterSelectors): Exposition {
  const reader = new ExpositionReader('prometheus', selectorsOf(selectors));
  reader.push(Buffer.from(text));
  const found = reader.end();
  if ('problem' in found) throw new Error(found.problem.reason);
  return found;
}

/** The metrics of a server that has answered so often, by code; the start of its process in seconds. */
export function metrics(byCode: Readonly<Record<string, number>>, startSeconds?: number): string {
  const lines = Object.entries(byCode).map(([code, count]) => `requests_total{code="${code}"} ${count}`);
  const start = startSeconds === undefined ? [] : [`process_start_time_seconds ${startSeconds}`];
  return `${['# TYPE requests_total counter', ...lines, ...start].join('\n')}\n`;
}
