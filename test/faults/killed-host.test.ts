import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '@deploy-actions/error';
import type { Connection } from '@deploy-actions/ssh';
import { deadlyTools, deathOf, killAt, letLive } from '../support/release/deadly-tools';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';

/**
 * The power goes at any command of the host program that changes the disk: what is live must be the old release or the
 * new one, whole, and the next run must get on without help. With FAULTS=all every such command is the last one in
 * turn, which takes minutes; else some of them.
 */
const isThorough = process.env.FAULTS === 'all';
const AT_ONCE = isThorough ? 3 : 1;
/** Every story is longer than this. */
const SAMPLE = 8;

type Host = ReturnType<LocalSite['host']>;

interface Story {
  name: string;
  play(site: LocalSite, host: Host): Promise<unknown>;
  /** What may be live afterwards. */
  live: string[];
  /** What the next run deploys first. */
  goal: string;
}

/** v1 and v2 are on the host, and v2 is live. */
const stories: Story[] = [
  { name: 'a deploy', play: (site, host) => site.deploy('v3', {}, host), live: ['v2', 'v3'], goal: 'v3' },
  {
    name: 'a deploy that reverts itself',
    play: (site, host) => site.deploy('v3', { 'health-command': 'exit 1' }, host),
    live: ['v2', 'v3'],
    goal: 'v2',
  },
  { name: 'a rollback by verdict', play: (site, host) => site.rollBack(host), live: ['v2', 'v1'], goal: 'v1' },
  {
    name: 'a deploy of an older version',
    play: (site, host) => site.deploy('v1', {}, host),
    live: ['v2', 'v1'],
    goal: 'v1',
  },
];

const [plain, busybox] = [shells()[0], shells().find(({ name }) => name === 'busybox')];
const plans = [
  ...(plain ? [{ shell: plain, withRunner: true, stride: isThorough ? 1 : SAMPLE }] : []),
  ...(isThorough && plain ? [{ shell: plain, withRunner: false, stride: 3 }] : []),
  ...(isThorough && busybox ? [{ shell: busybox, withRunner: true, stride: 3 }] : []),
];

describe.each(plans)('a host with $shell.name dies (its runner too: $withRunner)', ({ shell, withRunner, stride }) => {
  const path = deadlyTools(shell.path);
  let template: LocalSite;

  beforeAll(async () => {
    template = new LocalSite(path);
    await template.deploy('v1');
    await template.deploy('v2');
    expect([template.live(), template.running()]).toEqual(['v2', 'v2']);
  }, 60_000);
  afterAll(() => template.remove());

  it.each(stories)(
    'in $name',
    async (story) => {
      const problems: string[] = [];
      let last = 0;
      // The stories begin at different calls, so that a sample of all of them misses little.
      let next = 1 + ((5 * stories.indexOf(story)) % stride);
      const end = stride === SAMPLE ? 2 * SAMPLE : Number.POSITIVE_INFINITY;
      const work = async () => {
        while (last === 0 && next <= end) {
          const call = next;
          next += stride;
          const found = await dieAt(call, new LocalSite(path, template), story, withRunner);
          if (found === undefined) last = call;
          else problems.push(...found);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
      expect(problems).toEqual([]);
      expect(Math.max(last, next)).toBeGreaterThan(2 * SAMPLE);
    },
    600_000,
  );
});

/** What is wrong afterwards; undefined where the story has fewer calls. */
async function dieAt(call: number, site: LocalSite, story: Story, withRunner: boolean): Promise<string[] | undefined> {
  killAt(site.home, call);
  await story.play(site, site.host('first', withRunner ? mortal(site.home) : undefined)).catch(() => undefined);
  const death = deathOf(site.home)?.replaceAll(site.home, '~');
  letLive(site.home);
  const problems = death === undefined ? undefined : await inspect(site, story, call % 2 === 0);
  // What went wrong can be looked at.
  if (problems === undefined || problems.length === 0) site.remove();
  return problems?.map((problem) => `${story.name}, call ${call} (${death}) in ${site.home}: ${problem}`);
}

/** The runner dies with the host's process: from then on nothing is answered. */
function mortal(home: string): (connection: Connection) => Connection {
  const isDead = () => existsSync(join(home, '.killed'));
  const lost = () => new UserError('CONNECTION_LOST', 'the runner is dead');
  return (connection) => ({
    ...connection,
    exec: async (...args) => {
      if (isDead()) throw lost();
      const result = await connection.exec(...args);
      if (isDead()) throw lost();
      return result;
    },
  });
}

/** The dead run's lock is given back by its `post:` step, or ends by its time. */
async function inspect(site: LocalSite, { live, goal }: Story, byPostStep: boolean): Promise<string[]> {
  const problems: string[] = [];
  const check = (holds: boolean, problem: () => string) => {
    if (!holds) problems.push(problem());
  };
  try {
    check(live.includes(site.live()), () => `${site.live()} is live`);
    problems.push(...(await site.damage()));
    if (byPostStep) await site.host('first').unlock();
    else site.expireLocks();

    const again = await site.deploy(goal);
    const wasLeft = `${goal} was deployed (${again.verdict} ${again.failure?.message ?? ''})`;
    check(site.live() === goal, () => `${wasLeft}, but ${site.live()} is live`);
    check(site.running() === goal, () => `${wasLeft}, but ${site.running()} runs`);
    check(site.litter().length === 0, () => `litter: ${site.litter().join(' ')}`);
    check(/^(token=$|$)/m.test(site.lockText()), () => `a lock is left: ${site.lockText()}`);

    const next = await site.deploy('v4');
    check(next.verdict === 'deployed', () => `the next deploy: ${next.verdict} ${next.failure?.message}`);
    problems.push(...(await site.damage()));
    const back = await site.rollBack();
    check(site.running() === goal, () => `the way back led to ${site.running()}: ${back.failure?.message}`);
  } catch (error) {
    problems.push(String(error));
  }
  return problems;
}
