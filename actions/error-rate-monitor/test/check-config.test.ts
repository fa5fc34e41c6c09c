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
});
