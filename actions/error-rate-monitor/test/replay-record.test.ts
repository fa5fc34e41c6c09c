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
    expect(strict.summary).toContain('These rules would have said so after 2 min 40 s.');
  });

  it('says what becomes of another interval and duration', async () => {
    const files = await recordOf(() => 0);
    const shorter = await acting({ ...replay, interval: '5s', duration: '2m' }, nobody, files);
    expect(shorter.outputs).toMatchObject({ verdict: 'pass', 'duration-ms': '120000' });
    expect(shorter.lines.join()).toContain('the record is measured every 10.0 s, which no interval changes');
    expect(shorter.summary).toContain('The record is of 5 min 00 s the first 2 min 00 s are judged');
    expect((await acting(replay, nobody, files)).lines.join()).not.toContain('the record is');
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

  it('refuses to judge what was not watched', async () => {
    const files = await recordOf(() => 0);
    const metrics = '[{name: cpu, path: $.cpu, max: 1}]';
    await expect(acting({ ...replay, metrics }, nobody, files)).rejects.toMatchObject({
      code: 'BAD_RECORD',
      message: expect.stringContaining('cpu'),
    });
  });

  it('asks for the record, and only here', async () => {
    await expect(inputsOf({ operation: 'replay' })).rejects.toMatchObject({ problems: [{ input: 'replay' }] });
    await expect(inputsOf({ url: 'http://a.example', replay: 'x' })).rejects.toMatchObject({
      problems: [{ input: 'replay', code: 'CONFLICT' }],
    });
  });
});
