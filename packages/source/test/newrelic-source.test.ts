import type { Signal } from '@deploy-actions/source';
import { newrelicSource } from '../src/newrelic-source';
import { providerDouble } from './provider-double';

const MINUTE_MS = 60_000;
const counters: Signal = {
  name: 'error-rate',
  query: { form: 'counters', errors: 'SELECT count(*) FROM E', total: 'SELECT count(*) FROM T' },
};
const grouped: Signal = { name: 'p95', query: { form: 'value', query: 'SELECT count(*) FROM T FACET host' } };
const bucket = (minute: number, count: number) => ({ beginTimeSeconds: minute * 60, endTimeSeconds: 0, count });

async function measured(answer: () => Response | object, signals: readonly Signal[] = [counters]) {
  const double = providerDouble(answer);
  const settings = { url: 'https://api.eu.newrelic.com', apiKey: 'NRAK-1', account: 7, timeoutMs: 10_000 };
  const source = newrelicSource(settings, signals, double.world);
  await double.clock.sleep(4 * MINUTE_MS);
  return { observations: await source.measure(), asked: double.asked };
}

describe('newrelicSource', () => {
  it('asks for all queries at once, and not for what is not complete', async () => {
    const { observations, asked } = await measured(() => ({
      data: {
        actor: { account: { q0: { results: [bucket(0, 3)] }, q1: { results: [bucket(0, 60), bucket(1, 40)] } } },
      },
    }));
    expect(observations).toMatchObject([{ errors: 3, total: 100, instances: [{ name: 'api.eu.newrelic.com' }] }]);
    expect(asked.map(({ url, request }) => [url.href, request.method])).toEqual([
      ['https://api.eu.newrelic.com/graphql', 'POST'],
    ]);
    expect(asked[0]?.request.headers).toContainEqual(['api-key', 'NRAK-1']);
    expect(JSON.parse(asked[0]?.request.body ?? '').variables).toEqual({
      account: 7,
      q0: 'SELECT count(*) FROM E SINCE 0 UNTIL 120000 TIMESERIES 60 seconds',
      q1: 'SELECT count(*) FROM T SINCE 0 UNTIL 120000 TIMESERIES 60 seconds',
    });
  });

  it.each<[string, Response | object, string]>([
    ['errors with 200', { errors: [{ message: 'NRQL Syntax Error' }], data: null }, 'query'],
    ['a refused key', Response.json({ errors: [{ message: 'Invalid key' }] }, { status: 401 }), 'access'],
    ['too many at once', new Response('', { status: 429 }), 'provider'],
  ])('%s is no data', async (_, answer, kind) => {
    const { observations } = await measured(() => (answer instanceof Response ? answer.clone() : answer));
    expect(observations).toMatchObject([{ problem: { kind } }]);
  });

  it('refuses what it would have to say itself, and asks the others', async () => {
    const results = { data: { actor: { account: { q0: { results: [] }, q1: { results: [bucket(0, 9)] } } } } };
    expect((await measured(() => results, [grouped, counters])).observations).toMatchObject([
      { problem: { kind: 'query', reason: 'leave FACET out of the query: it is added' } },
      { errors: 0, total: 9 },
    ]);
    expect((await measured(() => results, [grouped])).asked).toEqual([]);
  });
});
