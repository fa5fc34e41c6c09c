import { systemClock } from '@deploy-actions/clock';
import { askHttp } from '@deploy-actions/http';
import { type Observation, openMetricsSource } from '@deploy-actions/source';
import { answer, type Behaviour, hang, hangInBody, startHttpServer, type TestServer } from '../../../test/support/http';
import { metrics } from './selectors';

let server: TestServer;
beforeAll(async () => {
  server = await startHttpServer();
});
afterAll(() => server.close());

/** What is measured, scrape by scrape, of instances that behave so. */
async function observed(behaviours: Record<string, Behaviour[]>, timeoutMs = 5000): Promise<Observation[]> {
  const rounds = Math.max(...Object.values(behaviours).map((list) => list.length));
  const instances = Object.entries(behaviours).map(([name, [first, ...others]]) => {
    if (first) server.on(`/${name}`, first, ...others);
    return { name, url: server.url(`/${name}`) };
  });
  const world = { ask: askHttp, clock: systemClock, signal: new AbortController().signal };
  const settings = { kind: 'openmetrics' as const, instances, headers: [], timeoutMs, intervalMs: 10_000 };
  const query = { form: 'counters', errors: 'requests_total{code="500"}', total: 'requests_total' } as const;
  const source = openMetricsSource(settings, [{ name: 'error-rate', query }], world);
  const observations: Observation[] = [];
  for (let round = 0; round < rounds; round++) observations.push(...(await source.measure()));
  return observations;
}

const said = (byCode: Record<string, number>, startSeconds?: number) => answer({ body: metrics(byCode, startSeconds) });
const short = ({ errors, total, problem, partial }: Observation) =>
  (total === undefined ? problem?.kind : `${errors}/${total}`) + (partial ? ' of some' : '');

describe('openMetricsSource, against real servers', () => {
  it('takes the difference of each series of each instance before the sum', async () => {
    const seen = await observed({
      a: [said({ 200: 1000, 500: 10 }), said({ 200: 1048, 500: 12 })],
      b: [said({ 200: 100 }), said({ 200: 9, 500: 1 })],
    });
    expect(seen.map(short)).toEqual(['reference', '3/60']);
    expect(seen[1]?.instances).toEqual([
      { name: 'a', ratio: 0.04, errors: 2, total: 50, anonymous: true },
      { name: 'b', ratio: 0.1, errors: 1, total: 10, anonymous: true, reset: true },
    ]);
  });

  it('counts over a restart in the middle that has overtaken its old values', async () => {
    const now = Date.now() / 1000;
    const seen = await observed({
      a: [
        said({ 200: 100 }, now - 50),
        said({ 200: 110 }, now - 50),
        said({ 200: 120, 500: 30 }, now + 60),
        said({ 200: 130, 500: 30 }, now + 60),
      ],
    });
    expect(seen.map(short)).toEqual(['reference', '0/10', '30/150', '0/10']);
    expect(seen[2]?.instances[0]).toMatchObject({ reset: true });
  });

  it('takes a process that was there at the last answer for another one, and counts what it adds', async () => {
    const now = Date.now() / 1000;
    const seen = await observed({
      a: [
        said({ 200: 100 }, now - 500),
        said({ 200: 5000, 500: 900 }, now - 50),
        said({ 200: 110 }, now - 500),
        said({ 200: 5008, 500: 902 }, now - 50),
      ],
    });
    expect(seen.map(short)).toEqual(['reference', 'reference', '0/10', '2/10']);
    expect(seen.flatMap(({ instances }) => instances.filter(({ reset }) => reset))).toEqual([]);
  });

  it('counts the first error of a series that appears in the middle', async () => {
    const seen = await observed({ a: [said({ 200: 100 }), said({ 200: 110 }), said({ 200: 118, 500: 2 })] });
    expect(seen.map(short)).toEqual(['reference', '0/10', '2/10']);
    expect(seen.map(({ instances: [only] }) => only?.errorsUnmatched)).toEqual([undefined, true, undefined]);
  });

  it('bridges a scrape that failed', async () => {
    const seen = await observed({ a: [said({ 200: 100 }), answer({ status: 503 }), said({ 200: 130, 500: 10 })] });
    expect(seen.map(short)).toEqual(['reference', 'provider', '10/40']);
  });

  it.each<[string, Behaviour]>([
    ['hangs', hang()],
    ['sends half', hangInBody(metrics({ 200: 150 }))],
    ['cuts its answer', answer({ body: metrics({ 200: 150 }).slice(0, -3) })],
    ['answers 500', answer({ status: 500 })],
    ['answers with a login page', answer({ headers: { 'content-type': 'text/html' }, body: '<html>' })],
    ['has no such series', answer({ body: 'other_total 1\n' })],
  ])('leaves out an instance that %s, and says so', async (_, behaviour) => {
    const seen = await observed({ a: [said({ 200: 5 }), said({ 200: 9 })], b: [behaviour, behaviour] }, 1500);
    expect(seen.map(short)).toEqual(['reference', '0/4 of some']);
    expect(seen[1]?.instances[1]?.problem).toBeDefined();
  });

  it('names the selector that matches nothing', async () => {
    const [seen] = await observed({ a: [answer({ body: 'other_total 1\n' })] });
    expect(seen?.problem).toEqual({ kind: 'query', reason: 'requests_total matches no series' });
  });
});

describe('openMetricsSource with several signals', () => {
  it('scrapes once for all, and says what each query gave', async () => {
    server.on('/m', answer({ body: `${metrics({ 200: 7 })}cpu 81\nmemory{a="1"} 1\nmemory{a="2"} 2\n` }));
    const world = { ask: askHttp, clock: systemClock, signal: new AbortController().signal };
    const settings = {
      kind: 'openmetrics' as const,
      instances: [{ name: 'a', url: server.url('/m') }],
      headers: [],
      timeoutMs: 5000,
      intervalMs: 10_000,
    };
    const signals = ['cpu', 'memory', 'none'].map((name) => ({ name, query: { form: 'value' as const, query: name } }));
    const source = openMetricsSource(settings, signals, world);
    expect((await source.measure()).map(({ value, problem }) => value ?? problem?.reason)).toEqual([
      81,
      expect.stringMatching(/several series, such as \S+\{.*\} and \S+\{.*\}: select one/),
      'none matches no series',
    ]);
    expect((await source.check()).map(({ found, problem }) => found ?? problem?.reason)).toEqual([
      '1 series',
      expect.stringContaining('several series'),
      'none matches no series',
    ]);
  });

  it('tells before the deploy what no counter can be, but not a gauge without a value yet', async () => {
    server.on('/odd', answer({ body: 'below_total -1\nnone_total NaN\nall_total 7\nload NaN\n' }));
    const world = { ask: askHttp, clock: systemClock, signal: new AbortController().signal };
    const instances = [{ name: 'a', url: server.url('/odd') }];
    const settings = { kind: 'openmetrics', instances, headers: [], timeoutMs: 5000, intervalMs: 10_000 };
    const source = openMetricsSource(
      settings,
      [
        { name: 'error-rate', query: { form: 'counters', errors: 'below_total', total: 'all_total' } },
        { name: 'rate', query: { form: 'rate', query: 'none_total' } },
        { name: 'load', query: { form: 'value', query: 'load' } },
      ],
      world,
    );
    expect((await source.check()).map(({ found, problem }) => found ?? `${problem?.kind} ${problem?.reason}`)).toEqual([
      'query below_total: below_total is -1, which a counter cannot be',
      '1 series',
      'query none_total is NaN, which a counter cannot be',
      '1 series',
    ]);
  });
});

describe('openMetricsSource with a version that is expected', () => {
  it('takes what another version, several or none have counted as no data', async () => {
    const told = (count: number, ...versions: string[]) =>
      answer({ body: metrics({ 200: count }) + versions.map((each) => `app_info{version="${each}"} 1\n`).join('') });
    server.on('/v', told(5, 'v1'), told(6, 'v2'), told(9, 'v1', 'v2'), told(9), told(10, 'v2'));
    const settings = {
      kind: 'openmetrics' as const,
      instances: [{ name: 'a', url: server.url('/v') }],
      headers: [],
      timeoutMs: 5000,
      intervalMs: 10_000,
      version: { series: 'app_info', label: 'version', expected: 'v2' },
    };
    const query = { form: 'counters', errors: 'requests_total{code="500"}', total: 'requests_total' } as const;
    const world = { ask: askHttp, clock: systemClock, signal: new AbortController().signal };
    const source = openMetricsSource(settings, [{ name: 'error-rate', query }], world);
    const seen: Observation[] = [];
    for (let round = 0; round < 5; round++) seen.push(...(await source.measure()));
    expect(seen.map(short)).toEqual(['wrong-version', 'reference', 'wrong-version', 'wrong-version', '0/4']);
    expect(seen[0]?.problem?.reason).toBe('version "v1" answers, not "v2"');
  });
});

describe('openMetricsSource where the service counts our scrapes', () => {
  /** A service that counts each request to it, before or after it answers; `users` come between two scrapes. */
  async function counted(when: 'before' | 'after', users: [good: number, bad: number][], failing: number[] = []) {
    let [good, bad, scrape] = [100, 7, 0];
    server.on('/own', (...exchange) => {
      const isFailing = failing.includes(scrape);
      const count = () => (isFailing ? bad++ : good++);
      if (when === 'before') count();
      const [more, worse] = users[scrape++] ?? [0, 0];
      good += more;
      bad += worse;
      const reply = isFailing ? answer({ status: 503 }) : answer({ body: metrics({ 200: good, 500: bad }) });
      if (when === 'after') count();
      return reply(...exchange);
    });
    const settings = {
      kind: 'openmetrics' as const,
      instances: [{ name: 'a', url: server.url('/own') }],
      headers: [],
      timeoutMs: 5000,
      intervalMs: 10_000,
      ownRequests: 'counted' as const,
    };
    const query = { form: 'counters', errors: 'requests_total{code="500"}', total: 'requests_total' } as const;
    const world = { ask: askHttp, clock: systemClock, signal: new AbortController().signal };
    const source = openMetricsSource(settings, [{ name: 'error-rate', query }], world);
    const seen: Observation[] = [];
    for (const _ of users) seen.push(...(await source.measure()));
    return seen.map(short);
  }

  describe.each(['before', 'after'] as const)('%s it answers', (when) => {
    it('takes each of them out of the requests', async () => {
      const seen = await counted(when, [
        [0, 0],
        [9, 1],
        [0, 0],
        [0, 0],
        [3, 2],
      ]);
      expect(seen).toEqual(['reference', '1/10', 'no-traffic', 'no-traffic', '2/5']);
    });

    it('takes what failed for traffic only where there were others, and never for errors', async () => {
      const seen = await counted(
        when,
        [
          [0, 0],
          [0, 0],
          [0, 0],
          [40, 0],
          [10, 0],
        ],
        [1],
      );
      expect(seen).toEqual(['reference', 'provider', 'no-traffic', 'missing', '0/10']);
      const outage = await counted(
        when,
        [
          [0, 0],
          [0, 20],
          [0, 20],
        ],
        [1],
      );
      expect(outage).toEqual(['reference', 'provider', '41/41']);
    });
  });
});
