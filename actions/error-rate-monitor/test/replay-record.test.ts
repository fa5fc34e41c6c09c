import { acting, inputsOf } from './acting';

const replay = { operation: 'replay', replay: 'report.json', url: '' };

async function recordOf(errorRate: (atMs: number) => number): Promise<Record<string, string>> {
  const { details } = await acting({}, (atMs) => ({ error_rate: errorRate(atMs) }));
  return { '/workspace/report.json': JSON.stringify({ schema: 'deploy-actions/error-rate-monitor/1', ...details }) };
}

const nobody = () => {
  throw new TypeError('nobody is to be asked');
};

describe('operation replay', () => {
  it('judges a report by other rules, says when, and never fails for it', async () => {
    const files = await recordOf((atMs) => (atMs >= 100_000 ? 0.04 : 0.001));
    const same = await acting(replay, nobody, files);
    expect(same.outputs).toMatchObject({ verdict: 'pass', 'duration-ms': '300000' });
    const strict = await acting({ ...replay, threshold: '3%', sustain: '1m' }, nobody, files);
    expect(strict.outputs).toMatchObject({ verdict: 'fail', 'duration-ms': '160000', 'detect-ms': '60000' });
    expect(strict.failure).toBeUndefined();
    expect(strict.summary).toContain('With these rules the verdict comes after 2 min 40 s.');
  });

  it('says what becomes of another interval and duration', async () => {
    const files = await recordOf(() => 0);
    const shorter = await acting({ ...replay, interval: '5s', duration: '2m' }, nobody, files);
    expect(shorter.outputs).toMatchObject({ verdict: 'pass', 'duration-ms': '120000' });
    expect(shorter.lines.join()).toContain(
      'the record is measured every 10.0 s; the input interval does not change this',
    );
    expect(shorter.summary).toContain('The record is 5 min 00 s long: only the first 2 min 00 s are judged');
    expect((await acting(replay, nobody, files)).lines.join()).not.toContain('the record is');
  });

  it('does not mind that an interval it does not use is longer than duration', async () => {
    const files = await recordOf(() => 0);
    const { outputs } = await acting({ ...replay, duration: '4s' }, nobody, files);
    expect(outputs.reason).not.toContain('BAD_INPUT');
    await expect(inputsOf({ url: 'http://a.example', duration: '4s' })).rejects.toMatchObject({
      problems: [{ input: 'interval', code: 'CONFLICT' }],
    });
  });

  it('says by which rules it judges, and where they can never fail', async () => {
    const files = await recordOf(() => 0);
    const { lines } = await acting({ ...replay, sustain: '10m' }, nobody, files);
    expect(lines.join('\n')).toContain('judged by these rules: fails above 5 % for 10 min 00 s');
    expect(lines.join('\n')).toContain('sustain is 10 min 00 s, but the data of the record spans 5 min 00 s');
    expect((await acting(replay, nobody, files)).lines.join()).not.toContain('never fail');
  });

  it('names what was recorded and is not judged: the verdict says nothing about it', async () => {
    const metrics = '[{name: cpu, path: $.cpu, max: 80}]';
    const { details } = await acting({ metrics, 'error-rate-path': '$.error_rate' }, () => ({
      error_rate: 0,
      cpu: 99,
    }));
    const report = JSON.stringify({ schema: 'deploy-actions/error-rate-monitor/1', ...details });
    const { outputs, lines, summary } = await acting(replay, nobody, { '/workspace/report.json': report });
    for (const told of [outputs.reason, lines.join('\n'), summary]) expect(told).toContain('cpu');
    expect(outputs.reason).toMatch(/; recorded, but not judged by these inputs: cpu$/);
  });

  it('refuses to test a ratio, as the watch does', async () => {
    const files = await recordOf(() => 0);
    const refused = { problems: [{ input: 'method', code: 'CONFLICT' }] };
    await expect(acting({ ...replay, method: 'sequential' }, nobody, files)).rejects.toMatchObject(refused);
    await expect(inputsOf({ url: 'http://a.example', method: 'sequential' })).rejects.toMatchObject(refused);
    expect((await acting({ ...replay, method: 'both' }, nobody, files)).outputs.verdict).toBe('pass');
  });

  it.each([
    ['there is none', {}],
    ['it is something else', { '/workspace/report.json': '{}' }],
  ])('refuses a record where %s', async (_, files) => {
    await expect(acting(replay, nobody, files)).rejects.toMatchObject({ code: 'BAD_RECORD' });
  });

  it('says that the record was ended by health checks, which are not replayed', async () => {
    const health = { 'health-urls': 'shop=http://shop.example/health' };
    const { details } = await acting(health, (atMs, asked) =>
      asked.includes('shop') && atMs >= 60_000 ? 503 : { error_rate: 0 },
    );
    const report = JSON.stringify({ schema: 'deploy-actions/error-rate-monitor/1', ...details });
    const { outputs, lines } = await acting({ ...replay, ...health }, nobody, { '/workspace/report.json': report });
    expect(outputs.verdict).toBe('inconclusive');
    expect(outputs.reason).toMatch(/ended by its health checks, which are not replayed \(health: .*shop/);
    expect(lines.join('\n')).toContain('health-urls are not probed');
  });

  it('refuses to judge what was not watched', async () => {
    const files = await recordOf(() => 0);
    const metrics = '[{name: cpu, path: $.cpu, max: 1}]';
    await expect(acting({ ...replay, metrics }, nobody, files)).rejects.toMatchObject({
      code: 'BAD_RECORD',
      message: expect.stringContaining('cpu'),
    });
  });

  it.each([
    ['control-url', { 'control-url': 'http://old.example' }],
    ['control-errors', { 'control-errors': '$.old.e', 'control-total': '$.old.t' }],
  ])('has no old version to compare with: %s', async (input, control) => {
    const given = { ...replay, 'errors-path': '$.e', 'total-path': '$.t', method: 'both', ...control };
    await expect(inputsOf(given)).rejects.toMatchObject({ problems: [{ input, code: 'CONFLICT' }] });
  });

  it('asks for the record, and only here', async () => {
    await expect(inputsOf({ operation: 'replay' })).rejects.toMatchObject({ problems: [{ input: 'replay' }] });
    await expect(inputsOf({ url: 'http://a.example', replay: 'x' })).rejects.toMatchObject({
      problems: [{ input: 'replay', code: 'CONFLICT' }],
    });
  });
});
