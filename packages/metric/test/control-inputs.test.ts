import { InputReader } from '@deploy-actions/action';
import { type ControlInput, readControl } from '../src/control-inputs';
import { rule } from './measurements';

type Given = Partial<Record<ControlInput | 'own-requests', string>>;
type Context = Parameters<typeof readControl>[1];

const source = { kind: 'json', instances: [], headers: [], timeoutMs: 1, intervalMs: 1 } as const;
const context = {
  source,
  rule: { ...rule, method: 'sequential' },
  query: { form: 'counters', errors: '$.e', total: '$.t' },
  increase: undefined,
} as const;
const url = { 'control-url': 'http://old.example/' };
const queries = { 'control-errors': '$.old.e', 'control-total': '$.old.t' };
const onHost = [{ name: 'a', url: 'http://a/', via: 'one' }];

function read(changes: Partial<Context>, given: Given = url) {
  const input = { default: '', required: false, secret: false };
  const inputs = { 'control-url': input, 'control-errors': input, 'control-total': input, 'own-requests': input };
  const reader = new InputReader({ action: 'any', inputs, outputs: [] }, given);
  const control = readControl(reader, { ...context, ...changes });
  return { control, problems: reader.problems.map(({ input: name, code }) => `${name} ${code}`) };
}

it('reads where the old version is, and by how much it may be exceeded', () => {
  expect(read({}).control).toMatchObject({ control: { instances: [{ url: 'http://old.example/' }] }, oddsRatio: 1 });
  const tolerated = read({ increase: { kind: 'relative', by: 0.2 } });
  expect(tolerated).toMatchObject({ control: { oddsRatio: 1.2 }, problems: [] });
  expect(read({}, {})).toEqual({ control: undefined, problems: [] });
});

it.each<[string, string, string]>([
  ['json', '$.old.e', '$.old.t'],
  ['openmetrics', 'errors_total{version="1"}', 'requests_total{version="1"}'],
  ['prometheus', 'errors_total{version="1"}', 'requests_total{version="1"}'],
  ['newrelic', 'SELECT count(*) FROM E', 'SELECT count(*) FROM T'],
])('reads counters in the language of the source: %s', (kind, errors, total) => {
  const given = { 'control-errors': errors, 'control-total': total };
  // By SSH as well: both are in what the host is asked for.
  expect(read({ source: { ...source, kind, instances: onHost } }, given)).toEqual({
    control: { control: { query: { form: 'counters', errors, total } }, oddsRatio: 1 },
    problems: [],
  });
});

it.each<[Partial<Context>, Given, string[]]>([
  [{ source: { ...source, kind: 'prometheus' } }, url, ['control-url CONFLICT']],
  [{ source: { ...source, instances: onHost } }, url, ['control-url CONFLICT']],
  [{ rule }, url, ['control-url CONFLICT']],
  [{ rule: { ...rule, method: 'rule' } }, queries, ['control-errors CONFLICT']],
  [{ query: { form: 'ratio', query: '$.r' } }, url, ['control-url CONFLICT']],
  [{ increase: { kind: 'absolute', by: 0.01 } }, queries, ['control-errors CONFLICT']],
  [{}, { ...url, ...queries }, ['control-url CONFLICT']],
  [{}, { 'control-url': 'nowhere' }, ['control-url ILLEGAL']],
  [{}, { ...queries, 'control-total': 'old' }, ['control-total ILLEGAL']],
  [{}, { 'control-errors': '$.old.e' }, ['control-total MISSING']],
  [{}, { 'control-total': '$.old.t' }, ['control-errors MISSING']],
  [{}, { 'control-errors': ' $.e ', 'control-total': '$.t' }, ['control-errors CONFLICT']],
  [{ source: { ...source, instances: [{ name: 'a', url: 'http://old.example/' }] } }, url, ['control-url CONFLICT']],
  [{}, { ...queries, 'own-requests': 'counted' }, ['own-requests CONFLICT']],
])('refuses %j with %j', (changes, given, expected) => {
  expect(read(changes, given).problems).toEqual(expected);
});
