import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type FleetOptions, startFleet, type TestFleet } from '../support/action/fleet';
import { doom, doomHost, lift, pointsOf, programFileIn } from '../support/release/doomed-program';
import { damageOf } from '../support/release/reader';
import { sample, seeded } from '../support/release/sample';
import { until } from '../support/release/say';
import { versionFolder } from '../support/release/version-folder';
import { makeKeyPair } from '../support/ssh/server';
import { expectEnding, Runs } from './expectation';

/** The runner's process is killed at a line of the host's journal; what is on its way to the host is done to its end. */
const SEED = Number(process.env.FAULTS_SEED ?? 1);
const CASES = process.env.FAULTS === 'all' ? 12 : 2;

let played = 0;

describe('a runner that is killed', () => {
  const runs = new Runs('ssh-deploy');
  const keys = makeKeyPair();
  const home = mkdtempSync(join(tmpdir(), 'template-'));
  const sources: Record<string, string> = {};
  const steps = { activate: 'cat version >"$HOME/running"', 'health-command': 'true', 'keep-releases': '2' };
  const own = (at: string) => join(at, 'app', '.deploy');
  const inputs = (fleet: TestFleet, version: string) => ({
    ...fleet.inputs,
    ...steps,
    version,
    source: sources[version] ?? '',
  });

  beforeAll(async () => {
    for (const version of ['v1', 'v2', 'v3', 'v4']) sources[version] = await versionFolder(version);
    const fleet = await startFleet(1, { keys });
    for (const version of ['v1', 'v2']) {
      expectEnding('ssh-deploy', await runs.run(inputs(fleet, version)), { code: undefined, verdict: 'deployed' });
    }
    cpSync(fleet.hosts[0]?.home ?? '', home, { recursive: true, verbatimSymlinks: true });
    await fleet.stop();
    const file = programFileIn(own(home));
    doomHost(own(home), file, true, readFileSync(join(own(home), file), 'utf8'));
  }, 60_000);
  afterAll(() => {
    console.log(`${played} deaths, seed ${SEED}`);
    runs.close();
    rmSync(home, { recursive: true });
  });

  async function withHost(play: (fleet: TestFleet, at: string) => Promise<void>): Promise<void> {
    const options: FleetOptions = { keys, homes: [home] };
    const fleet = await startFleet(1, options);
    try {
      await play(fleet, fleet.hosts[0]?.home ?? '');
    } finally {
      await fleet.stop();
    }
  }

  it('leaves a whole host at every line of the journal, and its `post:` step or the time of its lock frees it', async () => {
    let lines: { point: number; words: string }[] = [];
    await withHost(async (fleet, at) => {
      doom(at, 0, 'hold');
      const ending = await runs.run(inputs(fleet, 'v3'));
      expectEnding('ssh-deploy', ending, { code: undefined, verdict: 'deployed' });
      lines = pointsOf(at).flatMap((words, n) => (words.startsWith('journal ') ? [{ point: n + 1, words }] : []));
    });
    expect(lines.length).toBeGreaterThan(8);
    for (const { point, words } of sample(lines, CASES, seeded(SEED))) {
      played++;
      await withHost(async (fleet, at) => {
        doom(at, point, 'hold');
        const killed = await runs.run(inputs(fleet, 'v3'), {
          during: async (child) => {
            await until(() => existsSync(join(at, '.hold')));
            child.kill('SIGKILL');
          },
        });
        writeFileSync(join(at, '.go'), '');
        expect([words, killed.code]).toEqual([words, null]);
        await until(() => isQuiet(own(at)));
        lift(at);
        const live = readlinkSync(join(at, 'app', 'current')).replace('releases/', '');
        expect([words, ['v2', 'v3'].includes(live), damageOf(join(at, 'app', 'current'), live)]).toEqual([
          words,
          true,
          undefined,
        ]);

        if (point % 2 === 0) {
          const post = await runs.post(inputs(fleet, 'v3'), killed);
          expect([words, post.code]).toEqual([words, 0]);
        } else expireLocks(own(at));
        const next = await runs.run(inputs(fleet, 'v4'));
        expectEnding('ssh-deploy', next, { code: undefined, verdict: 'deployed' });
        expect(damageOf(join(at, 'app', 'current'), 'v4')).toBeUndefined();
        expect([words, readdirSync(join(own(at), 'tmp'))]).toEqual([words, []]);
      });
    }
  }, 240_000);
});

/** No call of the dead runner is at work any more. */
function isQuiet(own: string): boolean {
  const notes = readdirSync(join(own, 'busy')).map((note) => join(own, 'busy', note));
  // A note may be cleared away while we look.
  return notes.every((note) => !existsSync(note) || statSync(note, { throwIfNoEntry: false })?.size === 0);
}

function expireLocks(own: string): void {
  for (const name of readdirSync(join(own, 'lock'))) {
    const file = join(own, 'lock', name);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^expires=\d+/m, 'expires=1'));
  }
}
