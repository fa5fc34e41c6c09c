import { rollbackFleet } from '@deploy-actions/fleet';
import type { Release } from '@deploy-actions/release';
import { release } from '../../../test/support/release/example-release';
import { FakeHost, fleetWorld, lock } from '../../../test/support/release/fake-host';
import { newRow } from '../src/fleet-result';
import { migrateDown } from '../src/migrate-down';
import { planRollback } from '../src/rollback-plan';

const options = { markBad: true, reason: 'the gate said so', batchSize: 2, commandTimeoutMs: 1000, lock };
const migrated = { state: 'migrated', at: '', reason: null };
const steps = { migrate: 'x', 'migrate-down': 'y' };
const ran = (): Release[] => [release('v1'), release('v2', { steps, events: [migrated] })];
const other = (): Release[] => [release('v1'), release('v2', { steps })];

const undo = (hosts: FakeHost[]) =>
  rollbackFleet(hosts, { ...options, failedVersion: 'v2', migrateDown: true }, fleetWorld());

describe('migrateDown', () => {
  it('runs once per fleet, on the host that migrated, before any host is switched', async () => {
    const order: string[] = [];
    const spy = (label: string, row: Release[]) =>
      new FakeHost(label, row, new Set(), (call) => order.push(`${label} ${call}`));
    const hosts = [spy('a', other()), spy('b', ran())];
    expect(await undo(hosts)).toMatchObject({ verdict: 'rolled-back' });
    const steps = order.filter((call) => /step|switch|migrated|bad/.test(call));
    expect(steps.slice(0, 5)).toEqual([
      'a mark:bad',
      'b mark:bad',
      'b step:migrate-down:v2',
      'b mark:migrated-down',
      'a mark:migrated-down',
    ]);
    expect(steps.slice(5).sort()).toEqual(['a switch:v1', 'b switch:v1']);
  });

  it('never runs twice for the same deploy', async () => {
    const one = new FakeHost('a', ran(), new Set(['switch:v1']));
    expect(await undo([one])).toMatchObject({ verdict: 'not-deployed' });
    expect(await undo([one])).toMatchObject({ verdict: 'not-deployed' });
    expect(one.calls.filter((call) => call === 'step:migrate-down:v2')).toHaveLength(1);
  });

  it('switches nothing where it fails, and marks the bad version anyway', async () => {
    const hosts = [new FakeHost('a', ran(), new Set(['step:migrate-down:v2'])), new FakeHost('b', other())];
    expect(await undo(hosts)).toMatchObject({
      verdict: 'not-deployed',
      failure: { code: 'COMMAND_FAILED', message: expect.stringContaining('No host was changed') },
      rows: [
        { verdict: 'failed', exitCode: 1, version: 'v2' },
        { verdict: 'untouched', version: 'v2' },
      ],
    });
    expect(hosts.map(({ version, bad, locked }) => [version, bad, locked])).toEqual([
      ['v2', ['v2'], false],
      ['v2', ['v2'], false],
    ]);
  });

  it('undoes nothing without every host: one that is away may be the one that migrated', async () => {
    const hosts = [new FakeHost('a', ran()), new FakeHost('b', other(), new Set(['lock']))];
    expect(await undo(hosts)).toMatchObject({ verdict: 'not-deployed', failure: { code: 'CONNECTION_LOST' } });
    expect(hosts.map(({ version }) => version)).toEqual(['v2', 'v2']);
  });

  it('tells on the host why there is no way', async () => {
    const one = new FakeHost('a', [release('v2', { steps })]);
    const status = await one.status();
    const journey = { host: one, status, move: planRollback(status, {}), row: newRow('a') };
    await expect(migrateDown([journey], options, fleetWorld())).rejects.toMatchObject({ code: 'NO_PREVIOUS_RELEASE' });
    expect(one.calls).toEqual(['note:refused']);
  });
});
