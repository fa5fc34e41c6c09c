import { InputReader } from '@deploy-actions/action';
import { accessNames, readSourceInputs, type SourceInput } from '@deploy-actions/source';

function reader(values: Partial<Record<SourceInput, string>>) {
  const input = { default: '', required: false, secret: false };
  const names: SourceInput[] = [
    'source',
    'url',
    'timeout',
    'ca',
    'expect-version',
    'version-path',
    'version-series',
    'version-label',
  ];
  const inputs = Object.fromEntries([...names, ...accessNames()].map((name) => [name, input])) as Record<
    SourceInput,
    typeof input
  >;
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

  it.each<[Partial<Record<SourceInput, string>>, [string, string][]]>([
    [{ source: 'graphite' }, [['source', 'ILLEGAL']]],
    [{ source: 'prometheus', url: 'https://a.example\nhttps://b.example' }, [['url', 'CONFLICT']]],
    [
      { url: 'nowhere\nhttps://' },
      [
        ['url', 'ILLEGAL'],
        ['url', 'ILLEGAL'],
      ],
    ],
    [{ url: 'https://a.example\nhttps://a.example' }, [['url', 'CONFLICT']]],
    [{ url: 'a=https://a.example\na=https://b.example' }, [['url', 'CONFLICT']]],
    [{ ca: 'no certificate' }, [['ca', 'ILLEGAL']]],
    [{ source: 'prometheus', 'expect-version': 'v2' }, [['expect-version', 'CONFLICT']]],
    [{ 'version-path': 'version' }, [['version-path', 'ILLEGAL']]],
    [{ timeout: '0ms' }, [['timeout', 'ILLEGAL']]],
  ])('%j: %j', (values, expected) => {
    expect(read(values).problems.map(({ input, code }) => [input, code])).toEqual(expected);
  });

  it('makes an instance of every host that asks', () => {
    const input = reader({ url: 'm=http://127.0.0.1:9100/metrics' });
    const hosts = ['one', 'two'].map((name) => ({ name, label: `deploy@${name}` }));
    expect(readSourceInputs(input, 10_000, hosts).instances).toEqual([
      { name: 'm@one', url: 'http://127.0.0.1:9100/metrics', via: 'deploy@one' },
      { name: 'm@two', url: 'http://127.0.0.1:9100/metrics', via: 'deploy@two' },
    ]);
  });

  it('shows no header in a problem', () => {
    const { problems } = read({ headers: 'Bad Name: hunter2' });
    expect(problems).toHaveLength(1);
    expect(JSON.stringify(problems)).not.toContain('hunter2');
  });
});
