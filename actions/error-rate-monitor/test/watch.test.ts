import { UserError } from '@deploy-actions/error';
import { acting, inputsOf, url } from './acting';

describe('a watch that compares with a baseline', () => {
  const signals = [{ name: 'error-rate', form: 'ratio', level: 0.005, measured: 30 }];
  const baseline = JSON.stringify({ schema: 'deploy-actions/baseline/1', signals });

  it('fails above it by more than is tolerated', async () => {
    const given = { 'max-increase': '1pp', baseline };
    const bad = await acting(given, () => ({ error_rate: 0.016 }));
    expect(bad.outputs).toMatchObject({ verdict: 'fail', 'detect-ms': '120000' });
    expect(bad.outputs.reason).toContain('above 1.5 % on all');
    expect((await acting(given, () => ({ error_rate: 0.015 }))).outputs.verdict).toBe('pass');
  });

  it('reads it from a file', async () => {
    const given = { 'max-increase': '1pp', baseline: 'baseline.json' };
    const { outputs } = await acting(given, () => ({ error_rate: 0.016 }), { '/workspace/baseline.json': baseline });
    expect(outputs.verdict).toBe('fail');
  });

  it('never begins without one, and never passes for it', async () => {
    await expect(inputsOf({ url, 'max-increase': '1pp' })).rejects.toMatchObject({
      problems: [{ input: 'baseline', code: 'MISSING' }],
    });
    const empty = JSON.stringify({ schema: 'deploy-actions/baseline/1', signals: [] });
    const watching = acting({ 'max-increase': '1pp', baseline: empty }, () => ({ error_rate: 0 }));
    await expect(watching).rejects.toBeInstanceOf(UserError);
    await expect(watching).rejects.toMatchObject({ code: 'NO_BASELINE' });
  });
});

describe('SignUpFlow', () => {
  const metrics = '[{name: database, path: $.database_up, min: 1, sustain: 61s}]';
  const given = { metrics, 'error-rate-path': '$.error_rate', threshold: '5%', sustain: '2m', duration: '5m' };

  it('rolls back at an error rate above 5 % for 2 minutes', async () => {
    const { outputs } = await acting(given, (atMs) => ({ error_rate: atMs < 60_000 ? 0 : '5.1%', database_up: true }));
    expect(outputs).toMatchObject({ verdict: 'fail', 'duration-ms': '180000' });
    expect(outputs.reason).toMatch(/^error-rate: above 5 %/);
  });

  it('rolls back when the database is down for over a minute, and not for a minute', async () => {
    const down = (from: number, to: number) => (atMs: number) => ({
      error_rate: 0,
      database_up: atMs < from || atMs > to,
    });
    expect((await acting(given, down(60_000, 120_000))).outputs.verdict).toBe('pass');
    const { outputs } = await acting(given, down(60_000, 300_000));
    expect(outputs).toMatchObject({ verdict: 'fail', 'duration-ms': '130000' });
    expect(JSON.parse(outputs.metrics ?? '')).toMatchObject([
      { name: 'error-rate', verdict: '' },
      { name: 'database', verdict: 'fail', last: 0, min: 1 },
    ]);
  });
});

describe('Salunga', () => {
  const metrics = `
- { name: cpu, form: ratio, path: $.cpu, max: 80% }
- { name: memory, form: ratio, path: $.memory, max: 85% }
- { name: latency, path: $.p99_ms, max-increase: 20% }
`;
  const given = { metrics, 'error-rate-path': '$.rate', 'max-increase': '1pp', sustain: '1m' };
  const well = { cpu: 0.5, memory: 0.6, p99_ms: 200, rate: 0.01 };

  async function watched(after: object) {
    const before = await acting({ ...given, operation: 'baseline' }, () => well);
    return (await acting({ ...given, baseline: before.outputs.baseline ?? '' }, () => ({ ...well, ...after }))).outputs;
  }

  it.each([
    ['nothing', {}, 'pass', ''],
    ['CPU at 80 %', { cpu: 0.8 }, 'pass', ''],
    ['CPU above 80 %', { cpu: 0.81 }, 'fail', 'cpu: above 80 %'],
    ['memory above 85 %', { memory: 0.86 }, 'fail', 'memory: above 85 %'],
    ['latency 20 % above the baseline', { p99_ms: 240 }, 'pass', ''],
    ['latency more than 20 % above the baseline', { p99_ms: 241 }, 'fail', 'latency: above 240'],
    ['errors 1 percentage point above the baseline', { rate: 0.02 }, 'pass', ''],
    ['errors more than 1 percentage point above the baseline', { rate: 0.0201 }, 'fail', 'error-rate: above 2 %'],
  ])('%s: %j is %s', async (_, after, verdict, reason) => {
    const outputs = await watched(after);
    expect(outputs.verdict).toBe(verdict);
    expect(outputs.reason).toContain(reason);
  });
});

describe('method sequential', () => {
  const counted = { 'errors-path': '$.bad', 'total-path': '$.all', interval: '5s', threshold: '1%' };
  /** Fifty requests a second, of which so many fail from the second minute on. */
  const service = (share: number) => (atMs: number) => {
    const all = atMs / 20;
    const bad = 0.005 * Math.min(all, 3000) + share * Math.max(0, all - 3000);
    return { all, bad: Math.round(bad) };
  };

  it('fails long before the rule does, and the rule alone would not have', async () => {
    const sequential = await acting({ ...counted, method: 'sequential' }, service(0.05));
    expect(sequential.outputs.verdict).toBe('fail');
    expect(Number(sequential.outputs['duration-ms'])).toBeLessThanOrEqual(90_000);
    expect(sequential.outputs.reason).toContain('by chance in at most 0.1 % of all watches');
    const rule = await acting(counted, service(0.05));
    expect(rule.outputs).toMatchObject({ verdict: 'fail', 'duration-ms': '185000' });
    const both = await acting({ ...counted, method: 'both' }, service(0.05));
    expect(both.outputs['duration-ms']).toBe(sequential.outputs['duration-ms']);
  });

  it('passes what is within the limit, early only where that is asked for', async () => {
    const method = 'sequential';
    expect((await acting({ ...counted, method }, service(0.005))).outputs).toMatchObject({
      verdict: 'pass',
      'duration-ms': '300000',
    });
    const early = await acting({ ...counted, method, 'early-pass': 'true' }, service(0));
    expect(early.outputs.verdict).toBe('pass');
    expect(Number(early.outputs['duration-ms'])).toBeLessThan(200_000);
  });

  it('says that a baseline was measured at other intervals, and makes the safest of it', async () => {
    const before = await acting({ ...counted, operation: 'baseline', interval: '10s' }, service(0.005));
    const given = { ...counted, 'max-increase': '1pp', baseline: before.outputs.baseline ?? '' };
    const said = async (changes: Record<string, string>) =>
      (await acting({ ...given, ...changes }, service(0))).lines.filter((line) =>
        line.includes('The baseline measured every'),
      );
    expect(await said({ method: 'both', interval: '5s' })).toEqual([expect.stringContaining('every 10.0 s')]);
    expect(await said({ method: 'both', interval: '10s' })).toEqual([]);
    expect(await said({ method: 'rule', interval: '5s' })).toEqual([]);
  });

  it('tests what a baseline allows', async () => {
    const before = await acting({ ...counted, operation: 'baseline' }, service(0.005));
    const given = { ...counted, method: 'sequential', 'max-increase': '1pp', threshold: '100%' };
    const baseline = before.outputs.baseline ?? '';
    expect((await acting({ ...given, baseline }, service(0.01))).outputs.verdict).toBe('pass');
    expect((await acting({ ...given, baseline }, service(0.1))).outputs.verdict).toBe('fail');
  });
});

describe('against the old version at the same time', () => {
  const given = {
    'errors-path': '$.bad',
    'total-path': '$.all',
    interval: '5s',
    method: 'sequential',
    'control-url': 'http://old.example/metrics',
  };
  const service = (fresh: number, old: number) => (atMs: number, asked: string) => {
    const all = atMs / 20;
    return { all, bad: Math.round(all * (asked.includes('old') ? old : fresh)) };
  };

  it('fails who fails more often, and not who fails as often, however often that is', async () => {
    const anyRate = { ...given, threshold: '100%' };
    const worse = await acting(anyRate, service(0.09, 0.03));
    expect(worse.outputs).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('the old version') });
    expect((await acting(anyRate, service(0.2, 0.2))).outputs.verdict).toBe('pass');
    const tolerated = { ...anyRate, 'max-increase': '400%' };
    expect((await acting(tolerated, service(0.09, 0.03))).outputs.verdict).toBe('pass');
  });

  it('fails what is above the threshold, though the old version is, too', async () => {
    const { outputs } = await acting(given, service(0.5, 0.5));
    expect(outputs).toMatchObject({ verdict: 'fail', reason: expect.stringMatching(/^more than 5 % fail/) });
    expect(Number(outputs['duration-ms'])).toBeLessThanOrEqual(10_000);
    const both = await acting({ ...given, method: 'both' }, service(0.5, 0.5));
    expect(both.outputs.verdict).toBe('fail');
    expect((await acting(given, service(0.02, 0.02))).outputs.verdict).toBe('pass');
  });

  it.each([
    ['json', { 'errors-path': '$.bad', 'total-path': '$.all', 'control-errors': '$.oldBad', 'control-total': '$.all' }],
    [
      'openmetrics',
      {
        errors: 'bad_total{version="2"}',
        total: 'all_total{version="2"}',
        'control-errors': 'bad_total{version=~"1.*"}',
        'control-total': 'all_total{version="1"}',
      },
    ],
  ])('finds both in one source by their counters: %s', async (source, queries) => {
    const beside = { source, interval: '5s', method: 'sequential', ...queries };
    const told = (fresh: number, old: number) => (atMs: number) => {
      const [all, bad, oldBad] = [1, fresh, old].map((share) => Math.round(share * 10 * (atMs / 1000 + 1)));
      if (source === 'json') return { all, bad, oldBad };
      const lines = [`all_total{version="2"} ${all}`, `bad_total{version="2"} ${bad}`];
      lines.push(`all_total{version="1"} ${all}`, `bad_total{version="1"} ${oldBad}`);
      return new Response(`${lines.join('\n')}\n`, { headers: { 'content-type': 'text/plain' } });
    };
    const worse = await acting({ ...beside, threshold: '100%' }, told(0.09, 0.01));
    expect(worse.outputs).toMatchObject({ verdict: 'fail', reason: expect.stringContaining('the old version') });
    expect(worse.lines.join('\n')).toContain('compared with the error rate of the old version at the same time');
    expect(worse.details).toMatchObject({ source: { control: Object.values(queries).slice(2) } });
    const same = await acting(beside, told(0.03, 0.03));
    expect(same.outputs.verdict).toBe('pass');
    const seen = /[1-9]\d* of \d+ requests failed \([\d.]+ %\), and \d+ of \d+ of the new one \([\d.]+ %\)/;
    expect(same.lines.join('\n')).toMatch(new RegExp(`old version: ${seen.source}`));
    expect(same.summary).toMatch(new RegExp(`old version \\| ${seen.source}`));
    for (const told of [same.details, same.brief]) {
      expect(told).toMatchObject({ compared: { old: { errors: expect.any(Number), requests: expect.any(Number) } } });
    }
    for (const told of [...worse.lines, worse.summary]) expect(told).not.toContain('above 100 %');
  });

  it('says why there was nothing to compare with', async () => {
    const { 'control-url': _, ...beside } = { ...given, 'control-errors': '$.old', 'control-total': '$.older' };
    const { outputs, lines } = await acting(beside, service(0, 0));
    expect(outputs.reason).toContain('gave too little data to compare with; last problem: $.older selects nothing');
    expect(lines.join('\n')).toContain('note: the old version: $.older selects nothing');
  });

  it('is no pass where the old version says nothing', async () => {
    const silent = (atMs: number, asked: string) => (asked.includes('old') ? 503 : service(0, 0)(atMs, asked));
    const { outputs } = await acting(given, silent);
    expect(outputs).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('to compare with') });
  });
});

describe('another version than the one that is to be judged', () => {
  const given = { 'expect-version': 'v2' };

  it('neither fails nor passes it', async () => {
    for (const error_rate of [0, 0.5]) {
      const { outputs, failure } = await acting(given, () => ({ error_rate, version: 'v1' }));
      expect([outputs.verdict, outputs['error-rate'], failure?.code]).toEqual(['inconclusive', '', 'NO_DATA']);
      expect(outputs.reason).toContain('version "v1" answers, not "v2"');
      const policies = { ...given, 'on-wrong-version': 'pass', 'on-no-data': 'fail' };
      expect((await acting(policies, () => ({ error_rate, version: 'v1' }))).failure).toBeUndefined();
    }
  });

  it('is judged from the moment when it answers', async () => {
    const { outputs } = await acting(given, (atMs) =>
      atMs < 60_000 ? { error_rate: 0.5, version: 'v1' } : { error_rate: 0.01, version: 'v2' },
    );
    expect(outputs).toMatchObject({ verdict: 'pass', 'peak-error-rate': '0.01' });
  });
});

describe('a service that counts our own requests', () => {
  const given = {
    'errors-path': '$.errors',
    'total-path': '$.total',
    'own-requests': 'counted',
    'health-urls': 'http://api.example/healthz',
  };
  /** `users` requests come before each measurement, the first `bad` of which fail. */
  const served = (users: number, bad = 0) => {
    let [total, errors] = [0, 0];
    return (_: number, asked: string) => {
      total++;
      if (asked.includes('healthz')) return 200;
      total += users;
      errors += bad;
      return { total, errors };
    };
  };

  it('is no traffic, and no pass, without other requests', async () => {
    expect((await acting(given, served(0))).outputs).toMatchObject({ verdict: 'inconclusive', 'error-rate': '' });
    const ignoring = await acting({ ...given, 'own-requests': 'ignored' }, served(0));
    expect(ignoring.outputs).toMatchObject({ verdict: 'pass', 'error-rate': '0' });
  });

  it('is judged by the requests of others', async () => {
    const { outputs } = await acting(given, served(1, 1));
    expect(outputs).toMatchObject({ verdict: 'fail', 'peak-error-rate': '1' });
    expect((await acting(given, served(50, 1))).outputs).toMatchObject({ verdict: 'pass' });
  });
});

describe('a gap in what was measured', () => {
  const restarting = (atMs: number) => (atMs >= 100_000 && atMs < 140_000 ? 503 : { error_rate: 0 });

  it('is no pass, and named; its policy is for the step', async () => {
    const { outputs, failure } = await acting({}, restarting);
    expect([outputs.verdict, failure?.code]).toEqual(['inconclusive', 'NO_DATA']);
    expect(outputs.reason).toMatch(/^no data from 1 min 30 s to 2 min 20 s \(last problem: .*503/);
    const green = await acting({ 'on-gap': 'pass' }, restarting);
    expect([green.outputs.verdict, green.failure]).toEqual(['inconclusive', undefined]);
  });

  it('of a baseline does not keep what was measured often enough', async () => {
    const { outputs } = await acting({ operation: 'baseline', 'on-gap': 'pass' }, restarting);
    expect(JSON.parse(outputs.baseline ?? '').signals).toHaveLength(1);
  });
});

describe('what nobody knows', () => {
  const metrics = '[{name: cpu, form: ratio, path: $.cpu, max: 80%}]';
  const given = { metrics, 'errors-path': '$.bad', 'total-path': '$.all' };
  const quiet = () => ({ bad: 0, all: 7, cpu: 'many' });

  it('colours the step by the strictest policy of what is unknown', async () => {
    const colour = async (policies: Record<string, string>) => {
      const { outputs, failure, details } = await acting({ ...given, ...policies }, quiet);
      expect(outputs.verdict).toBe('inconclusive');
      return [failure?.message, details];
    };
    const [green] = await colour({ 'on-no-data': 'pass', 'on-no-traffic': 'pass' });
    expect(green).toBeUndefined();
    const [red, details] = await colour({ 'on-no-data': 'fail', 'on-no-traffic': 'pass', 'on-inconclusive': 'pass' });
    expect(red).toMatch(/^Verdict inconclusive: cpu: .*\(on-no-data: fail\)\.$/);
    expect(details).toMatchObject({ conclusion: { policy: 'on-no-data', exit: 'fail' } });
    const [left] = await colour({ 'on-no-data': 'pass' });
    expect(left).toMatch(/^Verdict inconclusive: error-rate: no traffic yet: no requests in/);
  });
});

describe('counters that are a sum over several processes', () => {
  const METHODS = [{ sustain: '0s' }, { sustain: '20s' }, { method: 'sequential' }, { method: 'both', sustain: '0s' }];

  /** What both counters show, at 20 requests a second. */
  type Shown = (atMs: number) => { bad: number; all: number };
  const healthy: Shown = (atMs) => ({ bad: 31_000, all: 60_000 + atMs / 50 });
  const isAway = (atMs: number, fromMs: number, toMs = Number.POSITIVE_INFINITY) => atMs >= fromMs && atMs < toMs;
  const losing =
    (fromMs: number, toMs?: number): Shown =>
    (atMs) => {
      const { bad, all } = healthy(atMs);
      return isAway(atMs, fromMs, toMs) ? { bad: bad - 15_000, all: all - 20_000 } : { bad, all };
    };
  const flapping: Shown = (atMs) => losing(atMs % 80_000 < 40_000 ? 0 : Number.POSITIVE_INFINITY)(atMs);

  const json = (shown: Shown) => (atMs: number) => shown(atMs);
  const text = (shown: Shown) => (atMs: number) => {
    const { bad, all } = shown(atMs);
    return new Response(`n_total{code="500"} ${bad}\nn_total{code="200"} ${all - bad}\n`);
  };
  const selectors = { errors: 'n_total{code="500"}', total: 'n_total' };
  const SOURCES = [
    ['json', { 'errors-path': '$.bad', 'total-path': '$.all' }, json],
    ['openmetrics', { source: 'openmetrics', ...selectors }, text],
  ] as const;

  describe.each(SOURCES)('of source %s', (_, given, answer) => {
    it.each(METHODS)('that lose a member never fail and never count it, by %j', async (method) => {
      for (const shown of [
        losing(10_000),
        losing(100_000),
        losing(100_000, 110_000),
        losing(60_000, 150_000),
        flapping,
      ]) {
        const { outputs } = await acting({ ...given, ...method, threshold: '5%' }, answer(shown));
        expect(outputs.verdict).not.toBe('fail');
        expect(outputs.errors).toBe('0');
        expect(Number(outputs.requests)).toBeLessThanOrEqual(6000);
      }
    });

    it('say why there is no data', async () => {
      const { outputs, lines } = await acting({ ...given, threshold: '5%' }, answer(losing(100_000)));
      expect(outputs).toMatchObject({ verdict: 'pass', requests: '5800' });
      expect(lines.join('\n')).toMatch(/no data \(missing\): a counter fell from \d+ to \d+.*not a restart/);
    });

    it.each(METHODS)('are no reason to miss a release that restarts and fails at once, by %j', async (method) => {
      const restarted: Shown = (atMs) =>
        atMs < 100_000 ? healthy(atMs) : { bad: (atMs - 97_000) / 50, all: (atMs - 97_000) / 50 };
      const { outputs } = await acting({ ...given, ...method, threshold: '5%' }, answer(restarted));
      expect(outputs.verdict).toBe('fail');
    });
  });
});

describe('a service without traffic', () => {
  const quiet = {
    'a null error rate': [{}, { error_rate: null, total: 0 }],
    'a null error rate alone': [{}, { error_rate: null }],
    'counters that do not move': [
      { 'errors-path': '$.bad', 'total-path': '$.all' },
      { bad: 0, all: 0 },
    ],
    'no counter of errors yet': [{ 'errors-path': '$.bad', 'total-path': '$.all' }, { all: 0 }],
  } as const;

  it.each(Object.entries(quiet))(
    'is inconclusive, NO_TRAFFIC, and green only by on-no-traffic: %s',
    async (_, [given, said]) => {
      const strict = await acting(given, () => said);
      expect(strict.outputs.verdict).toBe('inconclusive');
      expect(strict.failure).toMatchObject({
        code: 'NO_TRAFFIC',
        hint: expect.stringContaining('on-no-traffic: pass'),
      });
      const other = await acting({ ...given, 'on-no-data': 'pass', 'on-low-traffic': 'pass' }, () => said);
      expect(other.failure?.code).toBe('NO_TRAFFIC');
      const lenient = await acting({ ...given, 'on-no-traffic': 'pass' }, () => said);
      expect([lenient.outputs.verdict, lenient.failure]).toEqual(['inconclusive', undefined]);
      const red = await acting({ ...given, 'on-no-traffic': 'fail', 'on-inconclusive': 'pass' }, () => said);
      expect([red.outputs.verdict, red.failure?.code]).toEqual(['inconclusive', 'NO_TRAFFIC']);
    },
  );
});
