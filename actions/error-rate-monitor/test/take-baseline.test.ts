import { acting } from './acting';

const operation = 'baseline';
const metrics = '[{name: latency, path: $.p99, max-increase: 20%}]';
const counted = { 'errors-path': '$.bad', 'total-path': '$.all' };
const told = (atMs: number) => ({ bad: atMs / 10_000, all: atMs / 100, p99: 100 });

describe('operation baseline', () => {
  it('measures every signal and judges none, without a baseline to compare with', async () => {
    const { outputs, failure, summary } = await acting({ operation, metrics, ...counted, threshold: '0' }, told);
    expect(failure).toBeUndefined();
    expect(outputs.verdict).toBe('pass');
    expect(JSON.parse(outputs.baseline ?? '')).toMatchObject({
      durationMs: 300_000,
      intervalMs: 10_000,
      signals: [
        { name: 'error-rate', form: 'counters', level: 0.01, errors: 30, total: 3000 },
        { name: 'latency', form: 'value', level: 100, measured: 31 },
      ],
    });
    expect(summary).toContain('Pass the output `baseline` to the watch');
  });

  it('is inconclusive about what was not measured often enough, which is not in it', async () => {
    const { outputs, failure } = await acting({ operation, metrics, ...counted }, (atMs) => ({
      ...told(atMs),
      p99: null,
    }));
    expect([outputs.verdict, failure?.code]).toEqual(['inconclusive', 'NO_DATA']);
    expect(JSON.parse(outputs.baseline ?? '').signals).toHaveLength(1);
  });

  it('asks about an outage of ten seconds in it, while a new one can still be taken', async () => {
    const outage = (atMs: number) => Math.min(50, Math.max(0, atMs - 100_000) / 200);
    const told = (atMs: number) => ({ bad: Math.floor(atMs / 10_000) + outage(atMs), all: atMs / 100 });
    const { lines } = await acting({ operation, ...counted }, told);
    expect(lines.join('\n')).toMatch(/Errors varied \d+ times as much .* perhaps because of an outage/);
  });

  it('says that health-urls are not part of it, and asks none', async () => {
    const asked: string[] = [];
    const { lines } = await acting({ operation, ...counted, 'health-urls': 'http://shop.example/health' }, (at, to) => {
      asked.push(to);
      return told(at);
    });
    expect(lines.join('\n')).toContain('health-urls are not part of a baseline: they are not probed');
    expect(asked.filter((to) => to.includes('shop'))).toEqual([]);
  });

  it('says that it does not ask for the old version', async () => {
    const control = { 'control-errors': '$.old.errors', 'control-total': '$.old.total', method: 'both' };
    const { lines, outputs } = await acting({ operation, ...counted, ...control }, told);
    expect(lines.join('\n')).toContain('the old version is not part of a baseline');
    expect(outputs.verdict).toBe('pass');
  });

  it('makes nothing out of nothing, whatever the policies are', async () => {
    const policies = { 'on-provider-error': 'pass', 'on-no-data': 'pass' };
    const { outputs, failure } = await acting({ operation, ...policies }, () => 503);
    expect(outputs).toMatchObject({ verdict: 'inconclusive', baseline: '' });
    expect(failure).toBeUndefined();
  });
});
