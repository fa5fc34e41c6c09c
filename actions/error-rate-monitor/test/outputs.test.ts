import { contract } from '../src/contract';
import { outputsOf } from '../src/outputs';
import { acting } from './acting';
import { watched } from './results';

describe('outputsOf', () => {
  it('has every output of the contract but those of the wrapper', () => {
    const own = contract.outputs.filter((name) => name !== 'report' && name !== 'report-path');
    expect(Object.keys(outputsOf(watched())).sort()).toEqual([...own].sort());
  });

  it('is empty where something does not apply', () => {
    const outputs = outputsOf(watched({ errorRate: undefined, peakErrorRate: undefined }));
    for (const name of ['error-rate', 'peak-error-rate', 'requests', 'errors', 'detect-ms', 'baseline'] as const) {
      expect([name, outputs[name]]).toEqual([name, '']);
    }
  });

  it.each([
    [0, '0'],
    [0.05, '0.05'],
    [1 / 3, '0.333333'],
    [1, '1'],
    [1e-9, '0'],
    [0.000_001, '0.000001'],
  ])('writes the fraction %d as %s', (errorRate, text) => {
    expect(outputsOf(watched({ errorRate }))['error-rate']).toBe(text);
  });

  it('writes counts and whole milliseconds, and a zero is no nothing', () => {
    const outputs = outputsOf(
      watched({ verdict: 'fail', requests: 1200, errors: 0, detectMs: 0, durationMs: 120_010 }),
    );
    expect(outputs).toMatchObject({ requests: '1200', errors: '0', 'detect-ms': '0', 'duration-ms': '120010' });
  });

  it('tells each signal in the output metrics, without the measurements', () => {
    const metrics = JSON.parse(outputsOf(watched()).metrics);
    expect(metrics).toEqual([
      expect.objectContaining({ name: 'error-rate', verdict: 'pass', last: 0.01, max: 0.05, sustainMs: 120_000 }),
    ]);
    expect(metrics[0]).not.toHaveProperty('measurements');
  });
});

it('has no counts where the source never answered, and zeros where there was no traffic', async () => {
  const counters = { 'errors-path': '$.e', 'total-path': '$.t' };
  const down = await acting(counters, () => 503);
  expect(down.outputs).toMatchObject({ requests: '', errors: '', verdict: 'inconclusive' });
  const quiet = await acting(counters, () => ({ e: 0, t: 7 }));
  expect(quiet.outputs).toMatchObject({ requests: '0', errors: '0', verdict: 'inconclusive' });
});
