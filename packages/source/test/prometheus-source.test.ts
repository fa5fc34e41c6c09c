import { prometheusDouble, vector } from './prometheus-double';

const ratio = [{ name: 'error-rate', query: { form: 'ratio', query: 'a / b' } }] as const;
const refusal = (status: number, error: string, headers = {}) =>
  Response.json({ status: 'error', errorType: 'bad_data', error }, { status, headers });

describe('prometheusSource', () => {
  it('asks by POST, behind the path of the server, with the headers and a time-out', async () => {
    const { source, asked } = prometheusDouble(ratio, () => 0.25, {
      url: 'https://metrics.example/prom/',
      headers: [['Authorization', 'Bearer secret']],
    });
    expect(await source.measure()).toEqual([{ ratio: 0.25, instances: [{ name: 'metrics.example', ratio: 0.25 }] }]);
    expect(asked.map(({ url, request }) => [request.method, url.href, request.body])).toEqual([
      ['POST', 'https://metrics.example/prom/api/v1/query', 'query=a+%2F+b&timeout=10s'],
    ]);
    expect(asked[0]?.request.headers).toContainEqual(['Authorization', 'Bearer secret']);
  });

  it.each<[string, object, string, string]>([
    [
      'a wrong query',
      refusal(400, 'unexpected end of input'),
      'query',
      'status 400: bad_data: unexpected end of input',
    ],
    ['an execution error', refusal(422, 'many-to-many'), 'query', 'many-to-many'],
    ['a refused login', new Response('no', { status: 401 }), 'access', 'status 401: no'],
    ['a wrong address', new Response('<html>', { status: 404 }), 'access', 'status 404'],
    ['an overload', refusal(503, 'query timed out'), 'provider', 'query timed out'],
    ['too many', refusal(429, 'slow down', { 'retry-after': '7' }), 'provider', 'asked again in 7 s'],
    ['no JSON', new Response('<html>'), 'query', 'not JSON'],
    ['two series', vector(1, 2), 'query', 'i0'],
  ])('%s', async (_, answer, kind, reason) => {
    const { source } = prometheusDouble(ratio, () => answer);
    const [observation] = await source.measure();
    expect(observation).toMatchObject({ problem: { kind, reason: expect.stringContaining(reason) } });
    expect(observation?.instances).toMatchObject([{ problem: { kind } }]);
  });

  describe.each([403, 405, 501])('behind a proxy that answers %d to POST', (status) => {
    const refused = (method: string) => new Response(`no ${method} here`, { status });

    it('asks by GET, and from then on by GET only', async () => {
      const { source, asked } = prometheusDouble(
        ratio,
        () => 0.25,
        {},
        ({ method }) => (method === 'POST' ? refused('POST') : undefined),
      );
      for (let round = 0; round < 3; round++) expect((await source.measure())[0]).toMatchObject({ ratio: 0.25 });
      expect(asked.map(({ request }) => request.method)).toEqual(['POST', 'GET', 'GET', 'GET']);
      expect(asked[1]?.url.search).toBe('?query=a+%2F+b&timeout=10s');
      expect(asked[1]?.request.body).toBeUndefined();
    });

    it('says both refusals, and tries GET once', async () => {
      const { source, asked } = prometheusDouble(
        ratio,
        () => 0.25,
        {},
        ({ method }) => refused(method),
      );
      await source.measure();
      const [observation] = await source.measure();
      expect(observation?.problem).toMatchObject({
        kind: 'access',
        cause: { is: 'methods-refused' },
        reason: expect.stringMatching(
          new RegExp(`POST: status ${status}: no POST here; GET: status ${status}: no GET here`),
        ),
      });
      expect(asked.map(({ request }) => request.method)).toEqual(['POST', 'GET', 'POST']);
    });

    it('says that a query is too long for GET', async () => {
      const long = [{ name: 'error-rate', query: { form: 'ratio', query: `a{b="${'x'.repeat(8000)}"}` } }] as const;
      const { source, asked } = prometheusDouble(
        long,
        () => 0.25,
        {},
        () => refused('POST'),
      );
      const [observation] = await source.measure();
      expect(observation?.problem?.reason).toMatch(/too long for GET: its URL has \d+ characters, the limit is 8000/);
      expect(asked).toHaveLength(1);
    });

    it('says a mistake in the query that only GET gets to hear', async () => {
      const { source } = prometheusDouble(
        ratio,
        () => refusal(400, 'parse error'),
        {},
        ({ method }) => (method === 'POST' ? refused('POST') : undefined),
      );
      expect((await source.measure())[0]?.problem).toMatchObject({
        kind: 'query',
        reason: expect.stringContaining('parse error'),
      });
    });
  });

  it('answers each signal by itself, in their order, with the warnings of the server', async () => {
    const signals = [
      { name: 'error-rate', query: { form: 'ratio', query: 'wrong' } },
      { name: 'cpu', query: { form: 'value', query: 'cpu' } },
    ] as const;
    const { source } = prometheusDouble(signals, (query) =>
      query === 'wrong' ? refusal(400, 'no') : { ...vector(0.75), warnings: ['a warning'] },
    );
    expect(await source.measure()).toMatchObject([
      { problem: { kind: 'query' } },
      { value: 0.75, notes: ['a warning'], instances: [{ value: 0.75 }] },
    ]);
  });
});
