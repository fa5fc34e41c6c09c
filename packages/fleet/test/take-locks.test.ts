import { UserError } from '@deploy-actions/error';
import fc from 'fast-check';
import { FakeHost, fleetWorld, lock } from '../../../test/support/release/fake-host';
import { takeLocks } from '../src/take-locks';

type World = ReturnType<typeof fleetWorld>;

/** Paths that several runs want; each call takes its time. */
class Paths {
  private readonly holders = new Map<string, string>();

  constructor(private readonly world: World) {}

  host(label: string, run: string, latencyMs: number): FakeHost {
    const host = new FakeHost(label);
    const pause = () => this.world.clock.sleep(latencyMs);
    const status = host.status.bind(host);
    host.lock = async () => {
      await pause();
      const holder = this.holders.get(label);
      if (holder !== undefined && holder !== run) throw new UserError('LOCKED', `${label} is locked by ${holder}`);
      this.holders.set(label, run);
      return status();
    };
    host.unlock = async () => {
      await pause();
      if (this.holders.get(label) === run) this.holders.delete(label);
    };
    return host;
  }
}

const heldBy = (taken: readonly object[]) => taken.filter((one) => 'status' in one).length;

describe('takeLocks', () => {
  it('lets exactly one of many runs have the whole fleet, in any order of arrival', async () => {
    const latencies = fc.array(fc.array(fc.nat(300), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(latencies, fc.boolean(), async (all, isReversed) => {
        const world = fleetWorld();
        const paths = new Paths(world);
        const runs = all.map((row, run) => {
          const hosts = row.map((latencyMs, n) => paths.host(`web${n}`, `run ${run}`, latencyMs));
          return takeLocks(isReversed && run % 2 ? hosts.reverse() : hosts, lock, world);
        });
        const counts = (await Promise.all(runs)).map(heldBy).sort();
        expect(counts).toEqual([...Array(all.length - 1).fill(0), 3]);
      }),
      { numRuns: 60 },
    );
  });

  it('says of each host why it was not taken', async () => {
    const world = fleetWorld();
    const paths = new Paths(world);
    await takeLocks([paths.host('web1', 'bob', 1)], lock, world);
    const taken = await takeLocks([paths.host('web2', 'ada', 1), paths.host('web1', 'ada', 1)], lock, world);
    expect(taken).toMatchObject([
      {
        host: { label: 'web2' },
        error: { message: 'web2 was not changed, because another run holds part of the fleet: web1 is locked by bob' },
      },
      { host: { label: 'web1' }, error: { message: 'web1 is locked by bob' } },
    ]);
  });

  it('keeps what it can get where some hosts are better than none', async () => {
    const world = fleetWorld();
    const paths = new Paths(world);
    await takeLocks([paths.host('web1', 'bob', 1)], lock, world);
    const hosts = ['web1', 'web2', 'web3'].map((label) => paths.host(label, 'ada', 1));
    expect(heldBy(await takeLocks(hosts, { ...lock, allowsPart: true }, world))).toBe(2);
    expect(world.clock.now()).toBeLessThan(1000);
  });

  it('takes a path again that it had given back, once the one in the way is free', async () => {
    const world = fleetWorld();
    const paths = new Paths(world);
    const bobs = paths.host('web1', 'bob', 1);
    await takeLocks([bobs], lock, world);
    const waiting = takeLocks(
      ['web1', 'web2'].map((label) => paths.host(label, 'ada', 1)),
      { ...lock, waitMs: 60_000 },
      world,
    );
    await world.clock.sleep(7000);
    await bobs.unlock();
    expect(heldBy(await waiting)).toBe(2);
  });

  it('keeps fresh what it has while it waits for the rest', async () => {
    const world = fleetWorld();
    const paths = new Paths(world);
    await takeLocks([paths.host('web2', 'bob', 1)], lock, world);
    const first = paths.host('web1', 'ada', 1);
    const refreshed: number[] = [];
    first.refresh = async () => {
      refreshed.push(world.clock.now());
    };
    const hosts = [first, paths.host('web2', 'ada', 1)];
    expect(heldBy(await takeLocks(hosts, { ...lock, ttlMs: 30_000, waitMs: 40_000 }, world))).toBe(1);
    expect(refreshed.length).toBeGreaterThanOrEqual(3);
  });

  it('does not wait when the run is cancelled', async () => {
    const cancelled = AbortSignal.abort(new UserError('CANCELLED', 'cancelled'));
    const world = fleetWorld(cancelled);
    const taken = await takeLocks([new FakeHost('web1')], { ...lock, waitMs: 60_000 }, world);
    expect([taken, world.clock.now()]).toMatchObject([[{ error: { code: 'CANCELLED' } }], 0]);
  });
});
