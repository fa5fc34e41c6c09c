import fc from 'fast-check';
import { release, status } from '../../../test/support/release/example-release';
import { releasesToRemove } from '../src/prune';
import { rollbackTarget } from '../src/rollback-target';

const states = fc.constantFrom('staged' as const, 'live' as const, 'good' as const, 'bad' as const);

describe('releasesToRemove', () => {
  it('removes the oldest ones first', () => {
    const row = ['v1', 'v2', 'v3', 'v4', 'v5'].map((name) => release(name));
    expect(releasesToRemove(status('v5', row), 3)).toEqual(['v1', 'v2']);
  });

  it('removes what failed before what was good', () => {
    const row = [release('v1'), release('v2', { state: 'staged' }), release('v3'), release('v4')];
    expect(releasesToRemove(status('v4', row), 3)).toEqual(['v2']);
  });

  it('keeps what a rollback must know of on its way', () => {
    const row = [release('v1'), release('v2', { state: 'bad', irreversible: true }), release('v3', { state: 'bad' })];
    const host = status('v4', [...row, release('v4')], ['v2', 'v3']);
    expect(releasesToRemove(host, 1)).toEqual(['v3']);
  });

  it('neither removes nor counts what another tool has made', () => {
    const row = [
      release('1', { adopted: true }),
      release('2', { adopted: true }),
      release('v3'),
      release('v4'),
      release('v5'),
    ];
    expect(releasesToRemove(status('v5', row), 3)).toEqual([]);
    expect(releasesToRemove(status('v5', row), 1)).toEqual(['v3']);
  });

  it('never removes the live one, the one before it or the way back', () => {
    fc.assert(
      fc.property(
        fc.array(states, { minLength: 1, maxLength: 8 }),
        fc.nat(),
        fc.nat(),
        fc.integer({ min: 1, max: 8 }),
        (row, l, p, keep) => {
          const releases = row.map((state, index) => release(`v${index + 1}`, { state }));
          const live = releases[l % releases.length]?.release ?? '';
          const previous = releases[p % releases.length]?.release ?? '';
          const host = status(live, releases);
          const removed = releasesToRemove(host, keep, previous);
          const target = rollbackTarget(host);
          expect(removed).not.toContain(live);
          expect(removed).not.toContain(previous);
          if ('release' in target) expect(removed).not.toContain(target.release.release);
          expect(releases.length - removed.length).toBeGreaterThanOrEqual(Math.min(keep, releases.length));
        },
      ),
    );
  });
});
