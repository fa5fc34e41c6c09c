import { decide } from '../src/decision';

describe('decide', () => {
  it('acts on a bad verdict and names it, with the reason that was given', () => {
    const evidence = [
      { name: 'deploy', verdict: 'deployed' },
      { name: 'gate', verdict: 'unhealthy' },
    ];
    expect(decide('verdicts', evidence, '')).toEqual({ act: true, why: 'gate=unhealthy' });
    expect(decide('verdicts', evidence, '3 in a row')).toEqual({ act: true, why: 'gate=unhealthy: 3 in a row' });
  });

  it.each(['', 'inconclusive', 'error', 'reverted', 'skipped', 'cancelled', 'planned', 'healthy'])(
    'leaves the fleet alone after "%s"',
    (verdict) => {
      expect(decide('verdicts', [{ name: 'gate', verdict }], '').act).toBe(false);
    },
  );

  it('acts on a request without any verdict', () => {
    expect(decide('request', [], '')).toEqual({ act: true, why: 'requested' });
  });
});
