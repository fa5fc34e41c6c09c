import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startFleet, type TestFleet } from '../support/action/fleet';
import { damageOf } from '../support/release/reader';
import { until } from '../support/release/say';
import { versionFolder } from '../support/release/version-folder';
import { expectEnding, Runs } from './expectation';

/** The runner kills a cancelled run ten seconds after SIGINT; users are promised seven. */
const KILLED_MS = 10_000;

/** Bounded, so that nothing outlives a test that fails. */
const wait = (file: string) => `n=0; while [ ! -e "$HOME/${file}" ] && [ $((n += 1)) -lt 600 ]; do sleep 0.05; done`;

describe('a run that is cancelled', () => {
  const runs = new Runs('ssh-deploy');
  let fleet: TestFleet;
  let home: string;
  beforeAll(async () => {
    fleet = await startFleet(1);
    home = fleet.hosts[0]?.home ?? '';
  });
  afterAll(async () => {
    await fleet.stop();
    runs.close();
  });

  const deploy = async (version: string, activate: string, during?: Parameters<Runs['run']>[1]) => {
    const source = await versionFolder(version);
    const inputs = { ...fleet.inputs, version, source, activate };
    return { inputs, ending: await runs.run(inputs, during) };
  };
  const live = () => fleet.hosts[0]?.live() ?? '';

  it('ends in time with a step that ignores it and a way back that takes longer, which goes on with the lock', async () => {
    const note = 'cat version >"$HOME/running"';
    const first = await deploy('v1', `if [ "$DEPLOY_OPERATION" = revert ]; then ${wait('go')}; fi; ${note}`);
    expectEnding('ssh-deploy', first.ending, { code: undefined, verdict: 'deployed' });
    let cancelledMs = 0;
    const { inputs, ending } = await deploy('v2', `trap '' TERM; true >"$HOME/began"; ${wait('never')}`, {
      during: async (child) => {
        await until(() => existsSync(join(home, 'began')));
        cancelledMs = performance.now();
        child.kill('SIGINT');
      },
    });
    const tookMs = performance.now() - cancelledMs;
    console.log(`ended ${Math.round(tookMs)} ms after it was cancelled`);
    expect(tookMs).toBeLessThan(KILLED_MS);
    expectEnding('ssh-deploy', ending, { code: 'ROLLBACK_FAILED', verdict: 'failed' });
    expect(JSON.parse(ending.outputs.hosts ?? '')).toMatchObject([{ version: 'v1', code: 'ROLLBACK_FAILED' }]);
    expect([live(), damageOf(join(home, 'app', 'current'), 'v1')]).toEqual(['v1', undefined]);

    // Nothing is left for it to do, and it stops nothing.
    expect((await runs.post(inputs, ending)).code).toBe(0);
    expectEnding('ssh-deploy', (await deploy('v3', note)).ending, { code: 'LOCKED', verdict: 'not-deployed' });
    const file = join(home, 'running');
    writeFileSync(file, '');
    writeFileSync(join(home, 'go'), '');
    await until(() => readFileSync(file, 'utf8') === 'v1' && isFree(join(home, 'app', '.deploy', 'run')));
    const next = await deploy('v3', note);
    expectEnding('ssh-deploy', next.ending, { code: undefined, verdict: 'deployed' });
    expect([live(), readFileSync(file, 'utf8')]).toEqual(['v3', 'v3']);
  }, 60_000);
});

/** Each step has noted its end. */
function isFree(folder: string): boolean {
  return readdirSync(folder).every((step) => existsSync(join(folder, step, 'result')));
}
