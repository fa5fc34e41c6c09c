import { type CutDeath, cutAfter } from '../support/release/cut';
import { inspect } from '../support/release/kill-case';
import { shells } from '../support/release/local-connection';
import { LocalSite } from '../support/release/local-site';
import { readAllTheWhile } from '../support/release/reader';
import { seeded } from '../support/release/sample';

/**
 * An upload is cut at a random byte. FAULTS=all cuts a hundred of them, FAULTS_SEED=n at others. See
 * killed-host.test.ts for everything that is not an upload.
 */
const isThorough = process.env.FAULTS === 'all';
const SEED = Number(process.env.FAULTS_SEED ?? 1);
const CUTS = isThorough ? 24 : 3;
const DEATHS: readonly CutDeath[] = ['connection', 'runner', 'power'];

let played = 0;
afterAll(() => console.log(`${played} deaths, seed ${SEED}`));

describe.each(shells())('a host with $name', ({ path }) => {
  let two: LocalSite;
  beforeAll(async () => {
    two = new LocalSite(path);
    for (const version of ['v1', 'v2']) await two.deploy(version);
  });
  afterAll(() => two.remove());

  it.each([
    ['the first upload of all', () => new LocalSite(path), ['', 'v3']],
    ['a later upload', () => new LocalSite(path, two), ['v2', 'v3']],
  ])(
    'is whole, and ready for the next run, wherever %s is cut',
    async (name, makeSite, live) => {
      const site = makeSite();
      const whole = cutAfter(site, Number.MAX_SAFE_INTEGER, 'connection');
      await site.deploy('v3', {}, site.host('first', whole.wrap));
      site.remove();
      expect(whole.sent()).toBeGreaterThan(5_000);
      const random = seeded(SEED);
      const problems: string[] = [];
      const cuts = Array.from({ length: CUTS }, (_, n) => ({
        bytes: Math.floor(random() * whole.sent()),
        death: DEATHS[n % DEATHS.length] ?? 'power',
      }));
      for (const { bytes, death } of cuts) problems.push(...(await cutAt(makeSite(), bytes, death, live)));
      expect(problems.map((problem) => `${name}: ${problem}`)).toEqual([]);
    },
    300_000,
  );
});

async function cutAt(site: LocalSite, bytes: number, death: CutDeath, live: string[]): Promise<string[]> {
  played++;
  const reader = readAllTheWhile(site, live.includes(''));
  const cut = cutAfter(site, bytes, death);
  await site.deploy('v3', {}, site.host('first', cut.wrap)).catch(() => undefined);
  const problems = cut.isMade() ? [] : ['it was never cut'];
  // Whoever comes back may finish it; nobody else.
  const mayBe = death === 'connection' ? live : live.filter((version) => version !== 'v3');
  problems.push(...(await inspect(site, { live: mayBe, goal: 'v3' }, bytes)), ...reader.stop().problems);
  if (problems.length === 0) site.remove();
  return problems.map((problem) => `${death} at byte ${bytes} in ${site.home}: ${problem}`);
}
