import {
  chmodSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '@deploy-actions/action';
import { systemClock } from '@deploy-actions/clock';
import { type DeployPlan, deployFleet, planDeploy } from '@deploy-actions/fleet';
import { readPayload } from '@deploy-actions/payload';
import { foreignLayout } from '../support/release/foreign-site';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';
import { meddle } from '../support/release/say';
import { versionFolder } from '../support/release/version-folder';

const nothing = () => undefined;
const sink = { write: nothing, warning: nothing, notice: nothing, startGroup: nothing, endGroup: nothing };
const world = () => ({ clock: systemClock, log: createLog(systemClock, sink), signal: new AbortController().signal });
const owner = { actor: 'ada', runUrl: '', action: 'test', since: '2026-01-01T00:00:00Z' };
const DEPLOYER = 54_321;
const isRoot = process.getuid?.() === 0;

interface Case {
  name: string;
  code: string;
  words: string | RegExp;
  /** What is wrong with the host. */
  spoil(site: LocalSite): unknown;
  /** What is wrong with the request. */
  plan?(plan: DeployPlan): Partial<DeployPlan>;
  sharedPaths?: string[];
  needsRoot?: boolean;
}

const CASES: Case[] = [
  {
    name: 'the version is marked bad',
    code: 'BAD_RELEASE',
    words: 'v2 is marked bad',
    spoil: async (site) => {
      await site.deploy('v1');
      await site.deploy('v2');
      await site.rollBack();
    },
  },
  {
    name: 'another run has the lock',
    code: 'LOCKED',
    words: 'is locked by ada (test',
    spoil: (site) => site.host('holder').lock(owner, 60_000),
  },
  {
    name: '`current` is a folder',
    code: 'HOST_UNFIT',
    words: 'three commands',
    spoil: (site) => mkdirSync(join(site.app, 'current'), { recursive: true }),
  },
  {
    name: '`current` is a file',
    code: 'HOST_UNFIT',
    words: 'is a file',
    spoil: (site) => {
      mkdirSync(site.app);
      writeFileSync(join(site.app, 'current'), '');
    },
  },
  {
    name: '`current` leads elsewhere',
    code: 'HOST_UNFIT',
    words: 'points to /',
    spoil: (site) => {
      mkdirSync(site.app);
      symlinkSync('/', join(site.app, 'current'));
    },
  },
  {
    name: 'a file stands in the place of the path',
    code: 'HOST_UNFIT',
    words: /exists in place of|cannot write/,
    spoil: (site) => writeFileSync(site.app, ''),
  },
  {
    name: 'the path cannot be made',
    code: 'HOST_UNFIT',
    words: 'cannot write to',
    spoil: (site) => chmodSync(site.home, 0o555),
    needsRoot: true,
  },
  {
    name: 'releases/ cannot be written to',
    code: 'HOST_UNFIT',
    words: 'cannot write to',
    spoil: async (site) => {
      await site.deploy('v1');
      chmodSync(join(site.app, 'releases'), 0o555);
    },
    needsRoot: true,
  },
  {
    name: '.deploy cannot be read',
    code: 'HOST_UNFIT',
    words: 'cannot read',
    spoil: async (site) => {
      await site.deploy('v1');
      chmodSync(join(site.app, '.deploy', 'bad'), 0o000);
    },
    needsRoot: true,
  },
  {
    name: 'the releases are on another disk',
    code: 'HOST_UNFIT',
    words: 'one file system',
    spoil: async (site) => {
      await site.deploy('v1');
      const disk = 'Filesystem 1024-blocks Used Available Capacity Mounted on';
      const line = (name: string) => `/dev/${name} 9999999 1 9999998 1% /${name}`;
      meddle(site, `df() { printf '%s\\n' '${disk}' '${line('a')}' '${line('b')}' '${line('a')}'; }`);
    },
  },
  {
    name: 'there is no room',
    code: 'DISK_FULL',
    words: 'are free',
    spoil: async (site) => {
      await site.deploy('v1');
      const line = '/dev/a 9999999 1 5 99% /a';
      meddle(site, `df() { printf '%s\\n' head '${line}'; }`);
    },
  },
  {
    name: 'no tool can compare files',
    code: 'HOST_UNFIT',
    words: 'are all missing',
    spoil: async (site) => {
      await site.deploy('v1');
      meddle(
        site,
        'command() { case "$*" in "-v openssl"|"-v sha256sum"|"-v shasum") return 1 ;; esac; eval "$(printf "\\\\%s " "$@")"; }',
      );
    },
  },
  {
    name: 'a shared file is on neither side',
    code: 'SHARED_MISSING',
    words: 'shared/config.json',
    spoil: nothing,
    sharedPaths: ['config.json'],
  },
  {
    name: 'a file stands in the place of a shared folder',
    code: 'HOST_UNFIT',
    words: 'shared/up is no folder',
    spoil: (site) => {
      mkdirSync(join(site.app, 'shared'), { recursive: true });
      writeFileSync(join(site.app, 'shared', 'up'), '');
    },
    sharedPaths: ['up/'],
  },
  {
    name: 'a file stands above a shared folder',
    code: 'HOST_UNFIT',
    words: 'shared/up is no folder',
    spoil: (site) => {
      mkdirSync(join(site.app, 'shared'), { recursive: true });
      writeFileSync(join(site.app, 'shared', 'up'), '');
    },
    sharedPaths: ['up/deep/'],
  },
  {
    name: 'shared files lie in the old place of another tool',
    code: 'SHARED_IN_OLD_PLACE',
    words: 'mv ',
    spoil: async (site) => {
      const { live } = await foreignLayout(site, 'capistrano');
      writeFileSync(join(site.app, 'releases', live, 'data.db'), 'x');
    },
    sharedPaths: ['data.db'],
  },
  {
    name: 'files came into the live release, in a folder that is to be shared',
    code: 'SHARED_IN_OLD_PLACE',
    words: 'mv ',
    spoil: async (site) => {
      await site.deploy('v1');
      writeFileSync(join(site.app, 'releases', 'v1', 'assets', 'deep', 'photo'), 'x');
    },
    sharedPaths: ['assets/deep/'],
  },
  {
    name: 'a file of the live release that is to be shared has changed',
    code: 'SHARED_IN_OLD_PLACE',
    words: 'mv ',
    spoil: async (site) => {
      await site.deploy('v1');
      writeFileSync(join(site.app, 'releases', 'v1', 'version'), 'by hand');
    },
    sharedPaths: ['version'],
  },
  {
    name: 'releases/ is a link, so that the links of shared-paths lead elsewhere',
    code: 'HOST_UNFIT',
    words: 'shared-paths would lead to',
    spoil: (site) => {
      mkdirSync(site.app);
      symlinkSync(mkdtempSync(join(tmpdir(), 'disk-')), join(site.app, 'releases'));
    },
    sharedPaths: ['up/'],
  },
];

/** Whatever it is. */
function currentOf(site: LocalSite): (string | boolean)[] {
  const current = join(site.app, 'current');
  if (!lstatSync(site.app, { throwIfNoEntry: false })?.isDirectory()) return [];
  const stats = lstatSync(current, { throwIfNoEntry: false });
  return stats ? [stats.isDirectory(), stats.isSymbolicLink() ? readlinkSync(current) : ''] : [];
}

describe.each(shells())('a plan and a deploy on a host with $name', ({ path }) => {
  let site: LocalSite;
  afterEach(() => {
    chmodSync(site.home, 0o755);
    site.remove();
  });

  const wanted = async ({ sharedPaths = [], plan: more = () => ({}) }: Partial<Case>): Promise<DeployPlan> => {
    const plan = await site.plan('v2');
    const payload = readPayload(await versionFolder('v2'), { clock: systemClock, sharedPaths });
    return { ...plan, payload, record: { ...plan.record, sharedPaths }, ...more(plan) };
  };
  const planned = async (plan: DeployPlan) =>
    planDeploy([site.host()], { ...plan, payload: await plan.payload, lockWaitMs: plan.lock.waitMs }, world());

  it.each(CASES.filter(({ needsRoot }) => isRoot || !needsRoot))('refuse the same: $name', async (one) => {
    site = new LocalSite(path, undefined, one.needsRoot ? DEPLOYER : undefined);
    await one.spoil(site);
    const plan = await wanted(one);
    const before = currentOf(site);
    const [dry, real] = [await planned(plan), await deployFleet([site.host()], plan, world())];
    const { words } = one;
    const message = typeof words === 'string' ? expect.stringContaining(words) : expect.stringMatching(words);
    expect(dry).toMatchObject({ verdict: '', failure: { code: one.code }, rows: [{ code: one.code, message }] });
    expect(real).toMatchObject({ failure: { code: one.code }, rows: [{ code: one.code, message }] });
    expect(currentOf(site)).toEqual(before);
  });

  it('allow the same: releases/ as a link on the same disk, nothing new in what is to be shared, a lock that is waited for', async () => {
    site = new LocalSite(path);
    await site.deploy('v1');
    const elsewhere = join(site.home, 'disk');
    cpSync(join(site.app, 'releases'), elsewhere, { recursive: true });
    rmSync(join(site.app, 'releases'), { recursive: true });
    symlinkSync('../disk', join(site.app, 'releases'));
    const plan = await wanted({});
    expect(await planned(plan)).toMatchObject({ verdict: 'planned' });
    expect(await deployFleet([site.host()], plan, world())).toMatchObject({ verdict: 'deployed' });

    const other = new LocalSite(path);
    await site.remove();
    site = other;
    await site.deploy('v1');
    const shared = await wanted({ sharedPaths: ['version', 'assets/deep/'] });
    const holder = site.host('holder');
    await holder.lock(owner, 60_000);
    const waiting = { ...shared, lock: { ...shared.lock, waitMs: 10_000 } };
    expect(await planned(waiting)).toMatchObject({ verdict: 'planned' });
    await holder.unlock();
    expect(await deployFleet([site.host()], waiting, world())).toMatchObject({ verdict: 'deployed' });
  });
});
