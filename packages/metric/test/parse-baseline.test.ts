import { parseBaseline } from '@deploy-actions/metric';
import fc from 'fast-check';

const schema = 'deploy-actions/baseline/1';

describe('parseBaseline', () => {
  it.each([
    ['', 'it is empty'],
    ['{"a": 1', 'not JSON'],
    ['[]', 'not a baseline'],
    ['{"schema": "deploy-actions/error-rate-monitor/1"}', 'not a baseline'],
    [JSON.stringify({ schema, signals: [{ name: 'a', form: 'ratio', level: null }] }), 'no level'],
    [JSON.stringify({ schema, signals: [{ name: 'a', form: 'counters', level: 5 }] }), 'no level'],
    [JSON.stringify({ schema, signals: [{ name: 'a', form: 'guess', level: 1 }] }), 'no level'],
  ])('%s: %s', (text, words) => {
    expect(parseBaseline(text)).toEqual({ problem: expect.stringContaining(words) });
  });

  it('takes no counts that cannot be', () => {
    const signals = [{ name: 'a', form: 'counters', level: 0.5, errors: 9, total: 3, dispersion: 0.1 }];
    expect(parseBaseline(JSON.stringify({ schema, signals }))).toMatchObject({
      signals: [{ name: 'a', form: 'counters', level: 0.5, measured: 0, dispersion: 1 }],
    });
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (signals) => {
        parseBaseline(JSON.stringify({ schema, signals }));
      }),
    );
  });
});
