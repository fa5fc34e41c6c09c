import { VirtualClock } from '@deploy-actions/clock';
import type { SignalQuery } from '@deploy-actions/source';
import fc from 'fast-check';
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

  it('counts no past errors of members that go and come back', async () => {
    const query: SignalQuery = { form: 'counters', errors: '$.bad', total: '$.all' };
    const member = fc.record({
      past: fc.integer({ min: 20_000, max: 900_000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    const changes = fc.array(fc.record({ who: fc.nat(4), after: fc.integer({ min: 1, max: 6 }) }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(fc.array(member, { minLength: 2, maxLength: 5 }), changes, async (members, all) => {
        const isThere = members.map(() => true);
        const documents: { bad: number; all: number }[] = [];
        // Each member that is there serves two requests a second, and none of them fails.
        const served = members.map(() => 0);
        const show = () => {
          const sum = (of: (each: (typeof members)[number], at: number) => number) =>
            members.reduce((before, each, at) => before + (isThere[at] ? of(each, at) : 0), 0);
          documents.push({
            bad: sum(({ past, share }) => Math.floor(past * share)),
            all: sum(({ past }, at) => past + (served[at] ?? 0)),
          });
          for (const at of served.keys()) if (isThere[at]) served[at] = (served[at] ?? 0) + 20;
        };
        show();
        show();
        for (const { who, after } of all) {
          const at = who % members.length;
          // One is always there: what a service says that has none is another matter.
          if (at > 0) isThere[at] = !isThere[at];
          for (let round = 0; round < after; round++) show();
        }
        const seen = await readings(query, documents);
        expect(seen.reduce((sum, { errors = 0 }) => sum + errors, 0)).toBe(0);
        const total = seen.reduce((sum, reading) => sum + (reading.total ?? 0), 0);
        expect(total).toBeLessThanOrEqual(served.reduce((sum, each) => sum + each, 0));
      }),
    );
  });

  it('counts no past errors of two members that come back one after the other', async () => {
    const query: SignalQuery = { form: 'counters', errors: '$.bad', total: '$.all' };
    const all = [60_000, 60_060, 40_100, 20_120, 20_140, 40_180, 60_240, 60_300];
    const seen = await readings(
      query,
      all.map((each) => ({ all: each, bad: Math.floor(each / 20_000) * 10_000 })),
    );
    expect(seen.map(({ errors, total }) => [errors, total])).toEqual([
      [undefined, undefined],
      [0, 60],
      ...Array(2).fill([undefined, undefined]),
      [0, 20],
      ...Array(2).fill([undefined, undefined]),
      [0, 60],
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
