import { UserError } from '@deploy-actions/error';
import { deployFleet, rollbackFleet } from '@deploy-actions/fleet';
import fc from 'fast-check';
import { release } from '../../../test/support/release/example-release';
import { deployPlan, FakeHost, fleetWorld, lock } from '../../../test/support/release/fake-host';
import { pruneHost } from '../src/prune-host';
import { rollbackTarget } from '../src/rollback-target';

describe('pruneHost', () => {
  it('removes what is too old, and fails nothing where it cannot', async () => {
    const host = new FakeHost('a', [release('v1'), release('v2'), release('v3')]);
    await pruneHost(host, 2, undefined, fleetWorld());
    expect(host.releases.map(({ version }) => version)).toEqual(['v2', 'v3']);
    host.remove = () => Promise.reject(new Error('busy'));
    await pruneHost(host, 1, undefined, fleetWorld());
  });

  it('says why it cannot, and nothing where the host is somebody else’s by now', async () => {
    const world = fleetWorld();
    const warnings: string[] = [];
    const log = { ...world.log, warning: (text: string) => warnings.push(text) };
    const host = new FakeHost('a', [release('v1'), release('v2'), release('v3')]);
    for (const code of ['LOCK_LOST', 'HOST_PROTOCOL'] as const) {
      host.settle = () => Promise.reject(new UserError(code, 'a: no.'));
      await pruneHost(host, 1, undefined, { ...world, log });
    }
    expect(warnings).toEqual(['a: old releases could not be removed: a: no.']);
  });

  it('never takes the live one, the one before it or the last good one, through any row of deploys and rollbacks', async () => {
    const act = fc.constantFrom('deploy', 'fail', 'later', 'rollback', 'bad');
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 1, max: 4 }),
        async (acts, keep) => {
          const faults = new Set<string>();
          const host = new FakeHost('a', [release('v0', { order: 1 })], faults);
          for (const [index, what] of acts.entries()) {
            const before = host.current;
            const version = `v${index + 1}`;
            const target = rollbackTarget(await host.status());
            if (what === 'rollback' || what === 'bad') {
              const options = { markBad: what === 'bad', reason: '', batchSize: 1, commandTimeoutMs: 1, lock };
              await rollbackFleet([host], options, fleetWorld());
              if ('release' in target) expect(host.current).toBe(target.release.release);
              continue;
            }
            if (what === 'fail') faults.add(`step:activate:${version}`);
            const confirm = what === 'later' ? 'later' : 'auto';
            await deployFleet([host], deployPlan(version, { keepReleases: keep, confirm }), fleetWorld());
            const names = host.releases.map((one) => one.release);
            expect(names).toContain(host.current);
            expect(names).toContain(before);
            if (what === 'fail') {
              expect(host.current).toBe(before);
              if ('release' in target) expect(names).toContain(target.release.release);
            }
            // The live one, the one before it and the way back of both may be more than was asked for.
            expect(names.length).toBeLessThanOrEqual(Math.max(keep, 3));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
