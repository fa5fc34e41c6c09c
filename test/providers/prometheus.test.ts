import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '@deploy-actions/clock';
import { askHttp } from '@deploy-actions/http';
import { ExpositionReader, loadRegularExpressions, parseSelector } from '@deploy-actions/openmetrics';
import type { Observation, Signal, SignalQuery } from '@deploy-actions/source';
import fc from 'fast-check';
import { openBesideControl } from '../../packages/metric/src/control';
import { prometheusSource } from '../../packages/source/src/prometheus-source';
import { eventually, freePort, programAt, type Running, startProgram } from '../support/provider/program';

const program = programAt('prometheus', 'PROMETHEUS_PROGRAM');
const described = program === undefined ? describe.skip : describe;

/** What the service counts; a test moves it. */
const counts = { ok: 1000, bad: 5, seconds: 0, old: 10, fresh: 10 };
const exposition = () => `# TYPE http_requests_total counter
http_requests_total{code="200"} ${counts.ok}
http_requests_total{code="500"} ${counts.bad}
# TYPE http_request_seconds histogram
http_request_seconds_bucket{le="0.1"} ${counts.ok}
http_request_seconds_bucket{le="+Inf"} ${counts.ok}
http_request_seconds_sum ${counts.seconds}
http_request_seconds_count ${counts.ok}
# TYPE cpu_ratio gauge
cpu_ratio 0.42
# TYPE versioned_total counter
versioned_total{version="1",code="200"} ${counts.old}
versioned_total{version="1",code="500"} 3
versioned_total{version="2",code="200"} ${counts.fresh}
versioned_total{version="2",code="500"} ${counts.fresh}
`;

described('prometheusSource, against a real Prometheus', () => {
  const service = createServer((_, response) => response.setHeader('content-type', 'text/plain').end(exposition()));
  let folder = '';
  let url = '';
  let prometheus: Running | undefined;

  beforeAll(async () => {
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve));
    const port = await freePort();
    url = `http://127.0.0.1:${port}`;
    folder = mkdtempSync(join(tmpdir(), 'prometheus-'));
    const target = `127.0.0.1:${(service.address() as AddressInfo).port}`;
    writeFileSync(
      join(folder, 'prometheus.yml'),
      `global: {scrape_interval: 1s}\nscrape_configs: [{job_name: api, static_configs: [{targets: ['${target}']}]}]\n`,
    );
    const args = ['--config.file=prometheus.yml', '--storage.tsdb.path=data', `--web.listen-address=127.0.0.1:${port}`];
    prometheus = await startProgram(program ?? '', args, folder, `${url}/-/ready`);
    await eventually(async () => {
      const errors = 'http_requests_total{code="500"}';
      const [, check] = await source({ form: 'counters', errors, total: 'http_requests_total' }).check();
      return check?.found === '2 series in the last hour' ? true : undefined;
    });
  }, 90_000);

  afterAll(async () => {
    await prometheus?.end();
    service.close();
    service.closeAllConnections();
    if (folder !== '') rmSync(folder, { recursive: true, force: true });
  });

  const source = (...queries: SignalQuery[]) => sourceAt(url, ...queries);

  function sourceAt(url: string, ...queries: SignalQuery[]) {
    const signals: Signal[] = queries.map((query, index) => ({ name: `s${index}`, query }));
    const settings = { url, headers: [], timeoutMs: 10_000, intervalMs: 10_000 };
    return prometheusSource(settings, signals, {
      ask: askHttp,
      clock: systemClock,
      signal: new AbortController().signal,
    });
  }

  async function one(query: SignalQuery): Promise<Observation | undefined> {
    return (await source(query).measure())[0];
  }

  it('counts exactly what was added, whatever the moments of the scrapes were', async () => {
    const watched = source({
      form: 'counters',
      errors: 'http_requests_total{code=~"5.."}',
      total: 'http_requests_total',
    });
    expect((await watched.measure())[0]).toMatchObject({ problem: { kind: 'reference' } });
    counts.ok += 90;
    counts.bad += 10;
    let errors = 0;
    let total = 0;
    await eventually(async () => {
      const [observation] = await watched.measure();
      errors += observation?.errors ?? 0;
      total += observation?.total ?? 0;
      return total >= 100 && errors >= 10 ? true : undefined;
    });
    expect([errors, total]).toEqual([10, 100]);
  });

  it('sees a process that restarted', async () => {
    const watched = source({
      form: 'counters',
      errors: 'http_requests_total{code="500"}',
      total: 'http_requests_total',
    });
    await watched.measure();
    Object.assign(counts, { ok: 7, bad: 1 });
    const seen = { errors: 0, total: 0, isReset: false };
    await eventually(async () => {
      // A scrape between the two questions of a measurement shows the requests before their errors.
      counts.ok++;
      const [found] = await watched.measure();
      seen.errors += found?.errors ?? 0;
      seen.total += found?.total ?? 0;
      seen.isReset ||= found?.instances[0]?.reset === true;
      return seen.total >= 8 && seen.errors >= 1 ? true : undefined;
    });
    expect(seen).toMatchObject({ errors: 1, isReset: true });
    expect(seen.total).toBeLessThanOrEqual(counts.ok + counts.bad);
  });

  it.each<[SignalQuery, object]>([
    [{ form: 'value', query: 'cpu_ratio' }, { value: 0.42 }],
    [{ form: 'ratio', query: 'cpu_ratio / 2' }, { ratio: 0.21 }],
    [{ form: 'ratio', query: '0 * cpu_ratio / 0' }, { problem: { kind: 'no-traffic' } }],
    [{ form: 'value', query: 'nothing_of_that_name' }, { problem: { kind: 'missing' } }],
    [{ form: 'counters', errors: 'nothing', total: 'nothing_either' }, { problem: { kind: 'query' } }],
    [{ form: 'value', query: 'http_requests_total' }, { problem: { kind: 'query' } }],
    [{ form: 'value', query: 'cpu_ratio[5m]' }, { problem: { kind: 'query' } }],
    [{ form: 'value', query: 'sum(' }, { problem: { kind: 'query', reason: expect.stringContaining('parse error') } }],
    [{ form: 'value', query: 'cpu_ratio * on() http_requests_total' }, { problem: { kind: 'query' } }],
  ])('%j: %j', async (query, expected) => {
    expect(await one(query)).toMatchObject(expected);
  });

  it('makes rates and quantiles from plain selectors', async () => {
    counts.ok += 500;
    const observations = await eventually(async () => {
      const found = await source(
        { form: 'rate', query: 'http_requests_total' },
        { form: 'quantile', query: 'http_request_seconds_bucket', quantile: 0.5 },
      ).measure();
      return found.every(({ value }) => value !== undefined && value > 0) ? found : undefined;
    });
    expect(observations[1]?.value).toBeCloseTo(0.05);
  });

  it('counts the old version beside the new one, by a label', async () => {
    const by = (version: string) => ({
      form: 'counters' as const,
      errors: `versioned_total{version="${version}",code="500"}`,
      total: `versioned_total{version="${version}"}`,
    });
    const settings = {
      kind: 'prometheus',
      instances: [{ name: 'prometheus', url }],
      headers: [],
      timeoutMs: 10_000,
      intervalMs: 10_000,
    };
    const world = { ask: askHttp, clock: systemClock, signal: new AbortController().signal };
    const signals = [{ name: 'error-rate', query: by('2') }];
    const watched = await openBesideControl(settings, signals, { query: by('1') }, world);
    expect(await watched.check()).toMatchObject([
      {},
      {},
      { signal: 'old version', found: '1 series in the last hour' },
      {},
    ]);
    await watched.measure();
    const seen = { fresh: { errors: 0, total: 0 }, old: { errors: 0, total: 0 } };
    await eventually(async () => {
      counts.old += 20;
      counts.fresh += 10;
      const control = (await watched.measure())[0]?.control;
      if (control === undefined) return undefined;
      for (const [version, more] of [
        [seen.fresh, control.fresh],
        [seen.old, control],
      ] as const) {
        version.errors += more.errors;
        version.total += more.total;
      }
      return seen.fresh.errors > 0 && seen.old.total > 0 ? true : undefined;
    });
    expect(seen.old.errors).toBe(0);
    expect(seen.fresh.total).toBeGreaterThanOrEqual(seen.fresh.errors * 2);
  });

  it.each([403, 405, 501])('asks by GET behind a proxy that answers %d to POST', async (status) => {
    const methods: string[] = [];
    const proxy = createServer((request, response) => {
      methods.push(request.method ?? '');
      if (request.method === 'GET') get(`${url}${request.url}`, (answer) => answer.pipe(response));
      else response.writeHead(status).end('reads only\n');
    });
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    try {
      const address = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
      const watched = sourceAt(address, { form: 'value', query: 'cpu_ratio' });
      for (let round = 0; round < 2; round++) expect(await watched.measure()).toMatchObject([{ value: 0.42 }]);
      expect(methods).toEqual(['POST', 'GET', 'GET']);
    } finally {
      proxy.close();
      proxy.closeAllConnections();
    }
  });

  describe('the selectors of source openmetrics', () => {
    beforeAll(loadRegularExpressions);

    /** How many series the server finds in its newest samples; undefined where it refuses the text. */
    async function found(text: string): Promise<number | undefined> {
      const form = new URLSearchParams({ query: text });
      const response = await fetch(`${url}/api/v1/query`, { method: 'POST', body: form });
      const answer = (await response.json()) as { status: string; data?: { result: unknown[] } };
      return answer.status === 'success' ? answer.data?.result.length : undefined;
    }

    const BARE =
      'inf nan Inf NaN on ON bool ignoring group_left group_right atan2 by without offset and or unless sum quantile start end';
    const TEXTS = [
      ...BARE.split(' ').map((word) => `${word}{a="1"}`),
      '# of the API\nhttp_requests_total{ # failed\ncode="500" # only\n}',
      'http_requests_total # {',
      'http_requests_total{code="#500"}',
      '{__name__="inf"}',
      'http_requests_total{on="1",bool!="x"}',
      'http_requests_total{',
      'http_requests_total{code=500}',
      '{}',
      '{code=~".*"}',
    ];

    it.each(TEXTS)('are refused where the server refuses them: %s', async (text) => {
      expect('problem' in parseSelector(text)).toBe((await found(text)) === undefined);
    });

    it('find the series that the server finds', async () => {
      // What the server adds itself is in no exposition; and Prometheus 2 compares the text of `le`, 3 its number.
      const name = fc.constantFrom('http_requests_total', 'http_request_seconds_bucket', 'cpu_ratio', 'none');
      const label = fc.constantFrom('code', 'le', 'zone');
      const operator = fc.constantFrom('=', '!=', '=~', '!~');
      const value = fc.constantFrom('200', '500', '5..', '2.*|5.*', '', '.+', '0.1', '0\\\\.1', '.*Inf', '[^2].*');
      const matcher = fc.tuple(label, operator, value).map(([one, by, what]) => `${one}${by}"${what}"`);
      const selector = fc
        .tuple(name, fc.array(matcher, { maxLength: 3 }))
        .map(([one, all]) => `${one}{${all.join(',')}}`);
      await fc.assert(
        fc.asyncProperty(selector, async (text) => {
          const parsed = parseSelector(text);
          if ('problem' in parsed) throw new Error(`${text}: ${parsed.problem}`);
          const reader = new ExpositionReader('prometheus', [parsed]);
          reader.push(Buffer.from(exposition()));
          const read = reader.end();
          if ('problem' in read) throw new Error(read.problem.reason);
          expect(read.selected[0]?.size).toBe(await found(text));
        }),
        { numRuns: 200 },
      );
    });
  });

  it('is no data, and no error rate, when the server is gone', async () => {
    await prometheus?.end();
    expect(await one({ form: 'value', query: 'cpu_ratio' })).toMatchObject({
      problem: { kind: 'provider', reason: expect.stringContaining('refused') },
    });
  });
});
