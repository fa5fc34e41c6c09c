import type { InstanceReading, ProblemKind } from '@deploy-actions/source';
import { combine } from '../src/combine';

const ill = (name: string, kind: ProblemKind): InstanceReading => ({ name, problem: { kind, reason: `its ${kind}` } });

describe('combine', () => {
  it('adds up counts, so that each request weighs the same', () => {
    const readings = [
      { name: 'a', ratio: 0.5, errors: 1, total: 2 },
      { name: 'b', ratio: 0, errors: 0, total: 98 },
    ];
    expect(combine(readings)).toEqual({ ratio: 0.01, errors: 1, total: 100, instances: readings });
  });

  it('takes the worst of ratios, which carry no weight', () => {
    const readings = [
      { name: 'a', ratio: 0.01 },
      { name: 'b', ratio: 0.09 },
    ];
    expect(combine(readings)).toEqual({ ratio: 0.09, instances: readings });
  });

  it('measures from those that answer, keeps who did not, and says that it is not all', () => {
    const readings = [ill('a', 'provider'), { name: 'b', ratio: 0.02 }];
    expect(combine(readings)).toEqual({ ratio: 0.02, partial: true, instances: readings });
    const counts = [ill('a', 'missing'), { name: 'b', ratio: 0.02, errors: 2, total: 100 }];
    expect(combine(counts)).toEqual({ ratio: 0.02, errors: 2, total: 100, partial: true, instances: counts });
  });

  it.each<ProblemKind>(['no-traffic', 'reference'])('is whole where an instance answered that there is %s', (kind) => {
    const readings = [ill('a', kind), { name: 'b', ratio: 0.02, errors: 2, total: 100 }];
    expect(combine(readings)).toEqual({ ratio: 0.02, errors: 2, total: 100, instances: readings });
  });

  it.each<[ProblemKind[], ProblemKind]>([
    [['access'], 'access'],
    [['access', 'query'], 'access'],
    [['query', 'provider'], 'provider'],
    [['provider', 'missing'], 'missing'],
    [['access', 'no-traffic'], 'no-traffic'],
    [['provider', 'reference'], 'reference'],
  ])('%j together are %s', (kinds, expected) => {
    const { ratio, problem } = combine(kinds.map((kind, index) => ill(`i${index}`, kind)));
    expect(ratio).toBeUndefined();
    expect(problem?.kind).toBe(expected);
    for (const kind of kinds) expect(problem?.reason).toContain(`its ${kind}`);
  });
});
