import { type AskPromql, valuePromql } from '../src/prometheus-value';
import { vector } from './prometheus-double';

const asking =
  (...values: (number | string)[]): AskPromql =>
  async () => ({ document: vector(...values), notes: ['said'] });

describe('valuePromql', () => {
  it.each<['ratio' | 'value', (number | string)[], object]>([
    ['ratio', [0.2], { ratio: 0.2 }],
    ['value', [200], { value: 200 }],
    ['ratio', [7], { problem: { kind: 'query', reason: 'the query gives 7, which is not a ratio (0 to 1)' } }],
    ['ratio', ['NaN'], { problem: { kind: 'no-traffic', reason: expect.stringContaining('NaN') } }],
    ['ratio', ['+Inf'], { problem: { kind: 'missing', reason: expect.stringContaining('infinite') } }],
    ['value', [], { problem: { kind: 'missing', reason: 'the query gives no series now' } }],
  ])('a %s of %j', async (as, values, expected) => {
    expect(await valuePromql(as, 'q', asking(...values))).toEqual({ ...expected, notes: ['said'] });
  });

  it('passes on why there is no answer', async () => {
    const problem = { kind: 'provider', reason: 'status 500' } as const;
    expect(await valuePromql('value', 'q', async () => ({ problem }))).toEqual({ problem, notes: [] });
  });
});
