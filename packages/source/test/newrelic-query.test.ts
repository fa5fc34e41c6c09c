import { foreignClause, nerdgraph, windowed } from '../src/newrelic-query';

it.each([
  ['SELECT count(*) FROM Transaction', undefined],
  ["SELECT count(*) FROM Log WHERE message LIKE '%since%' AND `facet` = 'until'", undefined],
  ['SELECT count(*) FROM Transaction since 1 hour ago', 'SINCE'],
  ['SELECT count(*) FROM Transaction TIMESERIES', 'TIMESERIES'],
  ['SELECT count(*) FROM Transaction Facet host', 'FACET'],
  ['SELECT count(*) FROM Transaction COMPARE WITH 1 day ago', 'COMPARE WITH'],
])('foreignClause of %s: %s', (nrql, clause) => {
  expect(foreignClause(nrql)).toBe(clause);
});

it('windowed names the window in milliseconds and the buckets in seconds', () => {
  expect(windowed(' SELECT 1 ', { fromMs: 60_000, toMs: 180_000 }, 60_000)).toBe(
    'SELECT 1 SINCE 60000 UNTIL 180000 TIMESERIES 60 seconds',
  );
});

it('nerdgraph hands queries over as variables', () => {
  const hostile = 'SELECT 1") { results } } } #';
  expect(nerdgraph(7, ['SELECT 1', hostile], 10)).toEqual({
    query:
      'query ($account: Int!, $q0: Nrql!, $q1: Nrql!) { actor { account(id: $account) { ' +
      'q0: nrql(query: $q0, timeout: 10) { results } q1: nrql(query: $q1, timeout: 10) { results } } } }',
    variables: { account: 7, q0: 'SELECT 1', q1: hostile },
  });
});
