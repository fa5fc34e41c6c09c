import { release, status } from '../../../test/support/release/example-release';
import { rollbackTarget } from '../src/rollback-target';

const row = [release('v1'), release('v2'), release('v3')];

describe('rollbackTarget', () => {
  it.each([
    ['the newest good one before the live one', status('v3', row), 'v2'],
    ['not the live one, however good', status('v2', row), 'v1'],
    ['nothing newer after a rollback', status('v1', row), undefined],
    ['not what is marked bad', status('v3', row, ['v2']), 'v1'],
    [
      'not what was never confirmed',
      status('v3', [release('v1'), release('v2', { state: 'live' }), release('v3')]),
      'v1',
    ],
    [
      'not what was only staged',
      status('v3', [release('v1'), release('v2', { state: 'staged' }), release('v3')]),
      'v1',
    ],
    ['not another build of the live version', status('v3.r2', [...row, release('v3.r2', { order: 4 })]), 'v2'],
    [
      'not what has lost its migration',
      status('v3', [
        release('v1'),
        release('v2', { events: [{ state: 'migrated-down', at: '', reason: null }] }),
        release('v3'),
      ]),
      'v1',
    ],
    [
      'by the count of deploys, not by name',
      status('v3', [release('v1', { order: 2 }), release('v2', { order: 1 }), release('v3')]),
      'v1',
    ],
    ['the newest good one where nothing is live', status('', row), 'v3'],
    ['nothing on an empty host', status('', []), undefined],
  ])('takes %s', (_why, host, expected) => {
    const target = rollbackTarget(host);
    expect('release' in target ? target.release.release : undefined).toBe(expected);
  });

  it('takes the newest build of a version that is named, and says why it cannot', () => {
    const rebuilt = [...row, release('v1.r2', { order: 4, version: 'v1' })];
    expect(rollbackTarget(status('v3', rebuilt), 'v1')).toMatchObject({ release: { release: 'v1.r2' } });
    expect(rollbackTarget(status('v3', row, ['v2']), 'v2')).toEqual({
      problem: 'v2 is marked bad: too many errors; marked at 2026-01-01T00:00:00Z',
    });
    expect(rollbackTarget(status('v3', row), 'v9')).toHaveProperty('problem');
  });
});
