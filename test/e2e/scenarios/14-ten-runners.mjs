import assert from 'node:assert/strict';
import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { findTool } from '../../support/host/prerequisites.mjs';
import { expectResult, expectSites, withFleet } from '../fleet.mjs';

const RUNNERS = 10;

/** What runs have left in the folders that they use for themselves; the note of a call that has ended is empty. */
const litter = ({ host }) =>
  ['tmp', 'busy', 'lock'].flatMap((folder) => {
    const own = join(host.folder, '.deploy', folder);
    return readdirSync(own).filter((name) => !/^\d+$/.test(name) && statSync(join(own, name)).size > 0);
  });

test('of ten runners at once one has the whole fleet, nine learn whose it is, and nothing of them is left', {
  timeout: 180_000,
}, async () => {
  await withFleet([{}, { shell: findTool('busybox') }], async ({ folder, deploy, sites }) => {
    expectResult(await deploy('v0'), 'deployed', undefined);
    const go = join(folder, 'go');
    // Whoever gets in holds the fleet until the nine others have had their answer.
    const activate = `for i in $(seq 600); do [ ! -f ${go} ] || exit 0; sleep 0.1; done; exit 1`;
    let told = 0;
    const runs = await Promise.all(
      Array.from({ length: RUNNERS }, async (_, n) => {
        const env = {
          GITHUB_ACTOR: `actor${n}`,
          GITHUB_RUN_ID: `${7000 + n}`,
          GITHUB_SERVER_URL: 'https://github.example',
          GITHUB_REPOSITORY: 'acme/shop',
        };
        const run = await deploy(`v${n + 1}`, { activate }, { env });
        told += 1;
        if (told === RUNNERS - 1) writeFileSync(go, '');
        return { n, run };
      }),
    );
    assert.ok(existsSync(go));
    const [winner, ...others] = runs.filter(({ run }) => run.outputs.verdict === 'deployed');
    assert.deepEqual(others, [], 'one has won');
    assert.ok(winner, runs.map(({ run }) => run.log).join('\n'));
    for (const { n, run } of runs) {
      if (n === winner.n) continue;
      expectResult(run, 'not-deployed', 'LOCKED');
      const owner = `actor${winner.n} (ssh-deploy deploy, since `;
      assert.ok(run.log.includes(owner), run.log);
      assert.ok(run.log.includes(`https://github.example/acme/shop/actions/runs/${7000 + winner.n}`), run.log);
    }
    const version = `v${winner.n + 1}`;
    expectSites(sites, [version, version]);
    for (const site of sites) {
      assert.deepEqual(site.releases(), ['v0', version].sort());
      assert.deepEqual(litter(site), [], site.host.name);
    }

    expectResult(await deploy('next'), 'deployed', undefined);
    expectSites(sites, ['next', 'next']);
  });
});
