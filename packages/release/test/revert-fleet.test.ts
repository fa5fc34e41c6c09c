import { LocalSite } from '../../../test/support/release/local-site';
import { homeOf } from '../src/revert-fleet';
import { release, status } from './example-release';

describe('the way back', () => {
  it('leads to the last good release where a dead run left the very release live that fails', async () => {
    const site = new LocalSite(process.env.PATH ?? '');
    expect((await site.deploy('v1')).verdict).toBe('deployed');
    const host = site.host();
    const dead = async () => {
      throw new Error('the runner is dead');
    };
    const swap = host.switchTo.bind(host);
    host.switchTo = (to, operation, ...more) => (operation === 'deploy' ? swap(to, operation, ...more) : dead());
    host.step = dead;
    expect((await site.deploy('v2', { activate: 'exit 1' }, host)).verdict).toBe('failed');
    const again = await site.deploy('v2', { activate: 'exit 1' });
    expect(again).toMatchObject({ verdict: 'reverted', rows: [{ version: 'v1', code: 'COMMAND_FAILED' }] });
    expect((await site.host().status()).current).toBe('v1');
  });

  const unproven = release('v2', { state: 'live', checked: false });

  it.each([
    ['what was live and proven', release('v2', { state: 'live' }), 'v2'],
    ['the last good one before what was live unproven', unproven, 'v1'],
    ['what was live, where no way leads behind it', { ...unproven, irreversible: true }, 'v2'],
  ])('leads to %s', (_what, before, home) => {
    const site = { before, status: status('v2', [release('v1'), before]) };
    expect(homeOf(site)?.release).toBe(home);
  });

  it('leads to nothing where nothing was live', () => {
    expect(homeOf({ before: undefined, status: status('', []) })).toBeUndefined();
  });
});
