import { rollbackFleet } from '@deploy-actions/release';
import { release } from './example-release';
import { FakeHost, fleetWorld, lock } from './fake-host';

const row = () => [release('v1', { steps: { activate: 'restart' } }), release('v2')];
const options = { markBad: true, reason: 'the gate said so', batchSize: 2, commandTimeoutMs: 1000, lock };

describe('rollbackFleet', () => {
  it('brings every host back with the steps of its own old release, and marks what it leaves', async () => {
    const hosts = [new FakeHost('a', row()), new FakeHost('b', row())];
    const result = await rollbackFleet(hosts, { ...options, failedVersion: 'v2' }, fleetWorld());
    expect(result).toMatchObject({
      verdict: 'rolled-back',
      rows: [{ version: 'v1', previousVersion: 'v2' }, { version: 'v1' }],
    });
    expect(hosts.map(({ version, bad, locked }) => [version, bad, locked])).toEqual([
      ['v1', ['v2'], false],
      ['v1', ['v2'], false],
    ]);
    expect(hosts[0]?.calls).toEqual(['lock', 'mark:bad', 'switch:v1', 'step:activate:v1', 'mark:checked', 'unlock']);
  });

  it('acts on the hosts that run the failed version, and on no other', async () => {
    const hosts = [new FakeHost('a', row()), new FakeHost('b', [release('v1')])];
    const result = await rollbackFleet(hosts, { ...options, failedVersion: 'v2' }, fleetWorld());
    expect(result).toMatchObject({
      verdict: 'rolled-back',
      rows: [{ verdict: 'rolled-back' }, { verdict: 'unchanged' }],
    });
  });

  it('helps every host that it can reach, and is red for the one that it cannot', async () => {
    const hosts = [new FakeHost('a', row(), new Set(['lock'])), new FakeHost('b', row())];
    const result = await rollbackFleet(hosts, { ...options, failedVersion: 'v2' }, fleetWorld());
    expect(result).toMatchObject({ verdict: 'failed', rows: [{ verdict: 'failed' }, { verdict: 'rolled-back' }] });
    expect(hosts.map(({ version }) => version)).toEqual(['v2', 'v1']);
  });

  it('says where no way leads back, and remembers the bad version all the same', async () => {
    const hosts = [new FakeHost('a', [release('v1')])];
    const result = await rollbackFleet(hosts, { ...options, failedVersion: 'v1' }, fleetWorld());
    expect(result).toMatchObject({ verdict: 'failed', failure: { code: 'NO_PREVIOUS_RELEASE' } });
    expect(hosts[0]?.bad).toEqual(['v1']);
  });
});
