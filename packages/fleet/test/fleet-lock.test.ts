import { UserError } from '@deploy-actions/error';
import { FakeHost, fleetWorld, lock } from '../../../test/support/release/fake-host';
import { withFleetLock } from '../src/fleet-lock';

const taken = () => new UserError('LOCKED', 'locked by bob');

describe('withFleetLock', () => {
  it('waits for somebody else as long as it is told to, and no longer', async () => {
    const world = fleetWorld();
    const host = new FakeHost('a');
    host.lock = () => Promise.reject(taken());
    const codes = await withFleetLock([host], { ...lock, waitMs: 9000 }, world, async ({ failed }) =>
      failed.map(({ error }) => error.code),
    );
    expect(codes).toEqual(['LOCKED']);
    expect(world.clock.now()).toBe(9000);
  });

  it('goes on as soon as the other one is done', async () => {
    const world = fleetWorld();
    const host = new FakeHost('a');
    const lockIt = host.lock.bind(host);
    host.lock = () => (world.clock.now() < 5000 ? Promise.reject(taken()) : lockIt());
    const held = await withFleetLock([host], { ...lock, waitMs: 60_000 }, world, async (fleet) => fleet.held.length);
    expect(held).toBe(1);
    expect(world.clock.now()).toBe(6000);
  });

  it('keeps the lock fresh while the work lasts, and gives it back when the work throws', async () => {
    const world = fleetWorld();
    const host = new FakeHost('a');
    const refreshed: number[] = [];
    host.refresh = async () => {
      refreshed.push(world.clock.now());
    };
    const work = withFleetLock([host], { ...lock, ttlMs: 30_000 }, world, async () => {
      await world.clock.sleep(35_000);
      throw new Error('broken');
    });
    await expect(work).rejects.toThrow('broken');
    expect(refreshed).toEqual([10_000, 20_000, 30_000]);
    expect(host.locked).toBe(false);
  });

  it('says why a lock could not be released, in plain words', async () => {
    const world = fleetWorld();
    const warnings: string[] = [];
    const log = { ...world.log, warning: (text: string) => warnings.push(text) };
    const host = new FakeHost('a');
    host.unlock = () => Promise.reject(new UserError('HOST_PROTOCOL', 'a: no sense.'));
    await withFleetLock([host], lock, { ...world, log }, async () => undefined);
    expect(warnings).toEqual(['The lock on a could not be released: a: no sense.']);
  });

  it('does not wait for a host that is down', async () => {
    const world = fleetWorld();
    const host = new FakeHost('a', [], new Set(['lock']));
    await withFleetLock([host], { ...lock, waitMs: 60_000 }, world, async ({ failed }) => {
      expect(failed[0]?.error.code).toBe('CONNECTION_LOST');
    });
    expect(world.clock.now()).toBe(0);
  });
});
