import { VirtualClock } from '@deploy-actions/clock';
import type { SignalQuery } from '@deploy-actions/source';
import { jsonSignal } from '../src/json-signal';

async function readings(query: SignalQuery, documents: readonly unknown[]) {
  const clock = new VirtualClock();
  const read = jsonSignal(query, clock);
  const seen = [];
  for (const document of documents) {
    seen.push(read(document));
    await clock.sleep(10_000);
  }
  return seen;
}

describe('jsonSignal', () => {
  it('makes a rate of a counter, which begins anew at zero', async () => {
    const seen = await readings({ form: 'rate', query: '$.n' }, [{ n: 100 }, { n: 150 }, { n: 20 }, { n: 'x' }]);
    expect(seen).toEqual([
      { problem: { kind: 'reference', reason: expect.any(String) } },
      { value: 5 },
      { value: 2, reset: true },
      { problem: { kind: 'missing', reason: expect.any(String) } },
    ]);
  });

  it('gives a value as it is, and refuses what a document does not have', async () => {
    expect(await readings({ form: 'value', query: '$.n' }, [{ n: -3 }])).toEqual([{ value: -3 }]);
    expect(await readings({ form: 'quantile', query: '$.n', quantile: 0.9 }, [{ n: 1 }])).toMatchObject([
      { problem: { kind: 'query' } },
    ]);
    expect(await readings({ form: 'value', query: '$[' }, [{ n: 1 }])).toMatchObject([{ problem: { kind: 'query' } }]);
  });
});
