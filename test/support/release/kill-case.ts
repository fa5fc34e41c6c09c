import { UserError } from '@deploy-actions/error';
import type { RemoteHost } from '@deploy-actions/release';
import type { Connection } from '@deploy-actions/ssh';
import { type Death, doom, hasDied, lift, pointsOf } from './doomed-program';
import type { LocalSite } from './local-site';
import { readAllTheWhile } from './reader';

/** What a run does on a host, and what may be live when it died on the way. */
export interface Story {
  name: string;
  /** The site that it begins with. */
  from: 'nothing' | 'two' | 'three' | 'ruin' | 'foreign';
  play(site: LocalSite, host: RemoteHost): Promise<unknown>;
  /** Empty: nothing. */
  live: string[];
  /** What the next run deploys first. */
  goal: string;
}

export interface KillCase {
  story: Story;
  point: number;
  death: Death;
}

/** How many points the story has, each with its words. */
export async function countPoints(site: LocalSite, story: Story): Promise<string[]> {
  doom(site.home, 0, 'power');
  await story.play(site, site.host('first'));
  lift(site.home);
  const points = pointsOf(site.home);
  site.remove();
  return points;
}

/** Lets the story die at its point, and tells everything that is wrong afterwards. */
export async function playCase(site: LocalSite, { story, point, death }: KillCase): Promise<string[]> {
  const reader = readAllTheWhile(site, story.live.includes(''));
  doom(site.home, point, death);
  await story.play(site, site.host('first', mortal(site.home, death))).catch(() => undefined);
  const isDead = hasDied(site.home, death);
  const words = pointsOf(site.home)[point - 1]?.replaceAll(site.home, '~');
  lift(site.home);
  const problems = isDead ? await inspect(site, story, point) : [`it never came to point ${point}`];
  const { looks, problems: seen } = reader.stop();
  if (looks < 10) problems.push(`the visitor looked only ${looks} times`);
  problems.push(...seen);
  // What went wrong can be looked at.
  if (problems.length === 0) site.remove();
  return problems.map((problem) => `${story.name}, ${death} at ${point} (${words}) in ${site.home}: ${problem}`);
}

/** A runner that is dead gets no answer any more; an answer that is lost is lost once. */
function mortal(home: string, death: Death): (connection: Connection) => Connection {
  // Not what a client would try again.
  const dead = () => new Error('the runner is dead');
  const isDeadRunner = () => (death === 'power' || death === 'runner') && hasDied(home, death);
  let mayLose = death === 'answer';
  return (connection) => ({
    ...connection,
    exec: async (...args) => {
      if (isDeadRunner()) throw dead();
      const result = await connection.exec(...args);
      if (isDeadRunner()) throw dead();
      if (mayLose && hasDied(home, death)) {
        mayLose = false;
        throw new UserError('CONNECTION_LOST', 'no answer');
      }
      return result;
    },
  });
}

/** What is wrong after a death. The dead run's lock is given back by its `post:` step, or ends by its time. */
export async function inspect(
  site: LocalSite,
  { live, goal }: Pick<Story, 'live' | 'goal'>,
  point: number,
): Promise<string[]> {
  const problems: string[] = [];
  const check = (holds: boolean, problem: () => string) => {
    if (!holds) problems.push(problem());
  };
  try {
    check(live.includes(site.live()), () => `${site.live()} is live`);
    problems.push(...(await site.damage()));
    if (point % 2 === 0) await site.host('first').unlock();
    else site.expireLocks();

    const again = await site.deploy(goal);
    const wasLeft = `${goal} was deployed (${again.verdict} ${again.failure?.message ?? ''})`;
    check(site.live() === goal, () => `${wasLeft}, but ${site.live()} is live`);
    check(site.running() === goal, () => `${wasLeft}, but ${site.running()} runs`);
    check(site.litter().length === 0, () => `litter: ${site.litter().join(' ')}`);
    check(/^(token=$|$)/m.test(site.lockText()), () => `a lock is left: ${site.lockText()}`);
    problems.push(...(await site.damage()));
    if (point % 3 > 0) return problems;

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
