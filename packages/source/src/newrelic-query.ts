import type { Window } from './buckets';

const OURS = /\b(since|until|timeseries|facet|compare\s+with)\b/i;
const TEXTS = /'(?:[^'\\]|\\.)*'|`[^`]*`/g;

/** The clause of an NRQL query that is ours to say: where the window and the buckets come from. */
export function foreignClause(nrql: string): string | undefined {
  return OURS.exec(nrql.replace(TEXTS, "''"))?.[0]?.toUpperCase();
}

/** The query over a window, in buckets that begin where the window does. */
export function windowed(nrql: string, { fromMs, toMs }: Window, bucketMs: number): string {
  return `${nrql.trim()} SINCE ${fromMs} UNTIL ${toMs} TIMESERIES ${bucketMs / 1000} seconds`;
}

/** One question of NerdGraph for all queries, and what fills it in; the texts never become part of the question. */
export function nerdgraph(account: number, queries: readonly string[], timeoutS: number) {
  const names = queries.map((_, index) => `q${index}`);
  const variables = names.map((name) => `$${name}: Nrql!`).join(', ');
  const fields = names.map((name) => `${name}: nrql(query: $${name}, timeout: ${timeoutS}) { results }`).join(' ');
  return {
    query: `query ($account: Int!, ${variables}) { actor { account(id: $account) { ${fields} } } }`,
    variables: { account, ...Object.fromEntries(queries.map((query, index) => [`q${index}`, query])) },
  };
}
