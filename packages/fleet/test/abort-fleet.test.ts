import { abortFleet } from '@deploy-actions/fleet';
import { release } from '../../../test/support/release/example-release';
import { FakeHost, fleetWorld, lock } from '../../../test/support/release/fake-host';

const options = { markBad: false, reason: 'aborted by ada', batchSize: 2, commandTimeoutMs: 1000, lock };
const abort = (host: FakeHost, more = {}) => abortFleet([host], { ...options, ...more }, fleetWorld());

describe('abortFleet', () => {
  it('ends what was begun, and goes back from what nobody confirmed', async () => {
    const host = new FakeHost('a', [release('v1', { steps: { activate: 'x' } }), release('v2', { state: 'live' })]);
    host.holder = 2;
    host.running = [{ id: 't-1', what: 'after-activate of v2' }];
    expect(await abort(host)).toMatchObject({
      verdict: 'rolled-back',
      rows: [{ version: 'v1', previousVersion: 'v2' }],
    });
    expect([host.holder, host.locked, host.bad]).toEqual([0, false, []]);
    expect(host.calls).toEqual([
      ...['stop:t-1', 'breakLock', 'lock', 'switch:v1', 'step:activate:v1', 'mark:checked', 'unlock'],
    ]);
  });

  it('leaves what is live and good, and only frees the path', async () => {
    const host = new FakeHost('a', [release('v1'), release('v2')]);
    host.holder = 2;
    expect(await abort(host)).toMatchObject({ verdict: 'unchanged', rows: [{ message: 'v2 is live and good' }] });
    expect([host.version, host.holder]).toEqual(['v2', 0]);
  });

  it('marks what it leaves as bad only where it is told to', async () => {
    const host = new FakeHost('a', [release('v1'), release('v2', { state: 'live' })]);
    await abort(host, { markBad: true });
    expect(host.bad).toEqual(['v2']);
  });

  it('does not go back across what cannot be undone', async () => {
    const host = new FakeHost('a', [release('v1'), release('v2', { state: 'live', irreversible: true })]);
    expect(await abort(host)).toMatchObject({ verdict: 'refused', failure: { code: 'IRREVERSIBLE' } });
    expect(await abort(host, { allowAfterMigration: true })).toMatchObject({ verdict: 'rolled-back' });
  });

  it('says so where a host cannot be freed', async () => {
    const host = new FakeHost('a', [release('v1')], new Set(['breakLock']));
    host.holder = 2;
    expect(await abort(host)).toMatchObject({
      verdict: 'not-deployed',
      rows: [{ code: 'CONNECTION_LOST', version: 'unknown' }],
    });
  });
});
