import { release, status } from '../../../test/support/release/example-release';
import { isMilestone, isUndone, ranMigration, releasesLeft } from '../src/releases-left';

const row = [release('v1'), release('v2'), release('v3'), release('v4')];
const event = (state: string) => ({ state, at: '', reason: null });

describe('releasesLeft', () => {
  it('has what a way back leaves, the newest first', () => {
    const left = releasesLeft(status('v3', row), release('v1'));
    expect(left.map(({ version }) => version)).toEqual(['v3', 'v2']);
  });

  it('leaves nothing on the way forward, or where nothing is live', () => {
    expect(releasesLeft(status('v1', row), release('v3'))).toEqual([]);
    expect(releasesLeft(status('', row), release('v1'))).toEqual([]);
  });

  it('counts what reverted itself, for its migration ran; and not what never went live', () => {
    const mixed = [
      release('v1'),
      release('v2', { state: 'staged' }),
      release('v3'),
      release('x', { state: 'staged', order: 0 }),
    ];
    expect(releasesLeft(status('v3', mixed), release('v1')).map(({ version }) => version)).toEqual(['v3', 'v2']);
  });
});

it('tells a release that a rollback must know of', () => {
  expect(
    [release('v1'), release('v1', { irreversible: true }), release('v1', { steps: { 'migrate-down': 'x' } })].map(
      isMilestone,
    ),
  ).toEqual([false, true, true]);
});

it('tells by the last event whether a migration stands or was undone', () => {
  const told = (...states: string[]) => {
    const one = release('v1', { events: states.map(event) });
    return [ranMigration(one), isUndone(one)];
  };
  expect(told('staged', 'live')).toEqual([false, false]);
  expect(told('staged', 'migrated', 'live', 'good')).toEqual([true, false]);
  expect(told('migrated', 'live', 'migrated-down', 'bad')).toEqual([false, true]);
  expect(told('migrated', 'migrated-down', 'migrated')).toEqual([true, false]);
});
