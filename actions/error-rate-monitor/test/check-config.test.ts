import { failure as fault } from '../../../test/support/http';
import { acting } from './acting';

const operation = 'check-config';
const metrics = '[{name: latency, path: $.p99, max-increase: 20%}]';

describe('operation check-config', () => {
  it('asks each query once and says what it gave', async () => {
    const asked: number[] = [];
    const { outputs, failure, lines } = await acting({ operation, metrics, 'error-rate-path': '$.rate' }, (atMs) => {
      asked.push(atMs);
      return { rate: 0.5, p99: 120 };
    });
    expect(asked).toEqual([0]);
    expect(failure).toBeUndefined();
    expect(outputs).toMatchObject({ verdict: 'pass', reason: 'all 2 queries were answered' });
    expect(lines.join('\n')).toContain('latency, $.p99 at api.example/metrics: the value 120');
  });

  it('is an error where one selects nothing or is not answered', async () => {
    const { outputs, failure, summary } = await acting({ operation, metrics, 'error-rate-path': '$.rate' }, () => ({
      p99: 120,
    }));
    expect([outputs.verdict, failure?.code]).toEqual(['error', 'PROVIDER_ERROR']);
    expect(summary).toContain('rate selects nothing in the answer |');
    expect((await acting({ operation, 'on-inconclusive': 'pass' }, () => 401)).failure).toBeUndefined();
    expect((await acting({ operation }, () => 401)).outputs.verdict).toBe('error');
  });

  it('says in one line what is wrong with a query of several', async () => {
    const given = { operation, source: 'prometheus', query: 'sum(\n  up\n)', url: 'http://prometheus.example' };
    const { outputs } = await acting(given, () => 400);
    expect(outputs.reason).toMatch(/^error-rate, sum\( up \): query: .+$/);
  });

  describe('of health-urls', () => {
    const health = { operation, 'health-urls': 'shop=http://shop.example/health' };
    const well = { error_rate: 0 };

    it('asks each once, with or without metrics', async () => {
      const asked: string[] = [];
      const answer = (_: number, to: string) => {
        asked.push(to);
        return well;
      };
      const both = await acting(health, answer);
      expect([both.outputs.verdict, both.outputs.reason]).toEqual(['pass', 'all 2 queries were answered']);
      expect(both.lines.join('\n')).toContain('health check, shop: answered correctly');
      const alone = await acting({ ...health, url: '' }, answer);
      expect(alone.outputs.verdict).toBe('pass');
      expect(asked.filter((to) => to.includes('shop'))).toHaveLength(2);
    });

    it.each<[string, number | Error, string, string]>([
      ['refuses', fault('ECONNREFUSED'), 'the connection was refused', 'check that the service is running'],
      ['says that it is ill', 503, '503', 'but not with 200'],
      ['is not there', 404, '404', 'but not with 200'],
      ['never answers', fault('ECONNRESET'), 'reset', 'within `timeout`'],
    ])('is an error where one %s, with a cure', async (_, answer, words, cure) => {
      const { outputs, failure } = await acting(health, (__, to) => (to.includes('shop') ? answer : well));
      expect([outputs.verdict, failure?.code]).toEqual(['error', 'PROVIDER_ERROR']);
      expect(outputs.reason).toContain(words);
      expect(failure?.hint).toContain(cure);
    });
  });

  it('looks for the version, whichever it is', async () => {
    const given = { operation, 'expect-version': '1.5.0' };
    const found = await acting(given, () => ({ error_rate: 0, version: '1.4.1' }));
    expect(found.outputs.verdict).toBe('pass');
    expect(found.lines.join('\n')).toContain('the version "1.4.1", and "1.5.0" is expected in the watch');
    const { outputs } = await acting(given, () => ({ error_rate: 0 }));
    expect(outputs).toMatchObject({ verdict: 'error', reason: expect.stringContaining('no version is reported') });
  });

  it('looks for the version among the series, too', async () => {
    const given = { operation, source: 'openmetrics', errors: 'e', total: 't', 'expect-version': 'v2' };
    const text = new Response('t 1\ne 0\napp_info{version="v1"} 1\n');
    const { outputs, lines } = await acting({ ...given, 'version-series': 'app_info' }, () => text);
    expect(outputs.verdict).toBe('pass');
    expect(lines.join('\n')).toContain('version, app_info at api.example/metrics: the version "v1"');
  });

  it('warns of errors that match no series, and names the label that none has', async () => {
    const given = { operation, source: 'openmetrics', errors: 't{statuss="500"}', total: 't' };
    const { outputs, lines, summary } = await acting(given, () => new Response('t{status="200"} 1\n'));
    expect(outputs.verdict).toBe('pass');
    const words = 'no series for errors yet: check the selector no series has the label statuss';
    expect(lines.filter((line) => line.includes(words))).toHaveLength(2);
    expect(summary).toContain('no series has the label statuss');
  });

  it('names the one query that is wrong', async () => {
    const given = { operation, source: 'openmetrics', errors: 't{status="500"}', total: 'tt' };
    const { failure } = await acting(given, () => new Response('t{status="500"} 1\n'));
    expect(failure?.message).toMatch(
      /^Verdict error: error-rate, tt at \S+: query: tt matches no series; did you mean t\?$/,
    );
    expect(failure?.hint).not.toContain('last hour');
  });

  it('asks for the old version beside the new one', async () => {
    const given = { operation, 'errors-path': '$.bad', 'total-path': '$.all', method: 'sequential' };
    const control = { 'control-errors': '$.old.bad', 'control-total': '$.old.all' };
    const told = await acting({ ...given, ...control }, () => ({ bad: 0, all: 1, old: { bad: 0, all: 1 } }));
    expect([told.outputs.verdict, told.outputs.reason]).toEqual(['pass', 'all 4 queries were answered']);
    const { outputs } = await acting({ ...given, ...control }, () => ({ bad: 0, all: 1 }));
    expect(outputs.verdict).toBe('error');
    expect(outputs.reason).toMatch(/^old version, \$\.old\.bad .*selects nothing/);
  });

  it('says of a refused connection what it may be', async () => {
    const { failure, outputs } = await acting({ operation }, () => fault('ECONNREFUSED'));
    expect(outputs.verdict).toBe('error');
    expect(failure?.hint).toMatch(/check the host and the port.* service is running/);
  });

  it('ends with what was checked and what was not', async () => {
    const given = { operation, metrics, 'error-rate-path': '$.rate', 'expect-version': 'v2' };
    const { lines, summary } = await acting(given, () => ({ rate: 0, p99: 1, version: 'v1' }));
    const closing =
      'checked once each: 2 queries, 1 place of the version; not checked: whether the limits are suitable, the baseline, which the watch reads when it starts, whether the expected version answers';
    expect(lines.at(-1)).toContain(`check-config pass; ${closing}`);
    expect(summary).toContain('Checked once each: 2 queries');
  });
});
