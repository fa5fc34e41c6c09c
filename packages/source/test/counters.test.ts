import { type Counters, type Growth, growth } from '@deploy-actions/source';
import fc from 'fast-check';

describe('growth', () => {
  it.each<[string, Counters, Counters, Counters & { reset: boolean }]>([
    ['both grew', { errors: 2, total: 100 }, { errors: 5, total: 150 }, { errors: 3, total: 50, reset: false }],
    ['nothing moved', { errors: 2, total: 100 }, { errors: 2, total: 100 }, { errors: 0, total: 0, reset: false }],
    ['a new process', { errors: 9, total: 900 }, { errors: 1, total: 40 }, { errors: 1, total: 40, reset: true }],
    ['only total shrank', { errors: 2, total: 900 }, { errors: 7, total: 50 }, { errors: 7, total: 50, reset: true }],
    ['only errors shrank', { errors: 9, total: 90 }, { errors: 1, total: 95 }, { errors: 1, total: 95, reset: true }],
  ])('%s', (_, before, after, expected) => {
    expect(growth(before, after)).toEqual(expected);
  });

  // Each life of a process is the list of what it counted between two readings.
  const step = fc.record({ ok: fc.nat(1000), bad: fc.nat(1000) });
  const lives = fc.array(fc.array(step, { minLength: 1, maxLength: 10 }), { minLength: 1, maxLength: 4 });

  it('is never negative and never more than was counted, whatever was restarted', () => {
    fc.assert(
      fc.property(lives, (all) => {
        const readings = readingsOf(all);
        for (const [index, { errors, total, reset }] of growths(readings).entries()) {
          const after = readings[index + 1];
          expect(errors).toBeGreaterThanOrEqual(0);
          expect(total).toBeGreaterThanOrEqual(0);
          expect(after?.errors).toBeGreaterThanOrEqual(errors);
          expect(after?.total).toBeGreaterThanOrEqual(total);
          if (reset) expect({ errors, total }).toEqual(after);
        }
      }),
    );
  });

  it('adds up to what was counted after the first reading, as long as nothing was restarted', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1 }), (life) => {
        const [, ...later] = life;
        const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
        const grown = growths(readingsOf([life]));
        expect(sum(grown.map(({ errors }) => errors))).toBe(sum(later.map(({ bad }) => bad)));
        expect(sum(grown.map(({ total }) => total))).toBe(sum(later.map(({ ok, bad }) => ok + bad)));
      }),
    );
  });
});

function readingsOf(lives: { ok: number; bad: number }[][]): Counters[] {
  return lives.flatMap((life) => {
    let at: Counters = { errors: 0, total: 0 };
    return life.map(({ ok, bad }) => {
      at = { errors: at.errors + bad, total: at.total + ok + bad };
      return at;
    });
  });
}

function growths(readings: Counters[]): Growth[] {
  return readings.slice(1).map((after, index) => growth(readings[index] ?? after, after));
}
