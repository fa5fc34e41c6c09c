import { VirtualClock } from '@deploy-actions/clock';
import { jsonSource, type Observation, type Signal, type SignalQuery, type SourceWorld } from '@deploy-actions/source';
import { fakeAsk } from '../../../test/support/http';

const ratio: SignalQuery = { form: 'ratio', query: '$.error_rate' };
const counters: SignalQuery = { form: 'counters', errors: '$.errors', total: '$.total' };
const api = [{ name: 'api', url: 'http://api/' }];

function open(signals: readonly Signal[], world: SourceWorld, instances = api) {
  return jsonSource({ kind: 'json', instances, headers: [], timeoutMs: 1000, intervalMs: 10_000 }, signals, world);
}

/** What each instance answers, one list for each; a number is a status. */
async function observe(query: SignalQuery, answers: Record<string, (object | number)[]>): Promise<Observation[]> {
  const instances = Object.keys(answers).map((name) => ({ name, url: `http://${name}/` }));
  const rounds = Math.max(...Object.values(answers).map((list) => list.length));
  let round = 0;
  const ask = fakeAsk((url) => {
    const body = answers[new URL(url).hostname]?.[round];
    return typeof body === 'object' ? Response.json(body) : new Response('', { status: body ?? 500 });
  });
  const world = { ask, clock: new VirtualClock(), signal: new AbortController().signal };
  const source = open([{ name: 'error-rate', query }], world, instances);
  const observations: Observation[] = [];
  for (; round < rounds; round++) observations.push(...(await source.measure()));
  return observations;
}

/** The essence of an observation: errors of total, the ratio, or the kind of problem. */
const short = ({ errors, total, ratio: value, problem }: Observation) =>
  total !== undefined ? `${errors}/${total}` : (value ?? problem?.kind);

describe('jsonSource with a ratio', () => {
  it.each<[string, object | number, unknown]>([
    ['a number', { error_rate: 0.03 }, 0.03],
    ['a text', { error_rate: '3%' }, 0.03],
    ['a lie', { error_rate: 7 }, 'missing'],
    ['null', { error_rate: null, total: 0 }, 'no-traffic'],
    ['NaN as a text', { error_rate: 'NaN' }, 'no-traffic'],
    ['another document', { status: 'ok' }, 'query'],
    ['a 404', 404, 'access'],
    ['a 503', 503, 'provider'],
  ])('reads %s', async (_, body, expected) => {
    expect((await observe(ratio, { api: [body] })).map(short)).toEqual([expected]);
  });

  it('takes the worst of those instances that answer', async () => {
    const seen = await observe(ratio, {
      a: [{ error_rate: 0.01 }, { error_rate: 0.01 }],
      b: [{ error_rate: 0.2 }, 500],
    });
    expect(seen.map(short)).toEqual([0.2, 0.01]);
    expect(seen[1]?.instances[1]).toMatchObject({ name: 'b', problem: { kind: 'provider', reason: 'status 500' } });
  });
});

describe('jsonSource with counters', () => {
  const at = (errors: unknown, total: unknown) => ({ errors, total });

  it.each<[string, (object | number)[], unknown[]]>([
    ['the first reading is only the reference', [at(5, 100), at(6, 120)], ['reference', '1/20']],
    ['no movement is no traffic, not 0 %', [at(5, 100), at(5, 100)], ['reference', 'no-traffic']],
    ['a restart', [at(5, 100), at(1, 4), at(1, 8)], ['reference', '1/4', '0/4']],
    ['a restart before any traffic', [at(5, 100), at(0, 0), at(1, 2)], ['reference', 'no-traffic', '1/2']],
    ['a restart that is overtaken', [at(5, 100), at(0, 0), at(6, 120)], ['reference', 'no-traffic', '6/120']],
    ['a hole is bridged', [at(0, 100), 500, at(4, 140)], ['reference', 'provider', '4/40']],
    ['an error that ends late is not lost', [at(0, 10), at(1, 10), at(1, 14)], ['reference', 'no-traffic', '1/4']],
    ['more errors than requests', [at(0, 10), at(9, 12), at(9, 30)], ['reference', 'missing', '9/20']],
    ['no errors yet', [{ total: 10 }, { total: 20 }, at(3, 30), at(4, 40)], ['reference', '0/10', '3/10', '1/10']],
    ['errors that are gone', [at(3, 10), { total: 20 }, at(4, 30)], ['reference', '0/10', '1/10']],
    ['a restart without errors yet', [at(3, 100), { total: 4 }, at(1, 8)], ['reference', '0/4', '1/4']],
    ['no counter of all requests', [{ errors: 1 }, { errors: 2 }], ['query', 'query']],
    ['neither', [{ a: 1 }, { a: 2 }], ['query', 'query']],
    ['a restart that fails at once', [at(5, 100), at(4, 4), at(9, 9)], ['reference', '4/4', '5/5']],
    ['a value that is none', [at(0, 'many'), at(-1, 10), at(0, 10)], ['missing', 'missing', 'reference']],
  ])('%s', async (_, answers, expected) => {
    expect((await observe(counters, { api: answers })).map(short)).toEqual(expected);
  });

  it('takes the difference of each instance before the sum', async () => {
    const seen = await observe(counters, {
      // Their sum falls from 1100 to 1060, which is no restart of both.
      a: [at(10, 1000), at(12, 1050)],
      b: [at(0, 100), at(1, 10)],
    });
    expect(seen.map(short)).toEqual(['reference', '3/60']);
    expect(seen[1]?.instances).toEqual([
      { name: 'a', ratio: 0.04, errors: 2, total: 50, anonymous: true },
      { name: 'b', ratio: 0.1, errors: 1, total: 10, anonymous: true, reset: true },
    ]);
  });

  it('does not count what an instance has done before it was first seen', async () => {
    const seen = await observe(counters, {
      a: [at(0, 10), at(0, 20), at(0, 30)],
      b: [500, at(900, 1000), at(900, 1010)],
    });
    expect(seen.map(short)).toEqual(['reference', '0/10', '0/20']);
  });
});

describe('jsonSource with several signals', () => {
  const signals: Signal[] = [
    { name: 'error-rate', query: ratio },
    { name: 'database', query: { form: 'value', query: '$.database' }, worst: 'lowest' },
    { name: 'p99', query: { form: 'value', query: '$.p99' } },
  ];
  const both = [...api, { name: 'two', url: 'http://two/' }];
  const answers: Record<string, object> = {
    api: { error_rate: 0.01, database: true, p99: 120 },
    two: { error_rate: 0.02, database: false, p99: '80' },
  };

  it('asks each instance once, and takes the worse end of each', async () => {
    const asked: string[] = [];
    const ask = fakeAsk((url) => {
      asked.push(url);
      return Response.json(answers[new URL(url).hostname]);
    });
    const world = { ask, clock: new VirtualClock(), signal: new AbortController().signal };
    const seen = await open(signals, world, both).measure();
    expect(asked).toEqual(['http://api/', 'http://two/']);
    expect(seen.map(({ ratio: rate, value }) => rate ?? value)).toEqual([0.02, 0, 120]);
  });

  it('tells before the deploy what a watch could not read, but for null and NaN, which are no traffic yet', async () => {
    const ask = fakeAsk(() => Response.json({ error_rate: 'high', database: { up: null }, p99: 'fast', p50: 'NaN' }));
    const world = { ask, clock: new VirtualClock(), signal: new AbortController().signal };
    const asked: Signal[] = [
      { name: 'error-rate', query: ratio },
      { name: 'up', query: { form: 'value', query: '$.database.up' } },
      { name: 'p99', query: { form: 'rate', query: '$.p99' } },
      { name: 'p50', query: { form: 'ratio', query: '$.p50' } },
    ];
    expect((await open(asked, world).check()).map(({ problem }) => problem?.kind)).toEqual([
      'query',
      undefined,
      'query',
      undefined,
    ]);
  });

  it('tries every query, and says what each gave', async () => {
    const ask = fakeAsk(() => Response.json({ error_rate: 0.01, database: { up: true } }));
    const world = { ask, clock: new VirtualClock(), signal: new AbortController().signal };
    expect(await open(signals, world).check()).toEqual([
      { signal: 'error-rate', query: '$.error_rate', instance: 'api', found: 'the value 0.01' },
      {
        signal: 'database',
        query: '$.database',
        instance: 'api',
        problem: { kind: 'query', reason: expect.stringContaining('an object') },
      },
      {
        signal: 'p99',
        query: '$.p99',
        instance: 'api',
        problem: { kind: 'query', reason: expect.stringContaining('nothing') },
      },
    ]);
  });
});

it('takes our own requests out, and knows nothing of those before a restart', async () => {
  const said = [
    [5, 100],
    [6, 121],
    [0, 1],
    [0, 12],
  ];
  let round = 0;
  const ask = fakeAsk(() => {
    const [errors, total] = said[round++] ?? [];
    return Response.json({ errors, total });
  });
  const world = { ask, clock: new VirtualClock(), signal: new AbortController().signal };
  const settings = { kind: 'json', instances: api, headers: [], timeoutMs: 1000, intervalMs: 10_000 } as const;
  const signal = { name: 'error-rate', query: counters };
  const source = jsonSource({ ...settings, ownRequests: 'counted' }, [signal], world);
  const seen: Observation[] = [];
  for (const _ of said) seen.push(...(await source.measure()));
  expect(seen.map(short)).toEqual(['reference', '1/20', 'no-traffic', '0/10']);
});
