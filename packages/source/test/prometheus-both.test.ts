import { bothPromql } from '../src/prometheus-both';
import { vector } from './prometheus-double';

type Value = number | string | undefined;

async function both(errors: Value, total: Value, areCounts = false) {
  const given = (value: Value) => (value === undefined ? vector() : vector(value));
  return bothPromql({ errors: 'e', total: 't' }, areCounts, async (query) => ({
    document: given(query === 'e' ? errors : total),
    notes: ['said'],
  }));
}

describe('bothPromql', () => {
  it.each<[Value, Value, boolean, object]>([
    [0.5, 10, false, { ratio: 0.05 }],
    [undefined, 10, false, { ratio: 0, errorsUnmatched: true }],
    [4.9, 99.7, true, { errors: 5, total: 100 }],
    [0.1, 0.2, true, { ratio: 0.5 }],
    [1, undefined, false, { problem: { kind: 'missing' } }],
    [0, 0, false, { problem: { kind: 'no-traffic' } }],
    ['NaN', 'NaN', false, { problem: { kind: 'no-traffic' } }],
    [3, 2, false, { problem: { kind: 'missing' } }],
  ])('%s of %s, counted: %s', async (errors, total, areCounts, expected) => {
    const reading = await both(errors, total, areCounts);
    expect(reading).toMatchObject({ ...expected, notes: ['said'] });
    if (!areCounts) expect(reading).not.toHaveProperty('total');
  });
});
