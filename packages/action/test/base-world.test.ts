import { rawInputs } from '@deploy-actions/action';
import { VirtualClock } from '@deploy-actions/clock';
import { baseWorld } from '../src/base-world';
import { FakePlatform } from './fake-platform';

const contract = {
  action: 'demo',
  inputs: {
    token: { default: 'anonymous', required: false, secret: true },
    key: { default: '', required: false, secret: true },
    env: { default: '', required: false, secret: true },
    environment: { default: '', required: false, secret: false },
    urls: { default: '', required: false, secret: false },
  },
  outputs: [],
} as const;

function worldOf(env: Record<string, string>) {
  const platform = new FakePlatform(env);
  const { signal } = new AbortController();
  const raw = rawInputs(contract, platform.env);
  return { platform, world: baseWorld(contract, raw, signal, platform, new VirtualClock()) };
}

describe('baseWorld', () => {
  it('masks what was given as a secret, and nothing else', () => {
    const { platform, world } = worldOf({ INPUT_KEY: 'hunter2', INPUT_URLS: 'http://a.example' });
    expect(platform.masks).toEqual(['hunter2']);
    expect(world.mask('hunter2 at http://a.example')).toBe('*** at http://a.example');
  });

  it('masks what a program prints of its variables, and no plain setting', () => {
    const { platform, world } = worldOf({ INPUT_ENV: 'NODE_ENV=production\nAPI_TOKEN=hunter2' });
    expect(platform.masks).toContain('hunter2');
    expect(world.mask('in production with hunter2')).toBe('in production with ***');
  });

  it('masks keys in the queries of the URLs that are asked', () => {
    const { world } = worldOf({ INPUT_URLS: 'a=https://a.example/h?full=true&api_key=k%2Fhunter2' });
    expect(world.mask('k%2Fhunter2 k/hunter2 true')).toBe('*** *** true');
  });

  it('masks whatever the log takes: lines, warnings, notices and titles of groups', async () => {
    const { platform, world } = worldOf({ INPUT_KEY: 'hunter2' });
    world.secret('late-secret');
    world.log.event('hunter2');
    world.log.foreign('web1', 'late-secret');
    world.log.warning('web1 said hunter2, late-secret');
    world.log.notice('late-secret');
    await world.log.group('with hunter2', async () => world.log.event('within'));
    expect(platform.written).toBe('[   0.0s] ***\nweb1 | ***\n[   0.0s] within\n');
    expect([platform.warnings, platform.notices]).toEqual([['web1 said ***, ***'], ['***']]);
    expect(platform.groups).toEqual(['with ***', 'end']);
  });

  it('does not take a default, which anybody can read, for a secret', () => {
    expect(worldOf({}).platform.masks).toEqual([]);
  });

  it('learns what is found in inputs later, and tells the runner', () => {
    const { platform, world } = worldOf({});
    world.inputSecret('late-secret');
    expect(platform.masks).toEqual(['late-secret']);
    expect(world.mask('late-secret')).toBe('***');
  });

  it('masks what a host sent, and never hands it to the runner, which would drop outputs that hold it', () => {
    const { platform, world } = worldOf({});
    for (const value of ['late-secret', 'deployed', 'verdict', 'short', '"durationMs":']) world.secret(value);
    expect(platform.masks).toEqual([]);
    expect(world.mask('late-secret deployed verdict short')).toBe('*** deployed verdict short');
  });

  it.each(['deployed', 'deploy-actions', 'schema', 'production', 'prod'])(
    'hands no word of a report, and no part of a name, to the runner: %s',
    (word) => {
      const { platform, world } = worldOf({ INPUT_ENV: `Y_SECRET=${word}`, INPUT_ENVIRONMENT: 'production' });
      expect(platform.masks).toEqual([]);
      expect(world.mask('production')).toBe('production');
    },
  );

  it('says that a secret is not masked', () => {
    const { platform } = worldOf({ INPUT_ENV: 'Y_SECRET=deployed' });
    expect(platform.written).toMatch(/it is not masked/);
  });

  it('removes escape sequences before it masks: they may split a secret', () => {
    const { platform, world } = worldOf({ INPUT_KEY: 'hunter2-hunter2' });
    const text = 'hunter2-\u001b[0mhunter2';
    world.log.event(text);
    world.log.foreign('web1', text);
    world.log.warning(text);
    expect(platform.written + platform.warnings.join('')).not.toMatch(/hunter2|\p{Cc}(?<!\n)/u);
  });

  it('knows the variables that name a proxy, and no others', () => {
    const proxies = { HTTPS_PROXY: 'http://p:1', no_proxy: 'a.example' };
    expect(worldOf({ ...proxies, PROXY: 'x', INPUT_HTTP_PROXY: 'y' }).world.proxyEnv).toEqual(proxies);
  });

  it('has a folder of its own and remembers for the post step', () => {
    const { platform, world } = worldOf({});
    world.remember('token', 't1');
    expect([world.folder, platform.states]).toEqual(['/runner/temp/demo-1', { token: 't1' }]);
  });
});
