import { matrix, prometheusDouble, vector } from './prometheus-double';

const wrong = (found: string) => ({ kind: 'query', reason: `${found}: is its name right?` });
const doubtful = { found: 'no series in the last hour for errors yet: is the selector right?', isDoubtful: true };

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
    { signal: 'typo', query: 'none', problem: wrong('no series in the last hour') },
    { signal: 'gone', query: 'sum(gone)', problem: wrong('no series now') },
    { signal: 'two', query: 'up + up', problem: { kind: 'query', reason: expect.stringContaining('two series') } },
    { signal: 'refused', query: 'x(', problem: { kind: 'query', reason: 'status 400' } },
  ]);
  expect((await source.measure())[0]).toMatchObject({ problem: { kind: 'reference' } });
});
