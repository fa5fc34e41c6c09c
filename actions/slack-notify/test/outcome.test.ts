import type { Delivery } from '../src/deliver';
import { worstOf } from '../src/outcome';

const delivery = (webhook: string, outcome: Delivery['outcome']): Delivery => ({
  webhook,
  outcome,
  reason: outcome === 'delivered' ? '' : `why ${webhook}`,
  cure: '',
  attempts: [],
});
const [good, lost, bad] = [delivery('a', 'delivered'), delivery('b', 'unknown'), delivery('c', 'failed')] as const;

describe('worstOf', () => {
  it.each([
    ['none', [], 'skipped', 'no webhook'],
    ['one good', [good], 'delivered', ''],
    ['all good', [good, good], 'delivered', ''],
    ['one bad', [bad], 'failed', 'why c'],
    ['good and perhaps', [good, lost], 'unknown', 'b: why b'],
    ['perhaps and bad', [good, lost, bad], 'failed', 'c: why c'],
  ])('%s', (_, deliveries, outcome, reason) => {
    expect(worstOf(deliveries)).toMatchObject({ delivery: outcome, reason });
  });
});
