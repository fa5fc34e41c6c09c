import { parseRecord } from '@deploy-actions/metric';
import fc from 'fast-check';

const schema = 'deploy-actions/error-rate-monitor/1';
const rule = { intervalMs: 10_000, durationMs: 300_000 };

describe('parseRecord', () => {
  it('reads what a report holds, and nothing that cannot be', () => {
    const measurements = [
      { atMs: 0, tookMs: 5, problem: { kind: 'reference', reason: 'first' }, instances: [] },
      { atMs: 10_000, tookMs: 5, ratio: 0.5, errors: 9, total: 3, instances: [{ name: 'a', ratio: 0.5 }, {}] },
      { atMs: 20_000, ratio: 'high', problem: { kind: 'odd' } },
      { ratio: 1 },
    ];
    const signals = [
      { name: 'error-rate', form: 'ratio', measurements },
      { name: 'x', form: 'odd' },
    ];
    expect(parseRecord(JSON.stringify({ schema, rule, signals }))).toEqual({
      ...rule,
      signals: [
        {
          name: 'error-rate',
          form: 'ratio',
          measurements: [
            { atMs: 0, tookMs: 5, problem: { kind: 'reference', reason: 'first' }, instances: [] },
            { atMs: 10_000, tookMs: 5, ratio: 0.5, instances: [{ name: 'a', ratio: 0.5 }] },
            { atMs: 20_000, tookMs: 0, problem: { kind: 'missing', reason: expect.any(String) }, instances: [] },
          ],
        },
      ],
    });
  });

  it.each([
    ['x', 'not JSON'],
    ['{}', 'not a report'],
    [JSON.stringify({ schema }), 'interval of its measurements'],
    [JSON.stringify({ schema, rule }), 'no measurement'],
  ])('%s: %s', (text, words) => {
    expect(parseRecord(text)).toEqual({ problem: expect.stringContaining(words) });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (signals, measurements) => {
        parseRecord(JSON.stringify({ schema, rule, signals }));
        parseRecord(JSON.stringify({ schema, rule, signals: [{ name: 'a', form: 'ratio', measurements }] }));
      }),
    );
  });
});
