import { InputReader } from '@deploy-actions/action';
import { DEFAULT_ERROR_RATE_PATH } from '@deploy-actions/metric';
import type { SourceKind } from '@deploy-actions/source';
import { type ErrorRateInput, readErrorRate } from '../src/error-rate-inputs';

type Values = Partial<Record<ErrorRateInput, string>>;

function read(kind: SourceKind, values: Values, isNeeded = true) {
  const input = { default: '', required: false, secret: false };
  const names = ['error-rate-path', 'errors-path', 'total-path', 'query', 'errors', 'total'] as const;
  const inputs = Object.fromEntries(names.map((name) => [name, input])) as Record<ErrorRateInput, typeof input>;
  const reader = new InputReader({ action: 'any', inputs, outputs: [] }, values);
  const query = readErrorRate(reader, kind, isNeeded);
  return { query, problems: reader.problems.map(({ input: name, code }) => [name, code]) };
}

describe('readErrorRate', () => {
  it.each<[SourceKind, Values, object]>([
    ['json', {}, { form: 'ratio', query: DEFAULT_ERROR_RATE_PATH }],
    ['json', { 'error-rate-path': '$.a' }, { form: 'ratio', query: '$.a' }],
    ['json', { 'errors-path': '$.e', 'total-path': '$.t' }, { form: 'counters', errors: '$.e', total: '$.t' }],
    ['openmetrics', { errors: 'e{a="b"}', total: 't' }, { form: 'counters', errors: 'e{a="b"}', total: 't' }],
    ['prometheus', { query: 'a / b' }, { form: 'ratio', query: 'a / b' }],
    ['prometheus', { errors: 'e', total: 't' }, { form: 'counters', errors: 'e', total: 't' }],
  ])('%s with %j', (kind, values, query) => {
    expect(read(kind, values)).toEqual({ query, problems: [] });
  });

  it.each<[SourceKind, Values, [string, string][]]>([
    ['json', { 'error-rate-path': 'error_rate' }, [['error-rate-path', 'ILLEGAL']]],
    ['json', { 'errors-path': '$.e' }, [['total-path', 'MISSING']]],
    ['json', { 'total-path': '$.t' }, [['errors-path', 'MISSING']]],
    [
      'json',
      { 'error-rate-path': '$.a', 'errors-path': '$.e', 'total-path': '$.t' },
      [['error-rate-path', 'CONFLICT']],
    ],
    ['json', { 'errors-path': 'e', 'total-path': '$.t' }, [['errors-path', 'ILLEGAL']]],
    [
      'json',
      { errors: 'e', total: 't' },
      [
        ['errors', 'CONFLICT'],
        ['total', 'CONFLICT'],
      ],
    ],
    [
      'openmetrics',
      {},
      [
        ['errors', 'MISSING'],
        ['total', 'MISSING'],
      ],
    ],
    ['openmetrics', { errors: 'e{', total: 't' }, [['errors', 'ILLEGAL']]],
    ['openmetrics', { query: 'a' }, [['query', 'CONFLICT']]],
    ['prometheus', { 'error-rate-path': '$.a', query: 'a' }, [['error-rate-path', 'CONFLICT']]],
    ['prometheus', { query: 'a', errors: 'e', total: 't' }, [['query', 'CONFLICT']]],
  ])('%s with %j: %j', (kind, values, problems) => {
    expect(read(kind, values).problems).toEqual(problems);
  });

  it.each(['json', 'openmetrics', 'prometheus'] as const)('%s: none where none is given and none is needed', (kind) => {
    expect(read(kind, {}, false)).toEqual({ query: undefined, problems: [] });
  });
});
