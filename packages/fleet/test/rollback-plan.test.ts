import { release, status } from '../../../test/support/release/example-release';
import { planAbort, planRollback, versionAhead } from '../src/rollback-plan';

const row = [release('v1'), release('v2'), release('v3')];

describe('planRollback', () => {
  it('goes back where the failed version is live', () => {
    expect(planRollback(status('v3', row), { failedVersion: 'v3' })).toMatchObject({
      kind: 'go',
      release: { release: 'v2' },
    });
  });

  it('stays where another version is live by now: not one release too far', () => {
    expect(planRollback(status('v2', row), { failedVersion: 'v3' })).toMatchObject({ kind: 'stay' });
  });

  it('stays where the wanted version is live and good', () => {
    expect(planRollback(status('v2', row), { toVersion: 'v2' })).toMatchObject({ kind: 'stay' });
  });

  it.each([
    ['a verdict', { judged: { version: 'v3', runIds: ['7'], isMeasured: true }, toVersion: 'v3' }],
    ['a person', { failedVersion: 'v3', toVersion: 'v3' }],
  ])('does not go back to the failed version itself, asked by %s', (_who, wish) => {
    const by = { at: '', operation: 'deploy', by: { runId: '7' } };
    const live = status('v3', [release('v1'), release('v3', { state: 'live' })]);
    expect(planRollback({ ...live, switched: by }, wish)).toMatchObject({
      kind: 'stuck',
      code: 'NO_PREVIOUS_RELEASE',
      why: 'v3 is the failed version itself; set `to-version` to another one, or remove it',
    });
  });

  it('says that it is stuck where no way leads back', () => {
    expect(planRollback(status('v1', row), {})).toMatchObject({ kind: 'stuck' });
  });
});

describe('a way across what cannot be undone', () => {
  const mixed = [release('v1'), release('v2', { irreversible: true }), release('v3')];

  it("is closed, by the host's own count and not by the name, unless the user says that the old code works", () => {
    expect(planRollback(status('v3', mixed), { toVersion: 'v1' })).toMatchObject({
      kind: 'stuck',
      code: 'IRREVERSIBLE',
      why: expect.stringContaining('v2'),
    });
    expect(planRollback(status('v3', mixed), { toVersion: 'v1', allowAfterMigration: true })).toMatchObject({
      kind: 'go',
    });
    expect(planRollback(status('v2', mixed), {})).toMatchObject({ code: 'IRREVERSIBLE' });
  });

  it('is open where the target itself is the one, or lies behind', () => {
    expect(planRollback(status('v3', mixed), {})).toMatchObject({ kind: 'go', release: { version: 'v2' } });
    expect(planRollback(status('v1', mixed), { toVersion: 'v3' })).toMatchObject({ kind: 'go' });
  });
});

describe('planAbort', () => {
  it.each([
    ['nothing is live', status('', row), 'stay'],
    ['the live release is good and proven', status('v3', row), 'stay'],
    ['nobody confirmed it', status('v3', [release('v1'), release('v3', { state: 'live' })]), 'go'],
    ['it was switched to by a run that died', status('v3', [release('v1'), release('v3', { checked: false })]), 'go'],
    ['it is bad', status('v3', [release('v1'), release('v3', { state: 'bad' })]), 'go'],
    ['nothing was good before', status('v3', [release('v3', { state: 'live' })]), 'stuck'],
  ])('where %s', (_what, host, kind) => {
    expect(planAbort(host, {})).toMatchObject({ kind });
  });
});

describe('versionAhead', () => {
  const v = (version: string, order: number, state: 'good' | 'staged' = 'good') => release(version, { order, state });
  const forward = status('v2', [v('v1', 1), v('v2', 2)]);
  const back = status('v1', [v('v1', 1), v('v2', 2, 'staged')]);

  it.each([
    ['a host that has gone back from it', back, [forward, back], 'v2'],
    ['a host that it never reached', status('v1', [v('v1', 5)]), [forward], 'v2'],
    ['the host that it is live on', forward, [forward, back], undefined],
    ['a fleet on one version', forward, [forward, forward], undefined],
    ['a host with a version that nobody else knows', status('v1b', [v('v1b', 1)]), [forward], undefined],
    ['a host that had the other one before', status('v1', [v('v2', 1), v('v1', 2)]), [forward], undefined],
    ['a host with nothing', status('', []), [forward], undefined],
  ])('of %s', (_, one, fleet, ahead) => {
    expect(versionAhead(one, fleet)).toBe(ahead);
  });
});
