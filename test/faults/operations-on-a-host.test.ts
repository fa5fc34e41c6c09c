import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLog } from '@deploy-actions/action';
import { systemClock } from '@deploy-actions/clock';
import { abortFleet, rollbackFleet, unlockFleet } from '@deploy-actions/fleet';
import { liveRelease, type RemoteHost } from '@deploy-actions/release';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';
import { start, until } from '../support/release/say';

const nothing = () => undefined;
const sink = { write: nothing, warning: nothing, notice: nothing, startGroup: nothing, endGroup: nothing };
const world = () => ({ clock: systemClock, log: createLog(systemClock, sink), signal: new AbortController().signal });
const owner = { actor: 'eve', runUrl: 'https://ci.example/2', action: 'test', since: '2026-01-01T00:00:00Z' };
const lock = { owner, ttlMs: 60_000, waitMs: 0 };
const options = { markBad: false, reason: 'aborted by eve', batchSize: 1, commandTimeoutMs: 20_000, lock };

/** Begins a step that nobody ends, under a lock of its own. */
async function hang(site: LocalSite): Promise<RemoteHost> {
  const holder = site.host('holder');
  await holder.lock({ ...owner, actor: 'ada' }, 60_000);
  const context = { operation: 'deploy' as const, previousVersion: '', timeoutMs: 60_000, signal: AbortSignal.abort() };
  const signal = new AbortController().signal;
  holder.step('v1', 'before-activate', { ...context, signal }).catch(nothing);
  const looker = site.host('looker');
  for (let looks = 0; looks < 200; looks++) if ((await looker.status()).lock?.steps.length) return holder;
  throw new Error('the step never began');
}

describe.each(shells())('a host with $name', ({ path }) => {
  let site: LocalSite;
  beforeEach(() => {
    site = new LocalSite(path);
  });
  afterEach(() => site.remove());

  const history = () => readFileSync(join(site.own, 'history.jsonl'), 'utf8');

  it('tells who holds it and what runs, keeps its lock from unlock, and gives it up to abort', async () => {
    await site.deploy('v1', {
      'before-activate': 'test "$DEPLOY_OPERATION" != deploy || test ! -e ~/slow || sleep 600',
    });
    writeFileSync(join(site.home, 'slow'), '');
    await hang(site);
    const host = site.host();
    expect((await host.status()).lock).toMatchObject({
      number: expect.any(Number),
      owner: { actor: 'ada' },
      steps: [{ what: 'before-activate of v1' }],
    });
    expect(await unlockFleet([host], { owner, reason: 'broken by eve' }, world())).toMatchObject({
      failure: { code: 'LOCKED', message: expect.stringContaining('before-activate of v1 is still running, for ada') },
    });
    expect(await abortFleet([host], options, world())).toMatchObject({ verdict: 'unchanged' });
    expect(await host.status()).toMatchObject({ lock: null, current: 'v1' });
    expect(history()).toMatch(/"event":"unlocked","release":"","reason":"aborted by eve; the lock belonged to ada/);
  });

  it('tells of an upload whose runner is gone without a word, keeps its lock from unlock, and gives it up to abort', async () => {
    await site.deploy('v1');
    await site.host('gone').lock({ ...owner, actor: 'ada' }, 60_000);
    const upload = start(site, 'stage', 'gone', 'v2', 'box');
    await until(() => existsSync(join(site.own, 'tmp', 'upload-gone')));
    site.expireLocks();
    const host = site.host();
    expect((await host.status()).lock).toMatchObject({ expiresInSeconds: 0, steps: [{ what: 'upload' }] });
    expect(await unlockFleet([host], { owner, reason: 'broken by eve' }, world())).toMatchObject({
      failure: { code: 'LOCKED', message: expect.stringContaining('upload is still running, for ada') },
    });
    expect(await abortFleet([host], options, world())).toMatchObject({ verdict: 'unchanged' });
    expect((await upload.ended).status).not.toBe(0);
    expect(await host.status()).toMatchObject({ lock: null, current: 'v1' });
    expect(await site.deploy('v2')).toMatchObject({ verdict: 'deployed' });
    expect(site.litter()).toEqual([]);
  }, 20_000);

  it('gives up the lock that was seen, and no other', async () => {
    await site.deploy('v1');
    await site.host('dead').lock({ ...owner, actor: 'ada' }, 60_000);
    const host = site.host();
    const seen = (await host.status()).lock?.number ?? 0;
    await expect(host.breakLock(seen - 1, owner, 'x')).rejects.toMatchObject({ code: 'LOCKED' });
    expect((await host.status()).lock).not.toBeNull();
    await host.breakLock(seen, owner, 'it "was" dead');
    expect((await host.status()).lock).toBeNull();
    expect((await site.deploy('v2')).verdict).toBe('deployed');
  });

  it('goes back from an unconfirmed release, and stays on a good one', async () => {
    await site.deploy('v1');
    await site.shipPlan({ ...(await site.plan('v2')), confirm: 'later' });
    expect(await abortFleet([site.host()], options, world())).toMatchObject({ verdict: 'rolled-back' });
    expect([site.live(), site.running()]).toEqual(['v1', 'v1']);
    expect(await abortFleet([site.host()], options, world())).toMatchObject({ verdict: 'unchanged' });
    expect(await site.damage()).toEqual([]);
  });

  it('remembers where a migration ran and that it was undone, also where the note in the manifest is lost', async () => {
    const steps = { migrate: 'echo up >>~/schema', 'migrate-down': 'echo "down $DEPLOY_OPERATION" >>~/schema' };
    await site.deploy('v1');
    await site.deploy('v2', steps);
    const events = (await site.host().status()).releases.find(({ release }) => release === 'v2')?.events ?? [];
    expect(events.map(({ state }) => state)).toEqual(expect.arrayContaining(['migrated', 'live', 'good']));
    // As a kill between the events and the manifest would leave it.
    const manifest = join(site.own, 'releases', 'v2', 'manifest.json');
    const before = readFileSync(manifest, 'utf8');
    const back = { ...options, migrateDown: true };
    expect(await rollbackFleet([site.host()], back, world())).toMatchObject({ verdict: 'rolled-back' });
    writeFileSync(manifest, before);
    expect(readFileSync(join(site.home, 'schema'), 'utf8')).toBe('up\ndown rollback\n');
    const named = { ...options, toVersion: 'v2' };
    expect(await rollbackFleet([site.host()], named, world())).toMatchObject({
      failure: { code: 'NO_PREVIOUS_RELEASE', message: expect.stringContaining('was undone') },
    });
    expect(history()).toMatch(/"event":"migrated","release":"v2".*"event":"migrated-down","release":"v2"/s);
  });

  it('records what a release needs to be judged and left', async () => {
    const plan = await site.plan('v1');
    const record = { ...plan.record, healthUrl: 'http://127.0.0.1:1/', irreversible: true };
    await site.shipPlan({ ...plan, record, allowAfterMigration: true });
    const known = (await site.host().status()).releases[0];
    expect(known).toMatchObject({ healthUrl: 'http://127.0.0.1:1/', irreversible: true });
    expect(liveRelease(await site.host().status())).toBeUndefined();
  });
});
