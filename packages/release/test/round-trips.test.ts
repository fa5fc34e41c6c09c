import type { Connection } from '@deploy-actions/ssh';
import { shells } from '../../../test/support/release/local-connection';
import { LocalSite } from '../../../test/support/release/local-site';

const [shell] = shells();

/** The verbs that a run says to a host, one entry for each command on the connection. */
async function commandsOf(site: LocalSite, run: (host: ReturnType<LocalSite['host']>) => Promise<unknown>) {
  const commands: string[] = [];
  const noting = (connection: Connection): Connection => ({
    ...connection,
    exec: (command, options) => {
      // Quoted for two shells, one inside the other.
      const words = (/exec sh "\$p" (.*)/s.exec(command)?.[1] ?? command).replaceAll(`'\\''`, '').split(' ');
      const verbs = words.filter((_word, at) => at === (words[0] === 'call' ? 4 : 0) || words[at - 1] === '--then');
      commands.push(verbs.join(' + '));
      return connection.exec(command, options);
    },
  });
  const before = site.live();
  await run(site.host(undefined, noting));
  return { commands, before, after: site.live() };
}

describe('the round trips of', () => {
  let site: LocalSite;
  beforeEach(() => {
    site = new LocalSite(shell?.path ?? '');
  });
  afterEach(() => site.remove());

  const plain = async (version: string) => {
    const plan = await site.plan(version);
    return { ...plan, record: { ...plan.record, steps: {} } };
  };

  it('a deploy without steps are three, also the first of all, which installs the program', async () => {
    for (const version of ['v1', 'v2', 'v3', 'v4']) {
      const plan = await plain(version);
      const { commands, after } = await commandsOf(site, (host) => site.shipPlan(plan, host));
      expect(after).toBe(version);
      const settle = Number(version[1]) > 2 ? 'mark + prune + unlock' : 'mark + unlock';
      // The first two go at the same time.
      expect(commands).toEqual(['index', 'lock', 'stage', `switch + ${settle}`]);
    }
  });

  it('the same version again are two', async () => {
    const plan = await plain('v1');
    await site.shipPlan(plan);
    const { commands } = await commandsOf(site, (host) => site.shipPlan(plan, host));
    expect(commands).toEqual(['index', 'lock', 'unlock']);
  });

  it('each step is one', async () => {
    const { commands } = await commandsOf(site, (host) => site.deploy('v1', { 'health-command': 'true' }, host));
    expect(commands).toEqual(['index', 'lock', 'stage', 'switch', 'step', 'step', 'mark', 'mark + unlock']);
  });
});
