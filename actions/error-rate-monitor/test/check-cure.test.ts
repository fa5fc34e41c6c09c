import { type Problem, type ProblemKind, problemOf } from '@deploy-actions/source';
import { cureOf } from '../src/check-cure';

const check = (signal: string, kind: ProblemKind, reason: string) => ({
  signal,
  query: 'q',
  problem: { kind, reason },
});

it.each<[string, ProblemKind, string, RegExp]>([
  ['error-rate', 'provider', '$.db is "connection refused"', /within `timeout`/],
  ['error-rate', 'provider', 'the proxy at port 9 cannot be reached (ECONNREFUSED)', /check `HTTPS_PROXY`/],
  ['error-rate', 'provider', 'no complete answer within 10 s', /within `timeout`/],
  ['error-rate', 'access', 'status 401', /keys, permissions/],
  ['error-rate', 'access', 'the server refused user deploy (AUTH_FAILED)', /keys, permissions/],
  ['error-rate', 'query', '$.a selects nothing', /the query or the path/],
  ['health', 'access', 'status 401', /keys, permissions/],
  ['health check', 'access', 'status 503', /not with 200/],
  ['health check', 'provider', 'no answer', /a service that is down/],
  ['error-rate', 'query', '$.a selects nothing', /^[^.]*\.$/],
  ['old version', 'query', 'no series', /`control-errors` and `control-total`/],
  ['old version', 'access', 'status 401', /keys, permissions/],
])('%s, %s, %s: %s', (signal, kind, reason, words) => {
  expect(cureOf(check(signal, kind, reason))).toMatch(words);
});

it.each<[string, Problem, RegExp]>([
  [
    'error-rate',
    problemOf({ is: 'connection-refused', detail: 'refused' }),
    /port.*service is running.*skip this step/,
  ],
  ['health check', problemOf({ is: 'connection-refused', detail: 'refused' }), /port.*service is running/],
  ['error-rate', problemOf({ is: 'nothing-in-last-hour', what: 'no series' }), /without requests in the last hour/],
])('%s, %j: %s', (signal, problem, words) => {
  expect(cureOf({ signal, query: 'q', problem })).toMatch(words);
});

it('has nothing to say of what is well', () => {
  expect(cureOf({ signal: 'error-rate', query: 'q', found: '1' })).toBe('');
});
