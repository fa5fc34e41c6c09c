import { UserError } from '@deploy-actions/error';
import { release } from '../../../test/support/release/example-release';
import { FakeHost, fleetWorld } from '../../../test/support/release/fake-host';
import { bringBack, type Journey, leftAsBad, markBad } from '../src/bring-back';
import { newRow } from '../src/fleet-result';
import { planRollback } from '../src/rollback-plan';

const options = { markBad: true, reason: 'ill', commandTimeoutMs: 1000 };

async function journey(host: FakeHost, wish = {}): Promise<Journey> {
  const status = await host.status();
  return { host, status, move: planRollback(status, wish), row: newRow(host.label) };
}

describe('bringBack', () => {
  it('goes where the plan says, and tells it on the row', async () => {
    const one = await journey(new FakeHost('a', [release('v1'), release('v2')]));
    expect(await bringBack(one, options, fleetWorld())).toBe(true);
    expect(one.row).toMatchObject({ verdict: 'rolled-back', version: 'v1', release: 'v1' });
  });

  it('never throws: the row tells what went wrong, and whether the host was switched', async () => {
    const fault = new Set(['switch:v1']);
    const one = await journey(new FakeHost('a', [release('v1'), release('v2')], fault));
    expect(await bringBack(one, options, fleetWorld())).toBe(false);
    expect(one.row).toMatchObject({ verdict: 'failed', code: 'CONNECTION_LOST', version: 'v2' });
    const bare = new FakeHost('a', [release('v1')], fault);
    bare.current = '';
    expect(await bringBack(await journey(bare, { toVersion: 'v1' }), options, fleetWorld())).toBe(false);
    const stuck = await journey(new FakeHost('a', [release('v1')]));
    expect(await bringBack(stuck, options, fleetWorld())).toBe(false);
    expect(stuck.row).toMatchObject({ code: 'NO_PREVIOUS_RELEASE' });
  });

  it('counts a host as switched where the swap got no answer and the host cannot be asked', async () => {
    for (const current of ['v2', '']) {
      const host = new FakeHost('a', [release('v1'), release('v2')], new Set(['switch:v1']));
      host.current = current;
      const one = await journey(host, { toVersion: 'v1' });
      host.status = () => Promise.reject(new Error('no answer'));
      expect(await bringBack(one, options, fleetWorld())).toBe(true);
      expect(one.row).toMatchObject({ verdict: 'failed', version: 'unknown' });
    }
  });

  it('does not count a host as switched where another run took over before the swap', async () => {
    const host = new FakeHost('a', [release('v3'), release('v1'), release('v2')]);
    const one = await journey(host);
    host.switchTo = () => {
      host.current = 'v3';
      return Promise.reject(new UserError('LOCK_LOST', 'a: the lock of this run is gone'));
    };
    expect(await bringBack(one, options, fleetWorld())).toBe(false);
    expect(one.row).toMatchObject({ verdict: 'failed', code: 'LOCK_LOST', version: 'v3' });
  });

  it('marks nothing bad that stays, or that only runs its own steps again', async () => {
    const stays = await journey(new FakeHost('a', [release('v1'), release('v2')]), { failedVersion: 'v1' });
    const unfinished = await journey(new FakeHost('a', [release('v2', { checked: false })]));
    const leaves = await journey(new FakeHost('a', [release('v1'), release('v2')]));
    expect([stays, unfinished, leaves].map((one) => leftAsBad(one, options)?.version)).toEqual([
      undefined,
      undefined,
      'v2',
    ]);
    expect(leftAsBad(leaves, { ...options, markBad: false })).toBeUndefined();
  });

  it('says whether the mark could be made', async () => {
    const row = () => [release('v1'), release('v2')];
    expect(await markBad(new FakeHost('a', row()), 'v2', options, fleetWorld())).toBe(true);
    expect(await markBad(new FakeHost('a', row(), new Set(['mark:bad'])), 'v2', options, fleetWorld())).toBe(false);
  });
});
