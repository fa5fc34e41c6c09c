import { UserError } from '@deploy-actions/error';
import { confirmFleet } from '@deploy-actions/fleet';
import { release } from '../../../test/support/release/example-release';
import { FakeHost, fleetWorld, lock } from '../../../test/support/release/fake-host';

const options = { version: 'v2', reason: 'confirmed by ada', keepReleases: 5, lock };
const row = () => [release('v1'), release('v2', { state: 'live' })];

describe('confirmFleet', () => {
  it('notes the live release as good on every host', async () => {
    const hosts = [new FakeHost('a', row()), new FakeHost('b', row())];
    expect(await confirmFleet(hosts, options, fleetWorld())).toMatchObject({ verdict: 'confirmed' });
    expect(hosts.map(({ releases }) => releases.at(-1)?.state)).toEqual(['good', 'good']);
  });

  it('confirms nothing anywhere where another version is live on one host', async () => {
    const hosts = [new FakeHost('a', row()), new FakeHost('b', [release('v1')])];
    const result = await confirmFleet(hosts, options, fleetWorld());
    expect(result).toMatchObject({
      verdict: 'not-confirmed',
      failure: { code: 'NOT_LIVE' },
      rows: [{ verdict: 'untouched' }, { code: 'NOT_LIVE' }],
    });
    expect(hosts[0]?.releases.at(-1)?.state).toBe('live');
    expect(hosts[1]?.calls).toContain('note:refused');
  });

  it.each([
    ['its activation was never completed', release('v2', { state: 'live', checked: false }), [], 'UNPROVEN'],
    ['a rollback to it was never completed', release('v2', { state: 'good', checked: false }), [], 'UNPROVEN'],
    ['it is marked bad', release('v2', { state: 'bad' }), ['v2'], 'BAD_RELEASE'],
  ])('confirms nothing anywhere where on one host %s', async (_what, live, bad, code) => {
    const hosts = [new FakeHost('a', row()), new FakeHost('b', [release('v1'), live])];
    for (const host of hosts.slice(1)) host.bad = bad;
    expect(await confirmFleet(hosts, options, fleetWorld())).toMatchObject({
      verdict: 'not-confirmed',
      failure: { code },
      rows: [{ verdict: 'untouched' }, { verdict: 'failed', code, version: 'v2' }],
    });
    expect(hosts.map(({ releases }) => releases.at(-1)?.state)).toEqual(['live', live.state]);
    expect(hosts[1]?.calls).toContain('note:refused');
  });

  it('is not confirmed where a host cannot be reached, or cannot record it', async () => {
    const hosts = (fault: string) => [new FakeHost('a', row(), new Set([fault])), new FakeHost('b', row())];
    const unreached = hosts('lock');
    expect(await confirmFleet(unreached, options, fleetWorld())).toMatchObject({
      verdict: 'not-confirmed',
      failure: { code: 'CONNECTION_LOST' },
      rows: [{ verdict: 'failed', version: 'unknown' }, { verdict: 'untouched' }],
    });
    expect(unreached.map(({ releases }) => releases.at(-1)?.state)).toEqual(['live', 'live']);
    expect(await confirmFleet(hosts('mark:good'), options, fleetWorld())).toMatchObject({
      verdict: 'not-confirmed',
      rows: [{ verdict: 'failed' }, { verdict: 'confirmed' }],
    });
  });

  it('says nothing about the release where it was cancelled', async () => {
    const controller = new AbortController();
    controller.abort(new UserError('CANCELLED', 'The run was cancelled.'));
    const result = await confirmFleet([new FakeHost('a', row())], options, fleetWorld(controller.signal));
    expect(result).toMatchObject({ verdict: '', failure: { code: 'CANCELLED' } });
  });
});
