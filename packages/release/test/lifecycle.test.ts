import { release, status } from '../../../test/support/release/example-release';
import { isGood, isHome, isRemovable, isVerified, lenderIn, startOf } from '../src/lifecycle';

const adopted = (name: string, more = {}) => release(name, { state: 'live', checked: false, adopted: true, ...more });
const lender = {
  release: 'v2.r2',
  version: 'v2',
  healthTimeoutMs: 5000,
  healthUrl: 'http://127.0.0.1/',
  steps: { migrate: 'm', 'before-activate': 'b', activate: 'a', 'health-command': 'h', 'after-activate': 'z' },
};

describe('what the states of a release mean', () => {
  it.each([
    ['a good one', release('v1'), { isVerified: true, isHome: true, isGood: true, isRemovable: true }],
    [
      'a staged one',
      release('v1', { state: 'staged' }),
      { isVerified: false, isHome: true, isGood: false, isRemovable: true },
    ],
    [
      'a good one to which a run switched that died before its steps',
      release('v1', { checked: false }),
      { isVerified: false, isHome: false, isGood: true, isRemovable: true },
    ],
    [
      'one that is live and waits for its confirmation',
      release('v1', { state: 'live' }),
      { isVerified: true, isHome: true, isGood: false, isRemovable: true },
    ],
    ['an adopted one', adopted('v1'), { isVerified: false, isHome: true, isGood: false, isRemovable: false }],
    [
      'an adopted one that passed the checks',
      adopted('v1', { state: 'good', checked: true }),
      { isVerified: true, isHome: true, isGood: true, isRemovable: false },
    ],
  ])('%s', (_, one, expected) => {
    expect({
      isVerified: isVerified(one),
      isHome: isHome(one),
      isGood: isGood(one),
      isRemovable: isRemovable(one),
    }).toEqual(expected);
  });
});

describe('startOf', () => {
  it('starts a release with its own steps', () => {
    expect(startOf(release('v1', { steps: { activate: 'own' } }), lender)).toMatchObject({
      steps: { activate: 'own' },
    });
    expect(startOf(release('v1'), lender)).not.toHaveProperty('stepsFrom');
  });

  it('starts an adopted one with `activate` and the checks of the other one, and nothing else of it', () => {
    expect(startOf(adopted('old'), lender)).toEqual({
      steps: { activate: 'a', 'health-command': 'h' },
      healthTimeoutMs: 5000,
      healthUrl: 'http://127.0.0.1/',
      stepsFrom: 'v2.r2',
    });
  });

  it.each([
    ['has no step at all', {}, undefined],
    ['only migrates', { migrate: 'm', 'migrate-down': 'd' }, undefined],
    ['has steps, but none that can be lent', { script: 's', 'before-activate': 'b' }, 'neither `activate` nor a check'],
  ])('knows whether an adopted one can be told to run where the other one %s', (_, steps, gap) => {
    const start = startOf(adopted('old'), { release: 'v2', version: 'v2', healthTimeoutMs: 1, steps });
    expect(start.steps).toEqual({});
    if (gap === undefined) expect(start.gap).toBeUndefined();
    else expect(start.gap).toContain(gap);
  });

  it('takes a health URL alone for a check', () => {
    const start = startOf(adopted('old'), { ...lender, steps: { script: 's' } });
    expect(start).toMatchObject({ steps: {}, healthUrl: 'http://127.0.0.1/' });
    expect(start.gap).toBeUndefined();
  });

  it('does not claim to know without a release that lends its steps', () => {
    expect(startOf(adopted('old'), undefined).gap).toContain('no release on this host has steps');
  });
});

describe('lenderIn', () => {
  it('is the live release, or the newest one that was live and is not adopted', () => {
    const row = [adopted('old', { order: 1 }), release('v2'), release('v3'), release('v4', { order: 0 })];
    expect(lenderIn(status('v2', row))?.release).toBe('v2');
    expect(lenderIn(status('old', row))?.release).toBe('v3');
    expect(lenderIn(status('old', row.slice(0, 1)))).toBeUndefined();
  });
});
