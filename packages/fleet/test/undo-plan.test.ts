import type { Release } from '@deploy-actions/release';
import { release, status } from '../../../test/support/release/example-release';
import { FakeHost } from '../../../test/support/release/fake-host';
import type { Journey } from '../src/bring-back';
import { newRow } from '../src/fleet-result';
import { planRollback } from '../src/rollback-plan';
import { planUndo } from '../src/undo-plan';

const event = (state: string) => ({ state, at: '', reason: null });
const down = (name: string, ...events: string[]) =>
  release(name, { steps: { migrate: 'x', 'migrate-down': 'y' }, events: events.map(event) });

function journey(label: string, live: string, releases: Release[], wish = {}): Journey {
  const state = status(live, releases);
  return { host: new FakeHost(label), status: state, move: planRollback(state, wish), row: newRow(label) };
}

function undone(...journeys: Journey[]) {
  const plan = planUndo(journeys);
  return 'undos' in plan ? plan.undos.map(({ host, version }) => `${host.label} ${version}`) : plan;
}

describe('planUndo', () => {
  const to = { toVersion: 'v1' };

  it('undoes what is left, the newest first, each once and where it ran', () => {
    const a = [release('v1'), down('v2'), down('v3', 'migrated')];
    const b = [release('v1'), down('v2', 'migrated'), down('v3')];
    expect(undone(journey('a', 'v3', a, to), journey('b', 'v3', b, to))).toEqual(['a v3', 'b v2']);
  });

  it('leaves what lies behind the target, what never ran and what was undone already', () => {
    const row = [down('v1', 'migrated'), down('v2', 'migrated', 'migrated-down'), down('v3')];
    expect(undone(journey('a', 'v3', row, to))).toEqual([]);
  });

  it('undoes nothing where a host stays on something that may need it', () => {
    const row = [release('v1'), down('v2', 'migrated')];
    const later = [...row, release('v3')];
    const wish = { failedVersion: 'v2' };
    expect(undone(journey('a', 'v2', row, wish), journey('b', 'v3', later, wish))).toMatchObject({
      code: 'IRREVERSIBLE',
    });
    expect(undone(journey('a', 'v2', row, wish), journey('b', 'v1', row, wish))).toEqual(['a v2']);
  });

  it('undoes nothing where a host has no way back', () => {
    const row = [release('v1'), down('v2', 'migrated')];
    expect(undone(journey('a', 'v2', row), journey('b', 'v2', [down('v2')]))).toMatchObject({
      code: 'NO_PREVIOUS_RELEASE',
    });
  });
});
