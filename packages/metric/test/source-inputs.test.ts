import { InputReader } from '@deploy-actions/action';
import { DEFAULT_ERROR_RATE_PATH, readSourceInputs, type SourceInput } from '@deploy-actions/metric';

function reader(values: Partial<Record<SourceInput, string>>) {
  const input = { default: '', required: false, secret: false };
  const names: SourceInput[] = [
    'source',
    'url',
    'error-rate-path',
    'errors-path',
    'total-path',
    'errors',
    'total',
    'query',
    'api-url',
    'region',
    'api-key',
    'app-key',
    'account',
    'token',
    'organization',
    'project',
    'timeout',
  ];
  const inputs = Object.fromEntries(names.map((name) => [name, input])) as Record<SourceInput, typeof input>;
  const contract = { action: 'any', inputs: { ...inputs, headers: { ...input, secret: true } }, outputs: [] };
  return new InputReader(contract, { source: 'json', timeout: '10s', ...values });
}

function read(values: Partial<Record<SourceInput, string>>) {
  const input = reader(values);
  return { settings: readSourceInputs(input, 10_000), problems: input.problems };
}

describe('readSourceInputs', () => {
  it('reads one instance from each line, and headers', () => {
    const { settings, problems } = read({
      url: '# both\na=https://a.example/m\nhttps://b.example/m',
      headers: 'Authorization: Bearer x',
    });
    expect(problems).toEqual([]);
    expect(settings.instances.map(({ name }) => name)).toEqual(['a', 'b.example/m']);
    expect(settings.headers).toEqual([['Authorization', 'Bearer x']]);
  });

  it('gives no instance where no URL is given: whoever needs one asks for it', () => {
    expect(read({})).toMatchObject({ settings: { instances: [] }, problems: [] });
  });

  it.each([
    [{}, { kind: 'ratio', path: { text: DEFAULT_ERROR_RATE_PATH } }],
    [{ 'error-rate-path': '$.a' }, { kind: 'ratio', path: { text: '$.a' } }],
    [
      { 'errors-path': '$.e', 'total-path': '$.t' },
      { kind: 'counters', errors: { text: '$.e' }, total: { text: '$.t' } },
    ],
  ])('the paths %j', (values, query) => {
    expect(read(values)).toMatchObject({ settings: { query }, problems: [] });
  });

  it('reads two selectors', () => {
    const { settings, problems } = read({ source: 'openmetrics', errors: 'a{code="500"}', total: 'a' });
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ kind: 'openmetrics', query: { errors: { text: 'a{code="500"}' } } });
  });

  it.each<[Partial<Record<SourceInput, string>>, [string, string][]]>([
    [{ source: 'graphite' }, [['source', 'ILLEGAL']]],
    [
      { source: 'prometheus' },
      [
        ['query', 'MISSING'],
        ['url', 'MISSING'],
      ],
    ],
    [{ source: 'prometheus', url: 'http://p.example', query: 'a', 'total-path': '$.t' }, [['total-path', 'CONFLICT']]],
    [{ query: 'a' }, [['query', 'CONFLICT']]],
    [{ region: 'eu-west-1' }, [['region', 'CONFLICT']]],
    [{ source: 'datadog', url: 'http://d.example', query: 'a', 'api-key': 'k', 'app-key': 'k' }, [['url', 'CONFLICT']]],
    [
      { url: 'nowhere\nhttps://' },
      [
        ['url', 'ILLEGAL'],
        ['url', 'ILLEGAL'],
      ],
    ],
    [{ url: 'https://a.example\nhttps://a.example' }, [['url', 'CONFLICT']]],
    [{ url: 'a=https://a.example\na=https://b.example' }, [['url', 'CONFLICT']]],
    [{ 'error-rate-path': 'error_rate' }, [['error-rate-path', 'ILLEGAL']]],
    [{ 'errors-path': '$.e' }, [['total-path', 'MISSING']]],
    [{ 'total-path': '$.t' }, [['errors-path', 'MISSING']]],
    [{ 'error-rate-path': '$.a', 'errors-path': '$.e', 'total-path': '$.t' }, [['error-rate-path', 'CONFLICT']]],
    [{ 'errors-path': 'e', 'total-path': '$.t' }, [['errors-path', 'ILLEGAL']]],
    [{ errors: 'a' }, [['errors', 'CONFLICT']]],
    [{ source: 'openmetrics', errors: 'a', total: 'b', 'total-path': '$.t' }, [['total-path', 'CONFLICT']]],
    [{ source: 'openmetrics', errors: 'a' }, [['total', 'MISSING']]],
    [{ source: 'prometheuss', errors: 'a' }, [['source', 'ILLEGAL']]],
    [{ timeout: '0ms' }, [['timeout', 'ILLEGAL']]],
  ])('%j: %j', (values, expected) => {
    expect(read(values).problems.map(({ input, code }) => [input, code])).toEqual(expected);
  });

  it('shows no header in a problem', () => {
    const { problems } = read({ headers: 'Bad Name: hunter2' });
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});
