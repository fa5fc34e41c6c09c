import { matrix, prometheusDouble, vector } from './prometheus-double';

const wrong = (found: string) => ({ kind: 'query', reason: `${found}: check its name` });
const doubtful = { found: 'no series in the last hour for errors yet: check the selector', isDoubtful: true };

it('tries each query once, and leaves no trace in what is measured', async () => {
  const signals = [
    { name: 'error-rate', query: { form: 'counters', errors: 'none', total: 'n' } },
    { name: 'cpu', query: { form: 'value', query: 'sum(cpu)' } },
    { name: 'typo', query: { form: 'counters', errors: 'none', total: 'none' } },
    { name: 'gone', query: { form: 'value', query: 'sum(gone)' } },
    { name: 'two', query: { form: 'value', query: 'up + up' } },
    { name: 'refused', query: { form: 'value', query: 'x(' } },
  ] as const;
  const { source } = prometheusDouble(signals, (query) => {
    if (query.startsWith('none')) return matrix();
    if (query.startsWith('n[')) return matrix([{ a: '1' }, [1, 1]], [{ a: '2' }, [1, 1]]);
    if (query === 'x(') return new Response('', { status: 400 });
    return query === 'up + up' ? vector(1, 2) : query === 'sum(cpu)' ? 0.5 : undefined;
  });
  expect(await source.check()).toEqual([
    { signal: 'error-rate', query: 'none', ...doubtful },
    { signal: 'error-rate', query: 'n', found: '2 series in the last hour' },
    { signal: 'cpu', query: 'sum(cpu)', found: 'the value 0.5' },
    { signal: 'typo', query: 'none', ...doubtful },
    {
      signal: 'typo',
      query: 'none',
      problem: { ...wrong('no series in the last hour'), cause: { is: 'nothing-in-last-hour', what: 'no series' } },
    },
    { signal: 'gone', query: 'sum(gone)', problem: wrong('no series now') },
    { signal: 'two', query: 'up + up', problem: { kind: 'query', reason: expect.stringContaining('two series') } },
    { signal: 'refused', query: 'x(', problem: expect.objectContaining({ kind: 'query', reason: 'status 400' }) },
  ]);
  expect((await source.measure())[0]).toMatchObject({ problem: { kind: 'reference' } });
});

it('tells before the deploy what a watch would call a mistake', async () => {
  const signals = [
    { name: 'mixed', query: { form: 'counters', errors: 'n', total: 'sum(n)' } },
    { name: 'percentile', query: { form: 'quantile', query: 'sum(n_bucket)', quantile: 0.9 } },
    { name: 'share', query: { form: 'ratio', query: 'sum(share)' } },
    { name: 'recorded', query: { form: 'ratio', query: 'share:ratio' } },
    { name: 'several', query: { form: 'value', query: 'node_load1' } },
    { name: 'quiet', query: { form: 'ratio', query: 'share:quiet' } },
    { name: 'idle', query: { form: 'ratio', query: 'sum(idle)' } },
  ] as const;
  const { source } = prometheusDouble(signals, (query) => {
    if (query.endsWith('[1h]')) return matrix([{ a: '1' }, [1, 1]], [{ a: '2' }, [1, 1]]);
    if (query === 'share:quiet') return undefined;
    return query === 'node_load1' ? vector(1, 2) : query === 'sum(idle)' ? Number.NaN : 37;
  });
  const mistake = (name: string, reason: RegExp) => [name, { kind: 'query', reason: expect.stringMatching(reason) }];
  const checks = await source.check();
  expect(checks.map(({ signal, found, problem }) => [signal, found ?? problem])).toEqual([
    mistake('mixed', /both be plain selectors/),
    mistake('mixed', /both be plain selectors/),
    mistake('percentile', /plain selector of buckets/),
    mistake('share', /37, which is not a ratio/),
    mistake('recorded', /37, which is not a ratio/),
    mistake('several', /two series/),
    ['quiet', '2 series in the last hour'],
    ['idle', 'the value NaN'],
  ]);
  const measured = await source.measure();
  expect(measured.slice(0, 5).map(({ problem }) => problem?.kind)).toEqual(Array(5).fill('query'));
});
