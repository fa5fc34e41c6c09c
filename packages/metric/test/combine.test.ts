import type { InstanceReading, ProblemKind } from '@deploy-actions/metric';
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

  it('measures from those that answer and keeps who did not', () => {
    const readings = [ill('a', 'provider'), { name: 'b', ratio: 0.02 }];
    expect(combine(readings)).toEqual({ ratio: 0.02, instances: readings });
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
