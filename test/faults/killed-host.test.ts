import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Death, doomHost, programFileIn } from '../support/release/doomed-program';
import { foreignLayout } from '../support/release/foreign-site';
import { countPoints, type KillCase, playCase, type Story } from '../support/release/kill-case';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';
import { sample, seeded } from '../support/release/sample';

/**
 * Something dies at any command of the host program that changes the disk and at any line of its journal: what is live
 * must be the old release or the new one, whole, visitors must see nothing else, and the next run must get on without
 * help. FAULTS=all plays hundreds of these cases, FAULTS_SEED=n others.
 */
const isThorough = process.env.FAULTS === 'all';
const SEED = Number(process.env.FAULTS_SEED ?? 1);
const AT_ONCE = isThorough ? 3 : 2;

const owner = { actor: 'ada', runUrl: 'https://ci.example/1', action: 'test', since: '2026-01-01T00:00:00Z' };

const stories: Story[] = [
  {
    name: 'the first deploy',
    from: 'nothing',
    play: (site, host) => site.deploy('v3', {}, host),
    live: ['', 'v3'],
    goal: 'v3',
  },
  {
    name: 'a deploy that removes an old release',
    from: 'two',
    play: (site, host) => site.deploy('v3', {}, host),
    live: ['v2', 'v3'],
    goal: 'v3',
  },
  {
    name: 'a deploy that reverts itself',
    from: 'two',
    play: (site, host) => site.deploy('v3', { 'health-command': 'exit 1' }, host),
    live: ['v2', 'v3'],
    goal: 'v2',
  },
  {
    name: 'a rollback by verdict',
    from: 'two',
    play: (site, host) => site.rollBack(host),
    live: ['v2', 'v1'],
    goal: 'v1',
  },
  {
    name: 'a deploy of an older version',
    from: 'two',
    play: (site, host) => site.deploy('v1', {}, host),
    live: ['v2', 'v1'],
    goal: 'v1',
  },
  {
    name: 'the first deploy to what another tool has made',
    from: 'foreign',
    play: (site, host) => site.deploy('v3', { 'health-command': 'test -s ~/running' }, host),
    live: ['20240101120000', 'v3'],
    // With the same steps v3 would be the same release.
    goal: 'v2',
  },
  {
    name: 'the first deploy to what another tool has made, which reverts itself',
    from: 'foreign',
    play: (site, host) => site.deploy('v3', { 'health-command': 'test "$(cat ~/running)" != v3' }, host),
    live: ['20240101120000', 'v3'],
    goal: 'v2',
  },
  {
    name: 'the repair of what a dead run left, and an unlock',
    from: 'ruin',
    play: async (_, host) => {
      await host.lock(owner, 60_000);
      await host.unlock();
    },
    live: ['v3'],
    goal: 'v3',
  },
];

/** How many cases of each story: some of the points where something dies, of all that there are. */
interface Plan {
  name: string;
  path: string;
  hasSetsid: boolean;
  counts: Partial<Record<Death, number>>;
}

function plans(): Plan[] {
  const [sh, busybox] = [shells()[0]?.path ?? '', shells().find(({ name }) => name === 'busybox')?.path];
  const thorough: Plan[] = [
    {
      name: 'sh',
      path: sh,
      hasSetsid: true,
      counts: { power: 24, host: 6, runner: 4, answer: 4 },
    },
    { name: 'sh without setsid', path: sh, hasSetsid: false, counts: { power: 3, host: 2 } },
  ];
  const quick: Plan[] = [
    { name: 'sh', path: sh, hasSetsid: true, counts: { power: 2, host: 1, runner: 1, answer: 1 } },
  ];
  const withBusybox: Plan[] =
    busybox === undefined
      ? []
      : [
          {
            name: 'busybox',
            path: busybox,
            hasSetsid: true,
            counts: isThorough ? { power: 8, host: 3, runner: 2 } : { power: 1 },
          },
          ...(isThorough
            ? [{ name: 'busybox without setsid', path: busybox, hasSetsid: false, counts: { power: 3 } }]
            : []),
        ];
  return [...(isThorough ? thorough : quick), ...withBusybox];
}

let played = 0;
afterAll(() => console.log(`${played} deaths, seed ${SEED}`));

describe.each(plans())('a host with $name', ({ path, hasSetsid, counts }) => {
  const sites = new Map<Story['from'], LocalSite>();

  beforeAll(async () => {
    const two = new LocalSite(path);
    const three = new LocalSite(path);
    for (const version of ['v1', 'v2', 'v3']) {
      if (version !== 'v3') await two.deploy(version);
      await three.deploy(version);
    }
    const nothing = new LocalSite(path);
    const foreign = new LocalSite(path);
    await foreignLayout(foreign, 'capistrano');
    rmSync(join(foreign.app, 'current'));
    // A copy of the site has another path.
    symlinkSync('../app/releases/20240101120000', join(foreign.app, 'current'));
    const program = readFileSync(join(two.own, programFileIn(two.own)), 'utf8');
    for (const site of [two, three, nothing, foreign]) doomHost(site.own, programFileIn(two.own), hasSetsid, program);
    sites.set('two', two).set('three', three).set('nothing', nothing).set('foreign', foreign).set('ruin', ruin(three));
  }, 60_000);
  afterAll(() => {
    for (const site of sites.values()) site.remove();
  });

  it.each(stories)(
    'is whole, and ready for the next run, wherever something dies in $name',
    async (story) => {
      const fresh = () => new LocalSite(path, sites.get(story.from));
      const points = await countPoints(fresh(), story);
      expect(points.length).toBeGreaterThan(8);
      const random = seeded(SEED + stories.indexOf(story));
      const cases = Object.entries(counts).flatMap(([death, count]) =>
        sample([...points.keys()], count, random).map(
          (n): KillCase => ({ story, point: n + 1, death: death as Death }),
        ),
      );
      const problems: string[] = [];
      const work = async () => {
        for (let one = cases.shift(); one; one = cases.shift()) {
          played++;
          problems.push(...(await playCase(fresh(), one)));
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      expect(problems).toEqual([]);
    },
    900_000,
  );
});

/** Of a run that died in everything at once: v3 is live and nobody has noted it, and all kinds of halves lie about. */
function ruin(from: LocalSite): LocalSite {
  const site = new LocalSite(from.path, from);
  const own = (...parts: string[]) => join(site.own, ...parts);
  const put = (path: string, text: string) => writeFileSync(own(path), text);
  put('releases/v3/state', 'state=staged\norder=0\nchecked=false\n');
  put('lock/99', `token=dead\nexpires=1\nowner=${JSON.stringify(owner)}\n`);
  put('lock/.draft.dead', 'half');
  mkdirSync(own('tmp', 'upload-dead', 'payload'), { recursive: true });
  put('tmp/upload-dead/payload/half', 'half');
  symlinkSync('releases/v3', own('tmp', 'current'));
  mkdirSync(own('run', 'dead-1'));
  put('run/dead-1/out', 'half a line');
  put('busy/dead-4194304', '4194304 stage 1\n');
  cpSync(own('releases', 'v3'), own('releases', 'v9'), { recursive: true });
  rmSync(own('releases', 'v9', 'state'));
  put('journal', `${readFileSync(own('journal'), 'utf8')}2026-01-01T00:00:00Z begin switch v3 deploy\n2026-01-`);
  return site;
}
