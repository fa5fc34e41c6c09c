import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@deploy-actions/action';
import { systemClock } from '@deploy-actions/clock';
import { planDeploy, rollbackFleet, showFleet, unlockFleet } from '@deploy-actions/fleet';
import { RemoteHost } from '@deploy-actions/release';
import { localConnection, shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';
import { meddle, say } from '../support/release/say';

const nothing = () => undefined;
const sink = { write: nothing, warning: nothing, notice: nothing, startGroup: nothing, endGroup: nothing };
const world = () => ({ clock: systemClock, log: createLog(systemClock, sink), signal: new AbortController().signal });
const owner = { actor: 'eve', runUrl: '', action: 'test', since: '2026-01-01T00:00:00Z' };
const lock = { owner, ttlMs: 60_000, waitMs: 0 };
const [DEPLOYER, SECOND] = [54_321, 54_322];

// Only root can be two users.
const asRoot = process.getuid?.() === 0 ? describe : describe.skip;

asRoot.each(shells())('what cannot be read on a host with $name', ({ path }) => {
  let site: LocalSite;
  beforeEach(async () => {
    site = new LocalSite(path, undefined, DEPLOYER);
    chmodSync(site.home, 0o755);
    await site.deploy('v1');
    await site.deploy('v2');
  });
  afterEach(() => site.remove());

  const app = (...names: string[]) => join(site.app, ...names);
  let tokens = 0;
  /** The same path, as another user of the same group. */
  const second = () =>
    new RemoteHost({
      label: 'web1',
      path: site.app,
      token: `second${++tokens}`,
      clock: systemClock,
      connect: async () => localConnection({ home: site.home, path, uid: SECOND }),
      onLines: nothing,
    });

  /** `status`, `plan`, `unlock` and `rollback`: the codes that they end with. */
  const codes = async (host: () => RemoteHost) => {
    const plan = await site.plan('v3');
    const payload = await plan.payload;
    const results = [
      await showFleet([host()], world()),
      await planDeploy([host()], { ...plan, payload, lockWaitMs: 0 }, world()),
      await unlockFleet([host()], { owner, reason: 'x' }, world()),
      await rollbackFleet(
        [host()],
        { markBad: false, reason: 'x', batchSize: 1, commandTimeoutMs: 20_000, lock },
        world(),
      ),
    ];
    for (const { rows } of results) expect(rows).toMatchObject([{ version: 'unknown', verdict: 'failed' }]);
    return results.map(({ failure }) => failure?.code);
  };
  const unfit = Array(4).fill('HOST_UNFIT');

  it('is an error for a second user, and names whose it is', async () => {
    const { rows } = await showFleet([second()], world());
    expect(rows[0]?.message).toMatch(/cannot read all of .*\.deploy.*Permission denied; log in as (deploy|54321)/);
    expect(await codes(second)).toEqual(unfit);
    expect(site.live()).toBe('v2');
  });

  it.each([
    ['the path itself', '', 0o700],
    ['releases', 'releases', 0o700],
    ['.deploy where others may see that it is there', '.deploy', 0o711],
  ])('is an error for a second user: %s', async (_, name, mode) => {
    chmodSync(app('.deploy'), 0o755);
    for (const one of ['lock', 'releases', 'bad', 'run', 'busy']) chmodSync(app('.deploy', one), 0o755);
    chmodSync(app(name), mode);
    expect(await codes(second)).toEqual(unfit);
  });

  it.each(['lock', 'bad', 'releases', 'run', 'busy'])('is an error for its owner: .deploy/%s', async (name) => {
    chmodSync(app('.deploy', name), 0o300);
    expect(await codes(() => site.host())).toEqual(unfit);
    chmodSync(app('.deploy', name), 0o600);
    expect(await codes(() => site.host())).toEqual(unfit);
  });

  it.each([
    ['the lock', 'lock', (name: string) => join('lock', name)],
    ['a bad mark', 'bad', (name: string) => join('bad', name)],
    ['a manifest', 'releases', (name: string) => join('releases', name, 'manifest.json')],
    ['the history', '', () => 'history.jsonl'],
  ])('is an error: %s', async (_, folder, file) => {
    await site.rollBack();
    await site.host('holder').lock(owner, 60_000);
    const names = readdirSync(app('.deploy', folder)).filter((name) => !name.startsWith('.'));
    for (const name of names) {
      const one = app('.deploy', file(name));
      chownSync(one, 0, 0);
      chmodSync(one, 0o600);
    }
    const [status, plan, unlock] = await codes(() => site.host());
    expect([status, plan, unlock]).toEqual(unfit.slice(1));
  });

  it('is an error: an env, whose values could not be masked', async () => {
    const file = app('.deploy', 'releases', 'v1', 'env');
    chownSync(file, 0, 0);
    const result = await site.rollBack(site.host(undefined, undefined, { onEnv: nothing }));
    expect(result.rows).toMatchObject([{ verdict: 'failed', code: 'HOST_UNFIT' }]);
  });

  it.each([
    [
      'a link that leads nowhere in place of releases/',
      'a link to a missing target',
      () => {
        rmSync(app('releases'), { recursive: true });
        symlinkSync('/no/such/disk', app('releases'));
      },
    ],
    [
      'a file in place of releases/',
      'is not a folder',
      () => {
        rmSync(app('releases'), { recursive: true });
        writeFileSync(app('releases'), '');
      },
    ],
    [
      'a loop in place of current',
      'cannot read',
      () => {
        rmSync(app('current'));
        symlinkSync('current', app('current'));
      },
    ],
    [
      'a file in place of the path',
      'a file exists in place of',
      () => {
        rmSync(site.app, { recursive: true });
        writeFileSync(site.app, '');
      },
    ],
  ])('is an error: %s', async (_, words, spoil) => {
    spoil();
    const { rows } = await showFleet([site.host()], world());
    expect(rows).toMatchObject([{ code: 'HOST_UNFIT', version: 'unknown', message: expect.stringContaining(words) }]);
  });

  it.each(['.deploy/lock', 'releases', '.deploy'])('is an error: %s on a broken disk', async (name) => {
    meddle(
      site,
      `ls() { case "$*" in *'/${name} '*) echo "ls: reading directory '/x/${name}': Input/output error" >&2; return 2 ;; esac; command ls "$@"; }`,
    );
    const answer = say(site, 'status');
    expect([answer.status, answer.stderr]).toEqual([90, expect.stringContaining('Input/output error')]);
  });

  it('is an error: a lock whose content a broken disk does not give', async () => {
    await site.host('holder').lock(owner, 60_000);
    rmSync(app('.deploy', 'lock', '3'));
    // A file that is not empty and gives nothing: reading it fails.
    meddle(
      site,
      `cat() { case "$*" in */lock/3) echo 'cat: Input/output error' >&2; return 1 ;; esac; command cat "$@"; }`,
    );
    writeFileSync(app('.deploy', 'lock', '3'), 'x');
    const answer = say(site, 'status');
    expect([answer.status, answer.stderr]).toEqual([90, expect.stringContaining('Input/output error')]);
  });

  it('is nothing where nothing is: a path that does not exist, and one that is empty', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'empty-'));
    chmodSync(empty, 0o755);
    const missing = join(empty, 'none', 'deeper');
    for (const [place, message] of [
      [missing, new RegExp(`^nothing is live: the folder ${missing} does not exist .*; not locked`)],
      [empty, /^nothing is live; not locked/],
    ] as const) {
      const host = new RemoteHost({
        label: 'web1',
        path: place,
        token: 'x',
        clock: systemClock,
        connect: async () => localConnection({ home: site.home, path, uid: SECOND }),
        onLines: nothing,
      });
      const { rows } = await showFleet([host], world());
      expect(rows).toMatchObject([{ verdict: 'unchanged', version: '', message: expect.stringMatching(message) }]);
    }
  });
});
