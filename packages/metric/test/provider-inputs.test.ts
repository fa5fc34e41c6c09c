import { InputReader } from '@deploy-actions/action';
import { type ProviderInput, readProvider, readQueries } from '../src/provider-inputs';
import { PROVIDER_KINDS, type ProviderKind } from '../src/provider-settings';

const NAMES: readonly ProviderInput[] = [
  'url',
  'headers',
  'api-url',
  'region',
  'api-key',
  'app-key',
  'account',
  'token',
  'organization',
  'project',
  'query',
  'errors',
  'total',
];
const input = { default: '', required: false, secret: false };
const inputs = Object.fromEntries(NAMES.map((name) => [name, input])) as Record<ProviderInput, typeof input>;

type Values = Partial<Record<ProviderInput, string>>;

/** What each provider needs, and no more. */
const GIVEN: Readonly<Record<ProviderKind, Values>> = {
  prometheus: { url: 'http://prometheus:9090' },
  cloudwatch: { region: 'eu-west-1' },
  datadog: { 'api-key': 'a', 'app-key': 'b' },
  newrelic: { 'api-key': 'a', account: '7' },
  sentry: { token: 't', organization: 'o', project: '-1' },
};

function read(kind: ProviderKind, values: Values) {
  const reader = new InputReader({ action: 'any', inputs, outputs: [] }, values);
  const settings = readProvider(reader, kind, { timeoutMs: 10_000, intervalMs: 60_000 });
  return { settings, problems: reader.problems.map(({ input: name, code }) => [name, code]) };
}

describe('readProvider', () => {
  it.each(PROVIDER_KINDS)('%s: what it needs is enough', (kind) => {
    const { settings, problems } = read(kind, GIVEN[kind]);
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ kind, timeoutMs: 10_000, intervalMs: 60_000 });
  });

  it.each(PROVIDER_KINDS)('%s: nothing of it may be missing', (kind) => {
    expect(read(kind, {}).problems).toEqual(Object.keys(GIVEN[kind]).map((name) => [name, 'MISSING']));
  });

  it.each(PROVIDER_KINDS)('%s: what only others read is a conflict', (kind) => {
    const other: Values = { url: 'https://x.example', 'api-url': 'https://x.example', region: 'eu-west-1', token: 't' };
    const { problems } = read(kind, { ...other, ...GIVEN[kind] });
    expect(problems.length).toBeGreaterThanOrEqual(2);
    expect(new Set(problems.map(([, code]) => code))).toEqual(new Set(['CONFLICT']));
  });

  it.each<[ProviderKind, Values, string]>([
    ['prometheus', {}, 'http://prometheus:9090/'],
    ['cloudwatch', {}, ''],
    ['cloudwatch', { 'api-url': 'http://127.0.0.1:5000' }, 'http://127.0.0.1:5000/'],
    ['datadog', {}, 'https://api.datadoghq.com'],
    ['datadog', { 'api-url': 'https://api.datadoghq.eu' }, 'https://api.datadoghq.eu/'],
    ['newrelic', {}, 'https://api.newrelic.com'],
    ['sentry', {}, 'https://sentry.io'],
  ])('%s %j is at %s', (kind, values, url) => {
    expect(read(kind, { ...GIVEN[kind], ...values }).settings.url).toBe(url);
  });

  it.each<[ProviderKind, Values, string]>([
    ['prometheus', { url: 'prometheus:9090' }, 'url'],
    ['prometheus', { url: 'a=http://prometheus:9090' }, 'url'],
    ['prometheus', { url: 'http://a.example\nhttp://b.example' }, 'url'],
    ['prometheus', { url: 'http://user:secret@a.example' }, 'url'],
    ['prometheus', { headers: 'none' }, 'headers'],
    ['cloudwatch', { region: 'Ireland' }, 'region'],
    ['datadog', { 'api-key': 'two words' }, 'api-key'],
    ['newrelic', { account: 'seven' }, 'account'],
    ['sentry', { organization: 'a/b' }, 'organization'],
    ['sentry', { project: 'my-project' }, 'project'],
  ])('%s %j', (kind, values, name) => {
    expect(read(kind, { ...GIVEN[kind], ...values }).problems).toEqual([[name, 'ILLEGAL']]);
  });
});

describe('readQueries', () => {
  function queries(values: Values) {
    const reader = new InputReader({ action: 'any', inputs, outputs: [] }, values);
    const query = readQueries(reader);
    return { query, problems: reader.problems.map(({ input: name, code }) => [name, code]) };
  }

  it.each<[Values, object]>([
    [{ query: ' a / b ' }, { form: 'ratio', query: 'a / b' }],
    [
      { errors: 'e', total: 't' },
      { form: 'counters', errors: 'e', total: 't' },
    ],
  ])('%j', (values, query) => {
    expect(queries(values)).toEqual({ query, problems: [] });
  });

  it.each<[Values, string[]]>([
    [{}, ['query', 'MISSING']],
    [{ errors: 'e' }, ['total', 'MISSING']],
    [{ total: 't' }, ['errors', 'MISSING']],
    [{ query: 'q', errors: 'e', total: 't' }, ['query', 'CONFLICT']],
  ])('%j: %j', (values, problem) => {
    expect(queries(values).problems).toEqual([problem]);
  });
});
