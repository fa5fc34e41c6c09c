import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock } from '@deploy-actions/clock';
import { UserError } from '@deploy-actions/error';
import { deployFleet } from '@deploy-actions/fleet';
import { release, status } from '../../../test/support/release/example-release';
import { deployPlan, FakeHost, fleetWorld } from '../../../test/support/release/fake-host';
import { shells } from '../../../test/support/release/local-connection';
import { LocalSite } from '../../../test/support/release/local-site';
import { until } from '../../../test/support/release/say';
import { homeOf } from '../src/revert-fleet';

describe('the way back', () => {
  it('leads to the last good release where a dead run left the very release live that fails', async () => {
    const site = new LocalSite(process.env.PATH ?? '');
    expect((await site.deploy('v1')).verdict).toBe('deployed');
    await dieAfterSwap(site, 'v2', 'exit 1');
    const again = await site.deploy('v2', { activate: 'exit 1' });
    expect(again).toMatchObject({ verdict: 'reverted', rows: [{ version: 'v1', code: 'COMMAND_FAILED' }] });
    expect((await site.host().status()).current).toBe('v1');
  });

  it.each(['exit 1', 'cat version >"$HOME/running"'])(
    'leads to nothing, as before, where the first deploy of all died and is said again: activate is %s',
    async (activate) => {
      const site = new LocalSite(process.env.PATH ?? '');
      await dieAfterSwap(site, 'v1', activate);
      expect((await site.host().status()).current).toBe('v1');
      const again = await site.deploy('v1', { activate });
      if (activate === 'exit 1') {
        expect(again).toMatchObject({
          verdict: 'reverted',
          failure: { code: 'COMMAND_FAILED', message: expect.stringContaining('Nothing is live') },
          rows: [{ verdict: 'reverted', version: '', release: '', code: 'COMMAND_FAILED' }],
        });
        expect([site.live(), (await site.host().status()).current]).toEqual(['', '']);
      } else expect(again).toMatchObject({ verdict: 'deployed', rows: [{ version: 'v1', release: 'v1' }] });
      expect(await site.deploy('v2')).toMatchObject({ verdict: 'deployed', rows: [{ version: 'v2' }] });
      expect([site.running(), await site.damage()]).toEqual(['v2', []]);
      site.remove();
    },
  );

  it('ends in time where a step that will not stop is followed by a slow way back', async () => {
    const cancel = new AbortController();
    const world = fleetWorld(cancel.signal);
    const host = new FakeHost('a', [release('v1', { steps: { activate: 'restart' } })]);
    const reason = new UserError('CANCELLED', 'cancelled');
    host.step = async (name, step, context) => {
      if (name === 'v2' && step === 'activate') {
        cancel.abort(reason);
        await world.clock.sleep(3000);
        throw reason;
      }
      if (name === 'v1') await world.clock.sleep(5000, context.signal);
      return { code: 0, stdout: '', stderr: '' };
    };
    const result = await deployFleet([host], deployPlan('v2'), world);
    expect(world.clock.elapsed()).toBeLessThanOrEqual(5000);
    expect(result).toMatchObject({
      verdict: 'failed',
      failure: { code: 'ROLLBACK_FAILED' },
      rows: [{ version: 'v1', code: 'ROLLBACK_FAILED', message: expect.stringContaining('the lock ends with it') }],
    });
    expect(host.locked).toBe(false);
  });

  it.each(shells())(
    'goes on by itself where its time is over, and takes the lock with it ($name)',
    async ({ path }) => {
      const site = new LocalSite(path);
      const wait = (file: string) =>
        `n=0; while [ ! -e "$HOME/${file}" ] && [ $((n += 1)) -lt 600 ]; do sleep 0.05; done`;
      const back = `if [ "$DEPLOY_OPERATION" = revert ]; then ${wait('go')}; fi; cat version >"$HOME/running"`;
      expect((await site.deploy('v1', { activate: back })).verdict).toBe('deployed');
      const cancel = new AbortController();
      const plan = await site.plan('v2', { activate: `trap '' TERM; true >"$HOME/began"; ${wait('never')}` });
      const logged = fleetWorld(cancel.signal);
      const deploying = deployFleet([site.host('mine')], plan, { ...logged, clock: systemClock });
      await until(() => existsSync(join(site.home, 'began')));
      cancel.abort(new UserError('CANCELLED', 'cancelled'));
      expect(await deploying).toMatchObject({ verdict: 'failed', rows: [{ version: 'v1', code: 'ROLLBACK_FAILED' }] });
      expect([site.live(), site.running(), await site.damage()]).toEqual(['v1', 'v1', []]);
      const other = await site.deploy('v3');
      expect(other).toMatchObject({ verdict: 'not-deployed', failure: { code: 'LOCKED' } });
      expect((await site.host().status()).lock).toMatchObject({
        expiresInSeconds: 0,
        steps: [{ what: 'activate of v1' }],
      });
      writeFileSync(join(site.home, 'go'), '');
      await until(() => existsSync(join(site.own, 'run', 'mine-2', 'result')));
      expect((await site.host().status()).lock).toBeNull();
      expect(await site.deploy('v3')).toMatchObject({ verdict: 'deployed' });
      expect([site.running(), await site.damage()]).toEqual(['v3', []]);
      site.remove();
    },
    30_000,
  );

  const unproven = release('v2', { state: 'live', checked: false });

  it.each([
    ['what was live and proven', release('v2', { state: 'live' }), 'v2'],
    ['the last good one before what was live unproven', unproven, 'v1'],
    ['what was live, where no way leads behind it', { ...unproven, irreversible: true }, 'v2'],
  ])('leads to %s', (_what, before, home) => {
    const choice = { kind: 'upload' as const, release: 'v3' };
    const site = { before, choice, status: status('v2', [release('v1'), before]) };
    expect(homeOf(site)?.release).toBe(home);
  });

  it('leads to nothing where nothing was live', () => {
    const choice = { kind: 'upload' as const, release: 'v1' };
    expect(homeOf({ before: undefined, choice, status: status('', []) })).toBeUndefined();
  });

  it('leads behind what was good once, where it fails at the second attempt of an interrupted way back to it', () => {
    const before = release('v2', { checked: false });
    const choice = { kind: 'activate' as const, release: 'v2' };
    const home = (...older: string[]) =>
      homeOf({ before, choice, status: status('v2', [...older.map((name) => release(name)), before]) })?.release;
    expect([home('v1'), home()]).toEqual(['v1', 'v2']);
  });

  it('leads across what is irreversible where the old code works with the new data', () => {
    const before = { ...unproven, irreversible: true };
    const site = {
      before,
      choice: { kind: 'activate' as const, release: 'v2' },
      status: status('v2', [release('v1'), before]),
    };
    expect([homeOf(site), homeOf(site, { allowAfterMigration: true })].map((one) => one?.release)).toEqual([
      'v2',
      'v1',
    ]);
  });
});

/** The runner dies with the swap made and no step run. */
async function dieAfterSwap(site: LocalSite, version: string, activate: string): Promise<void> {
  const host = site.host();
  const dead = async () => {
    throw new Error('the runner is dead');
  };
  const swap = host.switchTo.bind(host);
  host.switchTo = (to, operation, ...more) => (operation === 'deploy' ? swap(to, operation, ...more) : dead());
  host.step = dead;
  expect((await site.deploy(version, { activate }, host)).verdict).toBe('failed');
}
