import { VirtualClock } from '@deploy-actions/clock';
import { parseJsonPath } from '@deploy-actions/json-path';
import { jsonSource, type Observation, type Query } from '@deploy-actions/metric';
import { fakeAsk } from '../../../test/support/http';

function path(text: string) {
  const compiled = parseJsonPath(text);
  if ('problem' in compiled) throw new Error(compiled.problem);
  return compiled;
}

const ratio: Query = { kind: 'ratio', path: path('$.error_rate') };
const counters: Query = { kind: 'counters', errors: path('$.errors'), total: path('$.total') };

/** What each instance answers, one list for each; a number is a status. */
async function observe(query: Query, answers: Record<string, (object | number)[]>): Promise<Observation[]> {
  const instances = Object.keys(answers).map((name) => ({ name, url: `http://${name}/` }));
  const rounds = Math.max(...Object.values(answers).map((list) => list.length));
  let round = 0;
  const ask = fakeAsk((url) => {
    const body = answers[new URL(url).hostname]?.[round];
    return typeof body === 'object' ? Response.json(body) : new Response('', { status: body ?? 500 });
  });
  const world = { ask, clock: new VirtualClock(), signal: new AbortController().signal };
  const source = jsonSource({ instances, headers: [], query, timeoutMs: 1000 }, world);
  const observations: Observation[] = [];
  for (; round < rounds; round++) observations.push(await source.measure());
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
    ['null', { error_rate: null }, 'missing'],
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
    expect(seen[1]?.instances[1]).toEqual({ name: 'b', problem: { kind: 'provider', reason: 'status 500' } });
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
    ['a missing path', [{ total: 10 }, { total: 20 }], ['query', 'query']],
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
      { name: 'a', ratio: 0.04, errors: 2, total: 50 },
      { name: 'b', ratio: 0.1, errors: 1, total: 10, reset: true },
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
